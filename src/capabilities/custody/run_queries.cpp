#include "capabilities/custody/listing.hpp"

namespace layang::custody::queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

#define LAYANG_RUN_COLUMNS \
    "SELECT run, code, run_day, state, rider, letter_number, fare_total, fare, planned_seq, started_at, ended_at, problem FROM run "
const Statement kRun("custody.run", LAYANG_RUN_COLUMNS "WHERE regency = ? AND run = ?");
const Statement kByCode("custody.run_by_code", LAYANG_RUN_COLUMNS "WHERE regency = ? AND code = ?");
const Statement kRuns("custody.runs", LAYANG_RUN_COLUMNS "WHERE regency = ? AND planned_seq < ? ORDER BY planned_seq DESC LIMIT ?");
const Statement kInState("custody.runs_in_state", LAYANG_RUN_COLUMNS "WHERE regency = ? AND state = ? AND planned_seq < ? ORDER BY planned_seq DESC LIMIT ?");
const Statement kOfRider("custody.runs_of_rider",
                         LAYANG_RUN_COLUMNS "WHERE regency = ? AND rider = ? AND state IN ('planned', 'started') "
                                            "ORDER BY CASE WHEN state = 'started' THEN 0 ELSE 1 END, planned_seq LIMIT ?");
#undef LAYANG_RUN_COLUMNS
const Statement kStoppingAt("custody.riders_stopping_at",
                            "SELECT DISTINCT r.rider FROM run r JOIN run_stop s ON s.regency = r.regency AND s.run = r.run WHERE r.regency = ? "
                            "AND r.state IN ('planned', 'started') AND r.rider IS NOT NULL AND s.village = ? LIMIT 2");
const Statement kRunsWith("custody.runs_with_bag_and_rider",
                          "SELECT r.ended_at FROM run_bag b JOIN run r ON r.regency = b.regency AND r.run = b.run WHERE b.regency = ? AND b.bag = ? "
                          "AND r.rider = ?");
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
void runs(Session& session, const std::string& regency, const Filter& filter, const Visit<RunRow>& visit) {
    std::vector<store::Value> values{regency};
    if (!filter.state.empty()) values.emplace_back(filter.state);
    const auto read = [&](const Row& row) {
        auto run = run_row(row);
        complete(session, regency, run);
        return run;
    };
    each_in_batches(session, filter.state.empty() ? kRuns : kInState, values, filter.after > 0 ? filter.after : kBeyondAll, read,
                    [](const RunRow& run) { return run.planned_seq; }, visit);
}
std::vector<RunRow> runs_of_rider(Session& session, const std::string& regency, AccountId rider) {
    auto runs = session.list(kOfRider, run_row, regency, rider, kRunsOfRiderMax);
    for (auto& run : runs) complete(session, regency, run);
    return runs;
}
std::optional<AccountId> rider_stopping_at(Session& session, const std::string& regency, const std::string& village) {
    const auto riders = session.list(kStoppingAt, [](const Row& row) { return row.id<AccountId>(0); }, regency, village);
    return riders.size() == 1 ? std::optional(riders.front()) : std::nullopt;
}
std::vector<std::optional<Instant>> runs_with(Session& session, const std::string& regency, BagId bag, AccountId rider) {
    return session.list(kRunsWith, [](const Row& row) { return row.maybe_instant(0); }, regency, bag, rider);
}
std::optional<RunId> open_run_of(Session& session, const std::string& regency, BagId bag) {
    const auto holder = claimed(session, regency, "run-bag", bag.text());
    if (!holder) return std::nullopt;
    return RunId::parse(holder->stream.substr(holder->stream.find(':') + 1));
}

}  // namespace layang::custody::queries
