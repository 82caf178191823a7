#pragma once
// The rules in force on a day: services, documents, papers, reasons, policies, tariffs. Loaded and checked once at start,
// never changed afterwards; pointers that it gives live as long as it does. Safe to read from any thread.
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/registry/papers.hpp"
#include "platform/registry/policies.hpp"
#include "platform/registry/service.hpp"

namespace layang {

class Region;

/// The tables as they were read, in the order of the files.
struct RuleTables {
    std::vector<Service> services;
    std::vector<Medium> media;
    std::vector<DocumentKind> documents;
    std::vector<Requirement> requirements;
    std::vector<LifeEvent> life_events;
    std::vector<ReasonCode> reasons;
    std::vector<Policy> policies;
    std::vector<Identification> identifications;
    std::vector<ReceiverRule> receiver_rules;
    std::vector<AnomalyOwner> anomaly_owners;
    std::vector<TariffDecree> tariff_decrees;
    std::vector<TariffContract> tariff_contracts;
};

/// Characters of a note beside a reason, at most.
inline constexpr std::size_t kReasonNoteCharactersMax = 500;

class Catalogue {
public:
    /// Reads `folder` (the data folder) and checks every row against every other. Error: kConfigInvalid, one reason for each
    /// mistake, with file, row and line. Throws nothing.
    [[nodiscard]] static Result<Catalogue> load(const std::filesystem::path& folder);
    /// For tests and tools that make rules by hand; not checked.
    explicit Catalogue(RuleTables tables) : tables_(std::move(tables)) {}

    /// All lookups take the rule_date (see dated.hpp) and give nullptr where no row holds on it.
    [[nodiscard]] const Service* service_at(std::string_view code, Date rule_date) const;
    /// The same as a refusal: kServiceUnknown when no day ever had it, kServiceNotInForce when another day does.
    [[nodiscard]] Result<const Service*> require_service(std::string_view code, Date rule_date) const;
    [[nodiscard]] std::vector<const Service*> services_on(Date rule_date) const;

    [[nodiscard]] const DocumentKind* document_at(std::string_view code, Date rule_date) const;
    /// What a document kind is printed on that day.
    [[nodiscard]] const Medium* medium_at(std::string_view document, Date rule_date) const;
    [[nodiscard]] std::vector<const Medium*> media_on(Date rule_date) const;
    [[nodiscard]] const Requirement* requirement_at(std::string_view code, Date rule_date) const;
    /// Sorted by their order.
    [[nodiscard]] std::vector<const LifeEvent*> life_events_on(Date rule_date) const;
    [[nodiscard]] const ReasonCode* reason_at(std::string_view kind, std::string_view code, Date rule_date) const;
    /// What somebody gives as a coded reason, with the words beside it. Errors: kReasonUnknown on `field` when no row of the day has
    /// it; kFieldMissing on the note beside it ("reasons.0.code": "reasons.0.note") when the row wants it explained; kTextTooLong there.
    [[nodiscard]] Result<void> known_reason(std::string_view kind, std::string_view code, std::string_view note, Date rule_date, std::string_view field = "reason") const;

    [[nodiscard]] const Policy* policy_at(std::string_view name, Date rule_date) const;
    [[nodiscard]] const Identification* identification_at(std::string_view code, Date rule_date) const;
    [[nodiscard]] const ReceiverRule* receiver_rule_at(std::string_view code, Date rule_date) const;
    /// Who answers for that rule's anomalies: its own row, else the row "*", else the lead.
    [[nodiscard]] Role anomaly_owner(std::string_view rule, Date rule_date) const;

    [[nodiscard]] const TariffContract* contract_at(Date rule_date) const;

    [[nodiscard]] const RuleTables& tables() const { return tables_; }

private:
    RuleTables tables_;
};

/// What the rules say of places, against the regency that they are used in: every contract's rides begin at a desk of it.
/// Error: kConfigInvalid, all mistakes with file and row.
[[nodiscard]] Result<void> require_known_places(const Catalogue& catalogue, const Region& region);

}  // namespace layang
