#include "capabilities/custody/queries.hpp"

namespace layang::custody::queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

#define LAYANG_RUN_COLUMNS \
    "SELECT run, code, run_day, state, rider, letter_number, fare_total, fare, planned_seq, started_at, ended_at, problem FROM run "
const Statement kRun("custody.run", LAYANG_RUN_COLUMNS "WHERE regency = ? AND run = ?");
const Statement kByCode("custody.run_by_code", LAYANG_RUN_COLUMNS "WHERE regency = ? AND code = ?");
const Statement kRuns("custody.runs", LAYANG_RUN_COLUMNS "WHERE regency = ? AND planned_seq < ? ORDER BY planned_seq DESC");
const Statement kOfRider("custody.run_of_rider",
                         LAYANG_RUN_COLUMNS "WHERE regency = ? AND rider = ? AND state IN ('planned', 'started') "
                                            "ORDER BY CASE WHEN state = 'started' THEN 0 ELSE 1 END, planned_seq LIMIT 1");
#undef LAYANG_RUN_COLUMNS
const Statement kStops("custody.run_stops", "SELECT stop, village, reached_at FROM run_stop WHERE regency = ? AND run = ? ORDER BY stop");

RunRow run_row(const Row& row) {
    RunRow run;
    run.run = row.id<RunId>(0);
    run.code = row.code(1);
    run.day = row.date(2);
    run.state = row.text(3);
    run.rider = row.maybe_text(4);
    run.letter_number = row.maybe_text(5);
    run.fare_total = row.rupiah(6);
    run.fare = row.text(7);
    run.planned_seq = row.integer(8);
    run.started_at = row.maybe_instant(9);
    run.ended_at = row.maybe_instant(10);
    run.problem = row.maybe_text(11);
    return run;
}

void complete(Session& session, const std::string& regency, RunRow& run) {
    run.bags = bags_of_run(session, regency, run.run);
    run.stops = session.list(
        kStops, [](const Row& row) { return StopRow{row.integer(0), row.text(1), row.maybe_instant(2)}; }, regency, run.run);
}

std::optional<RunRow> whole(Session& session, const std::string& regency, std::optional<RunRow> run) {
    if (run) complete(session, regency, *run);
    return run;
}

}  // namespace

std::optional<RunRow> run(Session& session, const std::string& regency, RunId id) {
    return whole(session, regency, session.first(kRun, run_row, regency, id));
}
std::optional<RunRow> run_by_code(Session& session, const std::string& regency, const std::string& symbols) {
    return whole(session, regency, session.first(kByCode, run_row, regency, symbols));
}
void runs(Session& session, const std::string& regency, const std::string& state, std::int64_t before_seq, const std::function<bool(const RunRow&)>& visit) {
    const std::vector<store::Value> parameters{regency, before_seq > 0 ? before_seq : std::int64_t{1} << 52};
    session.each(kRuns, parameters, [&](const Row& row) {
        auto run = run_row(row);
        if (!state.empty() && state != run.state) return true;
        complete(session, regency, run);
        return visit(run);
    });
}
std::optional<RunRow> run_of_rider(Session& session, const std::string& regency, AccountId rider) {
    return whole(session, regency, session.first(kOfRider, run_row, regency, rider));
}
std::optional<RunId> open_run_of(Session& session, const std::string& regency, BagId bag) {
    const auto holder = claimed(session, regency, "run-bag", bag.text());
    if (!holder) return std::nullopt;
    return RunId::parse(holder->stream.substr(holder->stream.find(':') + 1));
}

}  // namespace layang::custody::queries
