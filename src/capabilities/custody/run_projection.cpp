#include "capabilities/custody/projection.hpp"
#include "capabilities/custody/run_events.hpp"

namespace layang::custody::projecting {
namespace {

using store::Session;
using store::Statement;

const Statement kInsert("custody.insert_run",
                        "INSERT INTO run (regency, run, code, run_day, state, fare_total, fare, planned_seq) VALUES (?, ?, ?, ?, 'planned', ?, ?, ?)");
const Statement kBag("custody.insert_run_bag", "INSERT INTO run_bag (regency, run, bag) VALUES (?, ?, ?) ON CONFLICT (regency, run, bag) DO NOTHING");
const Statement kStop("custody.insert_run_stop", "INSERT INTO run_stop (regency, run, stop, village) VALUES (?, ?, ?, ?)");
const Statement kClearBags("custody.clear_run_bags", "DELETE FROM run_bag WHERE regency = ? AND run = ?");
const Statement kClearStops("custody.clear_run_stops", "DELETE FROM run_stop WHERE regency = ? AND run = ?");
const Statement kFare("custody.set_run_fare", "UPDATE run SET fare_total = ?, fare = ? WHERE regency = ? AND run = ?");
const Statement kAssign("custody.assign_run", "UPDATE run SET rider = ?, letter_number = ? WHERE regency = ? AND run = ?");
const Statement kStart("custody.start_run",
                       "UPDATE run SET started_at = COALESCE(started_at, ?), state = CASE WHEN state = 'planned' THEN 'started' ELSE state END "
                       "WHERE regency = ? AND run = ?");
const Statement kEnd("custody.end_run", "UPDATE run SET ended_at = ?, state = ? WHERE regency = ? AND run = ? AND ended_at IS NULL");
const Statement kReach("custody.reach_stop", "UPDATE run_stop SET reached_at = COALESCE(reached_at, ?) WHERE regency = ? AND run = ? AND stop = ?");
const Statement kProblem("custody.run_problem", "UPDATE run SET problem = ? WHERE regency = ? AND run = ?");

struct Rows {
    Session& session;
    const ledger::Stored& event;

    void load(RunId run, const std::vector<BagId>& bags, const std::vector<std::string>& stops) const {
        for (const auto bag : bags) {
            session.run(kBag, event.regency, run, bag);
            claim(session, event, "run-bag", bag.text(), event.stream);
        }
        int number = 0;
        for (const auto& village : stops) session.run(kStop, event.regency, run, ++number, village);
    }
    void end(RunId run, std::string_view state) const {
        session.run(kEnd, event.stamp.occurred_at, state, event.regency, run);
        release_all_of(session, event.regency, event.stream, "run-bag");
    }

    void operator()(const RunPlanned& e) const {
        session.run(kInsert, event.regency, e.run, e.code.symbols(), e.day, e.fare.total, canonical_json(encode(e.fare)), event.seq);
        claim(session, event, "code", std::string(e.code.symbols()), event.stream);
        load(e.run, e.bags, e.stops);
    }
    void operator()(const RunChanged& e) const {
        session.run(kClearBags, event.regency, e.run);
        session.run(kClearStops, event.regency, e.run);
        release_all_of(session, event.regency, event.stream, "run-bag");
        session.run(kFare, e.fare.total, canonical_json(encode(e.fare)), event.regency, e.run);
        load(e.run, e.bags, e.stops);
    }
    void operator()(const RunAssigned& e) const {
        session.run(kAssign, e.rider, e.letter_number, event.regency, e.run);
        claim(session, event, "letter", e.letter_number, event.stream);
    }
    void operator()(const RunCancelled& e) const { end(e.run, "cancelled"); }
    void operator()(const RunStarted& e) const { session.run(kStart, event.stamp.occurred_at, event.regency, e.run); }
    void operator()(const StopReached& e) const { session.run(kReach, event.stamp.occurred_at, event.regency, e.run, e.stop); }
    void operator()(const RunCompleted& e) const { end(e.run, "completed"); }
    void operator()(const RunAborted& e) const { end(e.run, "aborted"); }
    void operator()(const RunProblem& e) const {
        session.run(kProblem, e.kind, event.regency, e.run);
        if (e.photo) claim(session, event, "picture", e.photo->text(), event.stream);
    }
};

}  // namespace

void apply_run(Session& session, const ledger::Stored& event) {
    if (const auto one = event.as_one_of<RunEvent>()) std::visit(Rows{session, event}, *one);
}

}  // namespace layang::custody::projecting
