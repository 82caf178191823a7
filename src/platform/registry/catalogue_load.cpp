// Reads the rule tables and lets them be checked.
#include "platform/registry/catalogue.hpp"
#include "platform/registry/rule_checks.hpp"
#include "platform/registry/table_file.hpp"

namespace layang {
namespace {

/// Whether all files could be read.
bool read_tables(const std::filesystem::path& folder, RuleTables& tables, Reasons& mistakes) {
    TableFile services(folder, "services.toml", mistakes);
    tables.services = services.rows<Service>("service");
    TableFile documents(folder, "documents.toml", mistakes);
    tables.media = documents.rows<Medium>("medium");
    tables.documents = documents.rows<DocumentKind>("document");
    TableFile requirements(folder, "requirements.toml", mistakes);
    tables.requirements = requirements.rows<Requirement>("requirement");
    TableFile life_events(folder, "life_events.toml", mistakes);
    tables.life_events = life_events.rows<LifeEvent>("life_event");
    TableFile reasons(folder, "reasons.toml", mistakes);
    tables.reasons = reasons.rows<ReasonCode>("reason");
    TableFile policies(folder, "policies.toml", mistakes);
    tables.policies = policies.rows<Policy>("policy");
    tables.identifications = policies.rows<Identification>("identification");
    tables.receiver_rules = policies.rows<ReceiverRule>("receiver_rule");
    tables.anomaly_owners = policies.rows<AnomalyOwner>("anomaly_owner");
    TableFile tariffs(folder, "tariffs.toml", mistakes);
    tables.tariff_decrees = tariffs.rows<TariffDecree>("decree");
    tables.tariff_contracts = tariffs.rows<TariffContract>("contract");
    bool all = true;
    for (auto* file : {&services, &documents, &requirements, &life_events, &reasons, &policies, &tariffs}) {
        file->report_unread();
        all &= file->loaded();
    }
    return all;
}

}  // namespace

Result<Catalogue> Catalogue::load(const std::filesystem::path& folder) {
    Reasons mistakes;
    RuleTables tables;
    // Without a whole file the checks across tables would name every row that leans on it: noise.
    if (!read_tables(folder, tables, mistakes)) return mistakes.refusal();
    check_papers(tables, mistakes);
    check_policies(tables, mistakes);
    check_tariffs(tables, mistakes);
    check_services(tables, mistakes);
    if (mistakes.any()) return mistakes.refusal();
    return Catalogue(std::move(tables));
}

}  // namespace layang
