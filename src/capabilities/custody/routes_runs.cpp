#include <charconv>

#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

/// For staff with the rider's name; for the rider without a name and without a word about residents.
access::RenderThing render_run(const Room& room) {
    return [room](store::Session& session, const Call& call, const std::string& about) {
        const auto row = queries::run(session, call.ground.regency, id_of<RunId>(about));
        LAYANG_CHECK(row);
        const bool staff = !areas_of(call.actor(), Right::see_custody).empty();
        return encode(room.answers(session, call).run(*row, staff));
    };
}

void add_planning(Api& api, const Room& room) {
    const auto render = render_run(room);
    api.command<bodies::PlanRun>(Method::post, "/api/v1/runs", "plan_run", Right::plan_runs,
        [room](Transaction& tx, const Call& call, const bodies::PlanRun& body) {
            return room.service.plan(tx, call.actor(), {body.run, access::new_code(call.ground, tx), body.day.value_or(tx.act().rule_date), body.bags, body.stops, {}});
        }, render);
    api.command<bodies::ChangeRun>(Method::post, "/api/v1/runs/{run}/change", "change_run", Right::plan_runs,
        [room](Transaction& tx, const Call& call, const bodies::ChangeRun& body) -> Result<std::string> {
            return room.service.change(tx, call.actor(), {TRY(call.path_id<RunId>("run")), body.bags, body.stops, {}});
        }, render);
    api.command<bodies::AssignRun>(Method::post, "/api/v1/runs/{run}/assign", "assign_run", Right::plan_runs,
        [room](Transaction& tx, const Call& call, const bodies::AssignRun& body) -> Result<std::string> {
            return room.service.assign(tx, call.actor(), {TRY(call.path_id<RunId>("run")), body.rider, body.letter_number});
        }, render);
    api.command<access::Because>(Method::post, "/api/v1/runs/{run}/cancel", "cancel_run", Right::plan_runs,
        [room](Transaction& tx, const Call& call, const access::Because& body) -> Result<std::string> {
            return room.service.cancel(tx, call.actor(), {TRY(call.path_id<RunId>("run")), body.reason, sealed_note(body.note)});
        }, render);
}

Result<std::int64_t> stop_number(const Call& call) {
    const auto& text = call.request.at("stop");
    std::int64_t stop = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, stop);
    if (read.ec != std::errc() || read.ptr != end) return refuse(ErrorCode::kNotFound, "stop");
    return stop;
}

/// The rider, or the dispatcher to whom he telephones it.
const access::Admission kTellsOfRuns{Right::ride, Right::plan_runs};

void add_riding(Api& api, const Room& room) {
    const auto render = render_run(room);
    const std::string base = "/api/v1/runs/{run}/";
    api.command<access::Nothing>(Method::post, base + "start", "start_run", kTellsOfRuns,
        [room](Transaction& tx, const Call& call, const access::Nothing&) -> Result<std::string> {
            return room.service.start(tx, call.actor(), {TRY(call.path_id<RunId>("run"))});
        }, render);
    api.command<access::Nothing>(Method::post, base + "stops/{stop}/reach", "reach_stop", kTellsOfRuns,
        [room](Transaction& tx, const Call& call, const access::Nothing&) -> Result<std::string> {
            const auto run = TRY(call.path_id<RunId>("run"));
            return room.service.reach(tx, call.actor(), {run, TRY(stop_number(call))});
        }, render);
    api.command<access::Nothing>(Method::post, base + "complete", "complete_run", kTellsOfRuns,
        [room](Transaction& tx, const Call& call, const access::Nothing&) -> Result<std::string> {
            return room.service.complete(tx, call.actor(), {TRY(call.path_id<RunId>("run"))});
        }, render);
    api.command<access::Because>(Method::post, base + "abort", "abort_run", kTellsOfRuns,
        [room](Transaction& tx, const Call& call, const access::Because& body) -> Result<std::string> {
            return room.service.abort(tx, call.actor(), {TRY(call.path_id<RunId>("run")), body.reason, sealed_note(body.note)});
        }, render);
    api.command<bodies::Problem>(Method::post, base + "problem", "report_problem", kTellsOfRuns,
        [room](Transaction& tx, const Call& call, const bodies::Problem& body) -> Result<std::string> {
            const auto run = TRY(call.path_id<RunId>("run"));
            TRY_VOID(arrived(call, body.photo, run.text()));
            return room.service.problem(tx, call.actor(), {run, body.kind, body.stop, sealed_note(body.note), body.photo});
        }, render);
}

}  // namespace

void add_run_routes(Api& api, const Room& room) {
    add_planning(api, room);
    add_riding(api, room);
}

}  // namespace layang::custody::routing
