#include "app/wiring.hpp"

#include "capabilities/notice/routes.hpp"

namespace layang::app {
namespace {

/// Each of a family's old documents is a thing of its own: what one person surrenders stands in one entry.
std::vector<printing::SurrenderDue> surrenders_of(const intake::PlannedDocument& plan) {
    std::vector<printing::SurrenderDue> due;
    for (const auto& surrender : plan.surrenders) due.push_back({surrender.document, surrender.count, surrender.if_held});
    return due;
}

std::vector<printing::DocumentOrdered> due_documents(ledger::Transaction& tx, ApplicationId application, Date on) {
    std::vector<printing::DocumentOrdered> documents;
    const auto order = intake::print_order(tx, application);
    if (!order) return documents;
    for (const auto& [plan, holder] : order->documents) {
        if (plan.due && *plan.due > on) continue;
        printing::DocumentOrdered document;
        document.dossier = order->dossier;
        document.application = application;
        document.kind = plan.kind;
        document.medium = plan.medium;
        document.stock_counted = plan.stock_counted;
        document.village = order->village;
        document.holder = printing::Holder{holder.name, holder.nik};
        document.receiver_rule = plan.receiver_rule;
        document.surrenders = surrenders_of(plan);
        document.service = order->service;
        document.rule = order->rule;
        documents.push_back(std::move(document));
    }
    return documents;
}

std::string dossier_code(store::Session& session, const std::string& regency, DossierId dossier) {
    const auto row = intake::queries::dossier(session, regency, dossier);
    return row ? row->code.text() : std::string();
}

}  // namespace

printing::OrderSource order_source() { return {due_documents, intake::queries::due_applications}; }

custody::DossierSource dossier_source(secrets::KeyRing& ring) {
    custody::DossierSource source;
    source.receivers = [&ring](store::Session& session, const std::string& regency, DossierId dossier) {
        std::vector<custody::NamedInDossier> named;
        std::int64_t index = 0;
        for (const auto& row : intake::queries::receivers_of(session, regency, dossier)) {
            const auto open = ring.open(row.receiver.bound, row.receiver.text);
            const auto name = open ? Json::parse(*open).at("name").get<std::string>() : std::string();
            named.push_back({index++, row.relation, secrets::masked_name(name)});
        }
        return named;
    };
    source.by_code = [](store::Session& session, const std::string& regency, const PublicCode& code) -> std::optional<std::pair<DossierId, std::string>> {
        const auto row = intake::queries::dossier_by_code(session, regency, code);
        if (!row) return std::nullopt;
        return std::pair{row->dossier, row->village};
    };
    source.complete = intake::complete_application;
    return source;
}

Rooms::Rooms(access::Ground& ground)
    : orders(order_source()),
      dossiers(dossier_source(ground.ring)),
      intake(ground),
      printing(printing::rules_of(ground.catalogue),
               [&ground](ledger::Transaction& tx) { return access::new_code(ground, tx); }),
      printing_names(printing::names_of(ground.region, ground.catalogue, dossier_code)),
      custody(custody::rules_of(ground.catalogue, ground.region, dossiers)),
      custody_names(custody::names_of(ground.catalogue, ground.region, ground.ring, dossiers)) {
    ground.code_borne = [regency = ground.regency](store::Session& session, const PublicCode& code) {
        const std::string symbols(code.symbols());
        return intake::queries::dossier_by_code(session, regency, code) || printing::queries::document_by_code(session, regency, code) ||
               custody::queries::bag_by_code(session, regency, symbols) || custody::queries::run_by_code(session, regency, symbols);
    };
}

void Rooms::add_routes(access::Api& api) const {
    intake::add_routes(api, intake);
    printing::add_routes(api, printing, printing_names);
    custody::add_routes(api, custody, custody_names);
    notice::add_routes(api);
}

std::vector<ledger::Projection> all_projections() {
    return {access::projection(), intake::projection(), printing::projection(), custody::projection()};
}

}  // namespace layang::app
