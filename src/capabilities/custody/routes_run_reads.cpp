#include "capabilities/custody/papers.hpp"
#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

Result<http::Response> list_runs(const Call& call, const Room& room) {
    const auto state = call.request.query_value("state");
    const auto before_seq = TRY(cursor(call));
    Json items = Json::array();
    std::optional<std::int64_t> next;
    call.ground.store.read([&](store::Session& session) {
        const auto rows = page<queries::RunRow>([&](const auto& visit) { queries::runs(session, call.ground.regency, {.state = state, .after = before_seq}, visit); },
                                                [](const auto&) { return true; });
        const auto answers = room.answers(session, call);
        for (const auto& row : rows.items) items.push_back(encode(answers.run(row, true)));
        if (rows.more) next = rows.items.back().planned_seq;
    });
    Json body{{"items", std::move(items)}};
    if (next) body["next"] = std::to_string(*next);
    return http::json_response(body);
}

/// The run for staff of the whole regency, or for its own rider.
Result<RunAnswer> run_for(const Call& call, const Room& room, bool with_name) {
    const auto id = TRY(call.path_id<RunId>("run"));
    std::optional<RunAnswer> answer;
    call.ground.store.read([&](store::Session& session) {
        const auto row = queries::run(session, call.ground.regency, id);
        if (!row) return;
        const bool staff = covers(areas_of(call.actor(), Right::see_custody), "");
        const bool own = row->rider == call.actor().account.text() && !areas_of(call.actor(), Right::ride).empty();
        if (staff || own) answer = room.answers(session, call).run(*row, staff || with_name);
    });
    if (!answer) return refuse(ErrorCode::kNotFound, "run");
    return *answer;
}

/// What the caller has in hands, closed, and carries on no open run of his own.
std::vector<BagBrief> loose_bags(store::Session& session, const Call& call, const Room& room) {
    const auto& regency = call.ground.regency;
    const auto caller = call.actor().account;
    const auto answers = room.answers(session, call);
    std::vector<BagBrief> loose;
    for (const auto& bag : queries::bags_with_rider(session, regency, caller)) {
        const auto run_id = queries::open_run_of(session, regency, bag.bag);
        const auto run = run_id ? queries::run(session, regency, *run_id) : std::nullopt;
        if (!run || run->rider != caller.text()) loose.push_back(answers.brief(bag, caller));
    }
    return loose;
}

}  // namespace

void add_run_reads(Api& api, const Room& room) {
    api.read("/api/v1/runs", "list_runs", access::Admission::whole_regency(Right::see_custody), [room](const Call& call) -> Result<http::Response> {
        return list_runs(call, room);
    });
    api.read("/api/v1/runs/{run}", "get_run", {Right::see_custody, Right::ride},
             [room](const Call& call) -> Result<http::Response> { return http::json_response(encode(TRY(run_for(call, room, false)))); });
    // The rider's own name stands on the letter that the rider carries.
    api.read("/api/v1/runs/{run}/assignment.pdf", "get_assignment_letter", {Right::see_custody, Right::ride}, [room](const Call& call) -> Result<http::Response> {
        const auto run = TRY(run_for(call, room, true));
        return pdf_response(TRY(render_assignment(run, room.names, call.ground.ledger.head(call.ground.regency).text(), call.now)));
    });
    // Names of colleagues only, and only for whoever assigns runs or gives bags to them.
    api.read("/api/v1/riders", "list_riders", {Right::plan_runs, Right::pack, Right::receive_bags}, [room](const Call& call) -> Result<http::Response> {
        Json items = Json::array();
        call.ground.store.read([&](store::Session& session) {
            for (const auto& rider : room.names.riders(session, call.ground.regency)) items.push_back(encode(rider));
        });
        return http::json_response({{"items", std::move(items)}});
    });
    api.read("/api/v1/my-run", "get_my_run", Right::ride, [room](const Call& call) -> Result<http::Response> {
        MyRunAnswer answer;
        call.ground.store.read([&](store::Session& session) {
            const auto answers = room.answers(session, call);
            for (const auto& row : queries::runs_of_rider(session, call.ground.regency, call.actor().account)) {
                auto run = answers.run(row, false);
                if (answer.run) answer.others.push_back(std::move(run));
                else answer.run = std::move(run);
            }
            answer.loose = loose_bags(session, call, room);
        });
        return http::json_response(encode(answer));
    });
    api.raw(Method::post, "/api/v1/fare", "estimate_fare", Right::plan_runs, 16 * 1024, [room](const Call& call) -> Result<http::Response> {
        const auto body = TRY(decode<bodies::AskFare>(TRY(access::body_json(call.request))));
        return http::json_response(encode(TRY(room.service.rules().fare(body.stops, body.day.value_or(call.ground.date_of(call.now))))));
    });
}

}  // namespace layang::custody::routing
