#include "capabilities/custody/run_decider.hpp"

#include <algorithm>

#include "capabilities/custody/form.hpp"

namespace layang::custody {
namespace {

struct EvolveRun {
    RunState& state;
    const When& when;

    void end(RunStage stage) const {
        if (state.over()) return;
        state.stage = stage;
        state.ended_seq = when.seq;
        state.ended_at = when.occurred_at;
    }
    void operator()(const RunPlanned& event) const {
        state.stage = RunStage::planned;
        state.plan = event;
        state.bags = event.bags;
        state.stops = event.stops;
        state.planned_seq = when.seq;
    }
    void operator()(const RunAssigned& event) const { state.rider = event.rider; }
    void operator()(const RunChanged& event) const {
        state.bags = event.bags;
        state.stops = event.stops;
    }
    void operator()(const RunCancelled&) const { end(RunStage::cancelled); }
    void operator()(const RunStarted&) const {
        if (state.started_seq == 0) state.started_seq = when.seq;
        if (!state.over()) state.stage = RunStage::started;
    }
    void operator()(const StopReached& event) const { state.reached.insert(event.stop); }
    void operator()(const RunCompleted&) const { end(RunStage::completed); }
    void operator()(const RunAborted&) const { end(RunStage::aborted); }
    void operator()(const RunProblem&) const {}
};

void check_fare(Reasons& reasons, const Fare& fare) {
    if (fare.tariff_row.empty()) reasons.add(ErrorCode::kFieldMissing, "fare");
    if (fare.total.amount < 0) reasons.add(ErrorCode::kNumberRange, "fare.total", {{"min", "0"}, {"max", "100000000"}});
}

template <class Plan>
void check_load(Reasons& reasons, const Plan& plan, const std::vector<BagToCarry>& bags, const Result<void>& priced) {
    if (plan.bags.empty()) reasons.add(ErrorCode::kFieldMissing, "bags");
    check_count(reasons, "bags", plan.bags.size(), kRunBagsMax);
    check_count(reasons, "stops", plan.stops.size(), kRunStopsMax);
    check_each_once(reasons, "bags", plan.bags, kRunBagsMax);
    // There and back again would be paid twice.
    check_each_once(reasons, "stops", plan.stops, kRunStopsMax);
    if (plan.stops.empty()) reasons.add(ErrorCode::kFieldMissing, "stops");
    else if (reasons.take(priced)) check_fare(reasons, plan.fare);
    for (std::size_t i = 0; i < bags.size(); ++i) {
        const auto& bag = bags[i];
        const auto field = "bags." + std::to_string(i);
        if (!bag.known) reasons.add(ErrorCode::kThingUnknown, field);
        if (bag.spent) reasons.add(ErrorCode::kBagNotReady, field, {{"code", bag.code}});
        if (bag.on_other_run) reasons.add(ErrorCode::kBagOnOtherRun, field, {{"code", bag.code}});
        if (bag.known && std::find(plan.stops.begin(), plan.stops.end(), bag.stop) == plan.stops.end())
            reasons.add(ErrorCode::kRunStopMissing, "stops", {{"village", bag.stop}});
    }
}

Result<void> may_still_plan(const RunState& state, const Actor& actor) {
    TRY_VOID(require_in(actor, Right::plan_runs, ""));
    if (state.stage == RunStage::none) return refuse(ErrorCode::kNotFound);
    if (state.over()) return refuse(ErrorCode::kRunOver);
    if (state.started_seq != 0) return refuse(ErrorCode::kRunUnderWay);
    return {};
}

/// Stops have numbers from one on.
Result<void> stops_there(const RunState& state, std::int64_t stop) {
    const auto stops = static_cast<std::int64_t>(state.stops.size());
    if (stop < 1 || stop > stops) return refuse(ErrorCode::kNumberRange, "stop", {{"min", "1"}, {"max", std::to_string(stops)}});
    return {};
}

/// A run that exists, and somebody who may speak about it: its rider, any rider when it has none, or the dispatcher.
Result<void> may_report(const RunState& state, const Actor& actor) {
    if (!require_in(actor, Right::plan_runs, "")) TRY_VOID(require(actor, Right::ride));
    if (state.stage == RunStage::none) return refuse(ErrorCode::kNotFound);
    if (require_in(actor, Right::plan_runs, "")) return {};
    if (state.rider && *state.rider != actor.account) return refuse(ErrorCode::kOutOfScope);
    return {};
}

RunDecision reported(const RunState& state, RunId run, RunEvent event, Instant at) {
    RunDecision decision{{std::move(event)}, {}};
    if (state.over() && at > state.ended_at) decision.breaches.push_back({"run-after-end", stream_of(run), state.ended_seq, std::string(name_of(state.stage))});
    return decision;
}

}  // namespace

bool RunState::holds(BagId bag) const { return std::find(bags.begin(), bags.end(), bag) != bags.end(); }

RunState evolve(RunState state, const RunEvent& event, const When& when) {
    std::visit(EvolveRun{state, when}, event);
    return state;
}

Result<RunDecision> decide(const RunState& state, const PlanRun& command) {
    TRY_VOID(require_in(command.actor, Right::plan_runs, ""));
    if (state.stage != RunStage::none) return refuse(ErrorCode::kConflict);
    Reasons reasons;
    if (!command.plan.code.is_set()) reasons.add(ErrorCode::kFieldMissing, "code");
    const auto from = command.today.plus_days(-command.days), to = command.today.plus_days(command.days);
    if (command.plan.day < from || command.plan.day > to)
        reasons.add(ErrorCode::kRunDayOutside, "day", {{"from", to_string(from)}, {"to", to_string(to)}});
    check_load(reasons, command.plan, command.bags, command.priced);
    if (reasons.any()) return reasons.refusal();
    return RunDecision{{command.plan}, {}};
}

Result<RunDecision> decide(const RunState& state, const ChangeRun& command) {
    TRY_VOID(may_still_plan(state, command.actor));
    Reasons reasons;
    check_load(reasons, command.change, command.bags, command.priced);
    if (reasons.any()) return reasons.refusal();
    return RunDecision{{command.change}, {}};
}

Result<RunDecision> decide(const RunState& state, const AssignRun& command) {
    TRY_VOID(may_still_plan(state, command.actor));
    Reasons reasons;
    if (!command.rider_fit) reasons.add(ErrorCode::kRiderUnfit, "rider");
    if (command.letter_taken) reasons.add(ErrorCode::kLetterTaken, "letter_number");
    check_text(reasons, "letter_number", command.assigned.letter_number, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    return RunDecision{{command.assigned}, {}};
}

Result<RunDecision> decide(const RunState& state, const CancelRun& command) {
    TRY_VOID(may_still_plan(state, command.actor));
    return RunDecision{{command.cancelled}, {}};
}

Result<RunDecision> decide(const RunState& state, const StartRun& command) {
    TRY_VOID(may_report(state, command.actor));
    const auto run = command.started.run;
    auto decision = reported(state, run, command.started, command.at);
    if (!state.rider) decision.breaches.push_back({"run-without-rider", stream_of(run), state.planned_seq, ""});
    if (state.started_seq != 0) decision.breaches.push_back({"run-started-twice", stream_of(run), state.started_seq, ""});
    return decision;
}

Result<RunDecision> decide(const RunState& state, const ReachStop& command) {
    TRY_VOID(may_report(state, command.actor));
    const auto& reached = command.reached;
    TRY_VOID(stops_there(state, reached.stop));
    auto decision = reported(state, reached.run, reached, command.at);
    if (state.started_seq == 0) decision.breaches.push_back({"stop-before-start", stream_of(reached.run), state.planned_seq, ""});
    return decision;
}

Result<RunDecision> decide(const RunState& state, const CompleteRun& command) {
    TRY_VOID(may_report(state, command.actor));
    auto decision = reported(state, command.completed.run, command.completed, command.at);
    if (state.reached.size() < state.stops.size())
        decision.breaches.push_back({"run-completed-early", stream_of(command.completed.run), state.started_seq,
                                     std::to_string(state.reached.size()) + "/" + std::to_string(state.stops.size())});
    return decision;
}

Result<RunDecision> decide(const RunState& state, const AbortRun& command) {
    TRY_VOID(may_report(state, command.actor));
    auto decision = reported(state, command.aborted.run, command.aborted, command.at);
    decision.breaches.push_back({"run-aborted", stream_of(command.aborted.run), state.started_seq, command.aborted.reason});
    return decision;
}

Result<RunDecision> decide(const RunState& state, const ReportProblem& command) {
    TRY_VOID(may_report(state, command.actor));
    const auto& problem = command.problem;
    if (problem.stop) TRY_VOID(stops_there(state, *problem.stop));
    auto decision = reported(state, problem.run, problem, command.at);
    decision.breaches.push_back({"run-problem", stream_of(problem.run), state.started_seq, problem.kind});
    return decision;
}

}  // namespace layang::custody
