#include "app/wiring.hpp"

#include "capabilities/custody/wiring_pictures.hpp"
#include "capabilities/intake/blobs.hpp"
#include "capabilities/notice/routes.hpp"

namespace layang::app {
namespace {

/// Each of a family's old documents is a thing of its own: what one person surrenders stands in one entry.
std::vector<printing::SurrenderDue> surrenders_of(const intake::PlannedDocument& plan) {
    std::vector<printing::SurrenderDue> due;
    for (const auto& surrender : plan.surrenders) due.push_back({surrender.document, surrender.count, surrender.if_held});
    return due;
}

std::vector<printing::DocumentOrdered> due_documents(const Catalogue& catalogue, ledger::Transaction& tx, ApplicationId application, Date on) {
    std::vector<printing::DocumentOrdered> documents;
    const auto order = intake::print_order(tx, application);
    if (!order) return documents;
    for (const auto& [plan, holder] : order->documents) {
        if (plan.due && *plan.due > on) continue;
        printing::DocumentOrdered document;
        document.dossier = order->dossier;
        document.application = application;
        document.kind = plan.kind;
        // The day of the order says what it is made on: the plan may be older than a change of the paper. Where no row speaks any more,
        // what was planned stands.
        const auto* medium = catalogue.medium_at(plan.kind, on);
        document.medium = medium == nullptr ? plan.medium : medium->code;
        document.stock_counted = medium == nullptr ? plan.stock_counted : medium->stock_counted;
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

std::optional<DossierId> dossier_of(store::Session& session, const std::string& regency, const access::PathValue& named) {
    if (named.name == "application")
        if (const auto id = ApplicationId::parse(named.value))
            if (const auto row = intake::queries::application(session, regency, *id)) return row->dossier;
    if (named.name == "document")
        if (const auto id = DocumentId::parse(named.value))
            if (const auto row = printing::queries::document(session, regency, *id)) return row->dossier;
    return std::nullopt;
}

}  // namespace

printing::OrderSource order_source(const Catalogue& catalogue) {
    return {[&catalogue](ledger::Transaction& tx, ApplicationId application, Date on) { return due_documents(catalogue, tx, application, on); },
            intake::queries::due_applications,
            [&catalogue](ledger::Transaction& tx, ApplicationId application, bool waiting) {
                // Whether a want of blanks stops the clock, the reasons' rows say.
                if (waiting && !catalogue.known_reason("clock_stop", intake::kNoBlanks, "", tx.act().rule_date)) return;
                intake::await_blanks(tx, application, waiting);
            }};
}

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
    source.applications = [](store::Session& session, const std::string& regency, DossierId dossier) {
        std::vector<custody::ApplicationStanding> list;
        for (const auto& row : intake::queries::applications_of(session, regency, dossier))
            list.push_back({row.application, row.service, std::string(name_of(row.state))});
        return list;
    };
    source.applicant = [&ring](store::Session& session, const std::string& regency, DossierId dossier) {
        const auto row = intake::queries::dossier(session, regency, dossier);
        const auto person = row ? ledger::open_as<intake::Person>(ring, row->applicant) : std::nullopt;
        return person ? secrets::masked_name(person->name) : std::string();
    };
    source.facts = [](store::Session& session, const std::string& regency, DossierId dossier) -> std::optional<custody::DossierFacts> {
        const auto row = intake::queries::dossier(session, regency, dossier);
        if (!row) return std::nullopt;
        custody::DossierFacts facts{row->village, {}, row->desk};
        for (const auto& application : intake::queries::applications_of(session, regency, dossier)) {
            const auto outputs = decode<std::vector<intake::PlannedDocument>>(Json::parse(application.outputs));
            LAYANG_CHECK(outputs);
            for (const auto& output : *outputs)
                for (const auto& surrender : output.surrenders) facts.surrenders.push_back(surrender.document);
        }
        return facts;
    };
    source.home = [&ring](store::Session& session, const std::string& regency, DossierId dossier) -> std::optional<custody::Home> {
        const auto row = intake::queries::dossier(session, regency, dossier);
        const auto address = row ? ledger::open_as<intake::Address>(ring, row->address) : std::nullopt;
        if (!address) return std::nullopt;
        return custody::Home{address->hamlet, address->rt, row->delivery};
    };
    source.complete = intake::complete_application;
    source.all_cancelled = intake::stop_for_cancelled;
    return source;
}

Rooms::Rooms(access::Ground& ground)
    : orders(order_source(ground.catalogue)),
      dossiers(dossier_source(ground.ring)),
      intake(ground),
      printing(printing::rules_of(ground.catalogue),
               [&ground](ledger::Transaction& tx) { return access::new_code(ground, tx); }),
      printing_names(printing::names_of(ground.region, ground.catalogue, dossier_code,
                                        [&ground](store::Session& session, const std::string& regency, ApplicationId application) {
                                            return intake::legal_due(session, ground.calendar, regency, application);
                                        })),
      custody(custody::rules_of(ground.catalogue, ground.region, dossiers)),
      custody_names(custody::names_of(ground.catalogue, ground.region, ground.ring, dossiers)) {
    ground.pictures = all_pictures();
    ground.code_borne = [regency = ground.regency](store::Session& session, const PublicCode& code) {
        const std::string symbols(code.symbols());
        return intake::queries::dossier_by_code(session, regency, code) || printing::queries::document_by_code(session, regency, code) ||
               custody::queries::bag_by_code(session, regency, symbols) || custody::queries::run_by_code(session, regency, symbols);
    };
    ground.dossier_of = [regency = ground.regency](store::Session& session, const access::PathValue& named) { return dossier_of(session, regency, named); };
}

void Rooms::add_routes(access::Api& api) const {
    intake::add_routes(api, intake);
    printing::add_routes(api, printing, printing_names);
    custody::add_routes(api, custody, custody_names);
    notice::add_routes(api);
}

std::vector<access::PicturePurpose> all_pictures() { return {intake::papers(), custody::handover_proofs(), custody::problem_photos()}; }

std::vector<ledger::Projection> all_projections() {
    return {access::projection(), intake::projection(), printing::projection(), custody::projection()};
}

// No event has changed its shape yet.
std::vector<ledger::Upcaster> all_upcasters() { return {}; }

}  // namespace layang::app
