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
    std::function<std::vector<ApplicationStanding>(store::Session&, const std::string& regency, DossierId)> applications;
    std::function<std::string(store::Session&, const std::string& regency, DossierId)> applicant;
    std::function<std::optional<DossierFacts>(store::Session&, const std::string& regency, DossierId)> facts;
    std::function<std::optional<Home>(store::Session&, const std::string& regency, DossierId)> home;
    /// All documents of an application are in the right hands.
    std::function<void(ledger::Transaction&, ApplicationId)> complete;
    /// All documents of an application were cancelled, and nobody was given one.
    std::function<void(ledger::Transaction&, ApplicationId)> all_cancelled;
};

/// `catalogue` and `region` must outlive what is returned.
[[nodiscard]] Rules rules_of(const Catalogue& catalogue, const Region& region, const DossierSource& source);
[[nodiscard]] Names names_of(const Catalogue& catalogue, const Region& region, secrets::KeyRing& ring, const DossierSource& source);

/// The fare of a run over these villages and back, from the desk that the contract of the day names. Errors: kTariffMissing and
/// what else the tariff says; kChoiceUnknown for a village that is none.
[[nodiscard]] Result<Fare> fare_of_stops(const Catalogue& catalogue, const Region& region, const std::vector<std::string>& stops, Date on);

/// On DocumentHandedOver, and on DocumentCancelled: when it was the last that was open of an application, intake hears that some document
/// was handed over, or that all were cancelled. One that was printed before it was cancelled, and is at hand, is an old document from then
/// on: it is destroyed or archived as its kind's row says. On PaperAttached: an original that was kept lies at the desk
/// that took its dossier in; one that is kept already, of a paper that this one replaces, stays where it is. On ApplicationWithdrawn and
/// ApplicationRejected: an original that was brought only for applications that ended so is released.
/// `region` must outlive what is returned.
[[nodiscard]] std::vector<ledger::Reaction> reactions(const DossierSource& source, const Region& region);

}  // namespace layang::custody
