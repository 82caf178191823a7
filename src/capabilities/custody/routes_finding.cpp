// Scan or type: any public code or seal, to the thing that bears it.
#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

struct Found {
    std::string kind;
    std::string id;
    std::string code;
    LAYANG_FIELDS(Found, kind, id, code)
};

/// Looks with the eyes of one caller: staff in their area, a rider at the bags and the run that are his.
class Finder {
public:
    Finder(store::Session& session, const Call& call, const Room& room) : session_(session), call_(call), room_(room) {}

    [[nodiscard]] std::optional<Found> by_code(const PublicCode& code) const {
        const auto& regency = call_.ground.regency;
        const std::string symbols(code.symbols());
        if (const auto bag = queries::bag_by_code(session_, regency, symbols)) return of(*bag);
        if (const auto run = queries::run_by_code(session_, regency, symbols)) {
            const bool own = run->rider == call_.actor().account.text();
            if (own || covers(areas_of(call_.actor(), Right::see_custody), "")) return Found{"run", run->run.text(), run->code.text()};
            return std::nullopt;
        }
        if (const auto document = printing::queries::document_by_code(session_, regency, code)) {
            if (!covers(areas_of(call_.actor(), Right::see_custody), document->village) &&
                !covers(areas_of(call_.actor(), Right::see_printing), document->village))
                return std::nullopt;
            return Found{"document", document->document.text(), document->code.text()};
        }
        const auto dossier = room_.names.dossier_of_code(session_, regency, code);
        if (!dossier || !covers(areas_of(call_.actor(), Right::see_dossiers), dossier->second)) return std::nullopt;
        return Found{"dossier", dossier->first.text(), code.text()};
    }
    [[nodiscard]] std::optional<Found> by_seal(const std::string& seal) const {
        const auto bag = queries::bag_by_seal(session_, call_.ground.regency, seal);
        return bag ? of(*bag) : std::nullopt;
    }

private:
    [[nodiscard]] std::optional<Found> of(const queries::BagRow& bag) const {
        if (covers(areas_of(call_.actor(), Right::see_custody), bag.village) || is_own(bag)) return Found{"bag", bag.bag.text(), bag.code.text()};
        return std::nullopt;
    }
    [[nodiscard]] bool is_own(const queries::BagRow& bag) const {
        if (areas_of(call_.actor(), Right::ride).empty()) return false;
        if (bag.hands.rider == call_.actor().account) return true;
        const auto run_id = queries::open_run_of(session_, call_.ground.regency, bag.bag);
        const auto run = run_id ? queries::run(session_, call_.ground.regency, *run_id) : std::nullopt;
        return run && run->rider == call_.actor().account.text();
    }

    store::Session& session_;
    const Call& call_;
    const Room& room_;
};

}  // namespace

void add_finding(Api& api, const Room& room) {
    api.read("/api/v1/things/{code}", "find_thing", {Right::see_custody, Right::see_printing, Right::see_dossiers, Right::ride}, [room](const Call& call) -> Result<http::Response> {
        const auto& text = call.request.at("code");
        std::optional<Found> found;
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
