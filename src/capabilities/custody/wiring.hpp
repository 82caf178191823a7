#pragma once
// The ports filled from the dated tables, the regency and the accounts. The app adds what intake knows.
#include "capabilities/custody/service.hpp"
#include "platform/registry/catalogue.hpp"
#include "platform/registry/region.hpp"

namespace layang::custody {

/// A receiver whom the dossier names, masked.
struct NamedInDossier {
    std::int64_t index = 0;
    std::string relation;
    std::string name;
};
/// What custody asks of intake.
struct DossierSource {
    std::function<std::vector<NamedInDossier>(store::Session&, const std::string& regency, DossierId)> receivers;
    std::function<std::optional<std::pair<DossierId, std::string>>(store::Session&, const std::string& regency, const PublicCode&)> by_code;
    /// All documents of an application are in the right hands.
    std::function<void(ledger::Transaction&, ApplicationId)> complete;
};

/// `catalogue` and `region` must outlive what is returned.
[[nodiscard]] Rules rules_of(const Catalogue& catalogue, const Region& region, const DossierSource& source);
[[nodiscard]] Names names_of(const Catalogue& catalogue, const Region& region, secrets::KeyRing& ring, const DossierSource& source);

/// The fare of a run from the office over these villages and back, by the contract of the day. Errors: kTariffMissing and
/// what else the tariff says; kChoiceUnknown for a village that is none.
[[nodiscard]] Result<Fare> fare_of_stops(const Catalogue& catalogue, const Region& region, const std::vector<std::string>& stops, Date on);

/// On DocumentHandedOver: when it was the last of its application, intake hears of it.
[[nodiscard]] std::vector<ledger::Reaction> reactions(const DossierSource& source);

}  // namespace layang::custody
