// Scan or type: any public code or seal, to the thing that bears it and whose hands it is in now.
#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

/// Looks with the eyes of one caller: staff in their area, a rider at the bags and the run that are his. A rider's name is
/// told to those who see custody there; nobody else needs it.
class Finder {
public:
    Finder(store::Session& session, const Call& call, const Room& room)
        : session_(session), call_(call), room_(room), answers_(room.answers(session, call)) {}

    [[nodiscard]] std::optional<FoundAnswer> by_code(const PublicCode& code) const {
        const std::string symbols(code.symbols());
        if (const auto bag = queries::bag_by_code(session_, regency(), symbols)) {
            auto found = of(*bag);
            return found ? found : come_astray(*bag);
        }
        if (const auto run = queries::run_by_code(session_, regency(), symbols)) return of(*run);
        if (const auto document = printing::queries::document_by_code(session_, regency(), code)) return of(*document);
        return of_dossier(code);
    }
    [[nodiscard]] std::optional<FoundAnswer> by_seal(const std::string& seal) const {
        const auto bag = queries::bag_by_seal(session_, regency(), seal);
        return bag ? of(*bag) : std::nullopt;
    }

private:
    [[nodiscard]] const std::string& regency() const { return call_.ground.regency; }
    [[nodiscard]] bool sees(Right right, std::string_view village_code) const { return covers(areas_of(call_.actor(), right), village_code); }

    [[nodiscard]] std::optional<FoundAnswer> of(const queries::BagRow& bag) const {
        const bool staff = sees(Right::see_custody, bag.village);
        if (!staff && !is_own(bag)) return std::nullopt;
        return FoundAnswer{"bag", bag.bag.text(), bag.code.text(), bag.direction, {}, {in_hands(bag.state, bag.hands, staff)}};
    }
    /// Another village's bag, for whoever reads the code on its label in his own village: he tells that it came there, and that it goes on. A
    /// seal alone finds none, since seals follow each other.
    [[nodiscard]] std::optional<FoundAnswer> come_astray(const queries::BagRow& bag) const {
        const auto here = only_village(areas_of(call_.actor(), Right::receive_bags));
        if (here.empty() || bag.open_since) return std::nullopt;
        const StandingAnswer standing{.state = bag.state, .sentence = public_sentence(bag.hands, "id"), .sentence_en = public_sentence(bag.hands, "en")};
        const bool lies_here = bag.hands.holder == Holder::village && bag.hands.place == here;
        return FoundAnswer{"bag", bag.bag.text(), bag.code.text(), bag.direction, {}, {standing}, lies_here};
    }
    [[nodiscard]] std::optional<FoundAnswer> of(const queries::RunRow& run) const {
        const bool staff = sees(Right::see_custody, "");
        if (!staff && run.rider != call_.actor().account.text()) return std::nullopt;
        StandingAnswer standing{.state = run.state, .since = run.ended_at ? run.ended_at : run.started_at, .day = run.day};
        if (run.started_at && !run.ended_at && run.rider) {
            Hands under_way;
            under_way.holder = Holder::courier;
            under_way.rider = AccountId::parse(*run.rider);
            under_way.since = *run.started_at;
            standing = in_hands(run.state, under_way, staff);
            standing.day = run.day;
        }
        return FoundAnswer{"run", run.run.text(), run.code.text(), {}, {}, {standing}};
    }
    [[nodiscard]] std::optional<FoundAnswer> of(const printing::DocumentRow& document) const {
        if (!sees(Right::see_custody, document.village) && !sees(Right::see_printing, document.village)) return std::nullopt;
        return FoundAnswer{"document", document.document.text(), document.code.text(), {}, document.dossier, {of_document(document)}};
    }
    [[nodiscard]] std::optional<FoundAnswer> of_dossier(const PublicCode& code) const {
        const auto dossier = room_.names.dossier_of_code(session_, regency(), code);
        if (!dossier || !sees(Right::see_dossiers, dossier->second)) return std::nullopt;
        FoundAnswer found{"dossier", dossier->first.text(), code.text(), {}, {}, {}};
        for (const auto& application : room_.names.applications(session_, regency(), dossier->first)) add(found.standings, application);
        return found;
    }

    /// What an application has yielded speaks for it; before that it speaks for itself. One that was found complete and yielded nothing
    /// but what was cancelled is cancelled itself, until somebody decides.
    void add(std::vector<StandingAnswer>& standings, const ApplicationStanding& application) const {
        const auto before = standings.size();
        const auto documents = printing::queries::documents_of(session_, regency(), application.application);
        for (const auto& document : documents)
            if (document.state != printing::DocumentStanding::cancelled) standings.push_back(of_document(document));
        if (standings.size() > before) return;
        StandingAnswer standing{.application = application.application, .service = application.service, .state = application.state};
        const auto events = call_.ground.ledger.read(session_, regency(), ledger::stream_of("application", application.application));
        if (!events.empty()) standing.since = events.back().stamp.occurred_at;
        if (!documents.empty() && (standing.state == "verified" || standing.state == "completed")) standing.state = "cancelled";
        standings.push_back(std::move(standing));
    }
    [[nodiscard]] StandingAnswer of_document(const printing::DocumentRow& document) const {
        const auto row = queries::document(session_, regency(), document.document);
        LAYANG_CHECK(row);
        const auto hands = queries::thing_hands(session_, regency(), {ThingKind::document, thing_id(document.document)}, row->made_at);
        auto standing = in_hands(row->state, hands, sees(Right::see_custody, document.village));
        const auto name = room_.names.kind(document.kind, call_.ground.date_of(call_.now));
        standing.name = name.id;
        standing.name_en = name.en;
        standing.damaged = row->damaged;
        standing.cancelled = row->cancelled;
        return standing;
    }
    [[nodiscard]] StandingAnswer in_hands(const std::string& state, const Hands& hands, bool with_rider) const {
        const auto told = answers_.hands(hands, with_rider);
        return {.state = state, .since = told.since, .sentence = told.sentence, .sentence_en = told.sentence_en};
    }
    [[nodiscard]] bool is_own(const queries::BagRow& bag) const {
        if (areas_of(call_.actor(), Right::ride).empty()) return false;
        if (bag.hands.rider == call_.actor().account) return true;
        const auto run_id = queries::open_run_of(session_, regency(), bag.bag);
        const auto run = run_id ? queries::run(session_, regency(), *run_id) : std::nullopt;
        return run && run->rider == call_.actor().account.text();
    }

    store::Session& session_;
    const Call& call_;
    const Room& room_;
    Answers answers_;
};

}  // namespace

void add_finding(Api& api, const Room& room) {
    api.read("/api/v1/things/{code}", "find_thing", {Right::see_custody, Right::see_printing, Right::see_dossiers, Right::ride}, [room](const Call& call) -> Result<http::Response> {
        const auto& text = call.request.at("code");
        std::optional<FoundAnswer> found;
        call.ground.store.read([&](store::Session& session) {
            const Finder finder(session, call, room);
            if (const auto code = PublicCode::parse(text)) found = finder.by_code(*code);
            if (!found) found = finder.by_seal(text);
        });
        if (!found) return refuse(ErrorCode::kNotFound, "code");
        return http::json_response(encode(*found));
    });
}

}  // namespace layang::custody::routing
