#pragma once
// The rules of a run. Planning, assigning, changing and cancelling may be refused; the ride itself is reported.
#include <set>

#include "capabilities/custody/run_events.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

enum class RunStage { none, planned, started, completed, aborted, cancelled };

struct RunState {
    RunStage stage = RunStage::none;
    std::optional<RunPlanned> plan;
    /// As they are now, after changes.
    std::vector<BagId> bags;
    std::vector<std::string> stops;
    std::optional<AccountId> rider;
    std::set<std::int64_t> reached;
    std::int64_t planned_seq = 0;
    std::int64_t started_seq = 0;
    std::int64_t ended_seq = 0;
    Instant ended_at;
    [[nodiscard]] bool over() const { return ended_seq != 0; }
    [[nodiscard]] bool holds(BagId bag) const;
};

using RunDecision = Decided<RunEvent>;

[[nodiscard]] RunState evolve(RunState state, const RunEvent& event, const When& when);

/// A bag that is to be carried, as the store knows it.
struct BagToCarry {
    BagId bag;
    std::string code;
    /// The village at which it is handed over or fetched.
    std::string stop;
    bool known = true;
    /// Opened, or reported lost.
    bool spent = false;
    /// Held by another run that is not over.
    bool on_other_run = false;
};

/// Requests. Errors: kNotAllowed, kConflict (the id is used), form, kNamedTwice, kThingUnknown, kBagNotReady, kBagOnOtherRun, kRunStopMissing;
/// kRunDayOutside when the day is more than `days` (policy run.days) away from `today`: its tariff is not the planner's to choose.
struct PlanRun {
    Actor actor;
    RunPlanned plan;
    std::vector<BagToCarry> bags;
    Date today;
    int days = 0;
    /// Why the plan's fare is none: told with whatever else is wrong.
    Result<void> priced = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const PlanRun& command);
/// The same, and kRunUnderWay, kRunOver.
struct ChangeRun {
    Actor actor;
    RunChanged change;
    std::vector<BagToCarry> bags;
    Result<void> priced = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const ChangeRun& command);
/// `letter_taken`: the number stands on another run's letter. Errors: kNotAllowed, kNotFound, kRunUnderWay, kRunOver, kRiderUnfit,
/// kLetterTaken.
struct AssignRun {
    Actor actor;
    RunAssigned assigned;
    bool rider_fit = true;
    bool letter_taken = false;
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const AssignRun& command);
struct CancelRun {
    Actor actor;
    RunCancelled cancelled;
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const CancelRun& command);

/// Reports of the run's own rider, of a rider when nobody is assigned, or of the dispatcher. `at`: when it happened; what is told late of
/// a run that was still under way then is in order. Errors: kNotAllowed, kOutOfScope, kNotFound, form. Breaches: run-without-rider,
/// run-started-twice, run-after-end, stop-before-start, run-completed-early, run-problem, run-aborted.
struct StartRun {
    Actor actor;
    RunStarted started;
    Instant at = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const StartRun& command);
struct ReachStop {
    Actor actor;
    StopReached reached;
    Instant at = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const ReachStop& command);
struct CompleteRun {
    Actor actor;
    RunCompleted completed;
    Instant at = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const CompleteRun& command);
struct AbortRun {
    Actor actor;
    RunAborted aborted;
    Instant at = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const AbortRun& command);
struct ReportProblem {
    Actor actor;
    RunProblem problem;
    Instant at = {};
};
[[nodiscard]] Result<RunDecision> decide(const RunState& state, const ReportProblem& command);

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::RunStage, none, planned, started, completed, aborted, cancelled)
