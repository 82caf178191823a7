#include "capabilities/custody/service.hpp"
#include "capabilities/custody/writing.hpp"

namespace layang::custody {
namespace {

using ledger::Transaction;

RunState load_run(Transaction& tx, RunId run) { return ledger::load<RunState, RunEvent>(tx, stream_of(run)); }

std::vector<BagToCarry> bags_to_carry(Transaction& tx, RunId run, const std::vector<BagId>& ids) {
    std::vector<BagToCarry> bags;
    for (const auto id : ids) {
        BagToCarry carry;
        carry.bag = id;
        const auto row = queries::bag(tx.session(), tx.act().regency, id);
        carry.known = row.has_value();
        if (row) {
            carry.code = row->code.text();
            carry.stop = row->village;
            carry.spent = row->open_since.has_value() || row->hands.holder == Holder::lost;
            const auto other = queries::open_run_of(tx.session(), tx.act().regency, id);
            carry.on_other_run = other && *other != run;
        }
        bags.push_back(std::move(carry));
    }
    return bags;
}

/// Writes the fare into the plan, or says why there is none.
template <class Plan>
Result<void> price(const Rules& rules, Plan& plan, Date day) {
    plan.fare = TRY(rules.fare(plan.stops, day));
    return {};
}

template <class Command>
Service::Answer tell(Transaction& tx, const Rules& rules, RunId run, const std::string& subject, const Command& command) {
    write(tx, rules, stream_of(run), subject, "", TRY(decide(load_run(tx, run), command)));
    return stream_of(run);
}

}  // namespace

Service::Answer Service::plan(Transaction& tx, const Actor& actor, RunPlanned plan) const {
    TRY_VOID(require_in(actor, Right::plan_runs, ""));
    if (queries::claimed(tx.session(), tx.act().regency, "code", std::string(plan.code.symbols()))) return refuse(ErrorCode::kConflict, "code");
    const auto priced = price(rules_, plan, plan.day);
    const auto today = tx.act().rule_date;
    return tell(tx, rules_, plan.run, plan.run.text(),
                PlanRun{actor, plan, bags_to_carry(tx, plan.run, plan.bags), today, rules_.run_days(today), priced});
}

Service::Answer Service::change(Transaction& tx, const Actor& actor, RunChanged change) const {
    TRY_VOID(require_in(actor, Right::plan_runs, ""));
    const auto state = load_run(tx, change.run);
    if (!state.plan) return refuse(ErrorCode::kNotFound);
    const auto priced = price(rules_, change, state.plan->day);
    return tell(tx, rules_, change.run, change.run.text(), ChangeRun{actor, change, bags_to_carry(tx, change.run, change.bags), priced});
}

Service::Answer Service::assign(Transaction& tx, const Actor& actor, const RunAssigned& assigned) const {
    const bool fit = rules_.is_rider(tx.session(), tx.act().regency, assigned.rider);
    const auto letter = queries::claimed(tx.session(), tx.act().regency, "letter", assigned.letter_number);
    const bool taken = letter && letter->stream != stream_of(assigned.run);
    return tell(tx, rules_, assigned.run, assigned.run.text(), AssignRun{actor, assigned, fit, taken});
}
Service::Answer Service::cancel(Transaction& tx, const Actor& actor, const RunCancelled& cancelled) const {
    TRY_VOID(known_reason(tx, "run_cancelled", cancelled.reason, cancelled.note));
    return tell(tx, rules_, cancelled.run, cancelled.run.text(), CancelRun{actor, cancelled});
}
Service::Answer Service::start(Transaction& tx, const Actor& actor, const RunStarted& started) const {
    return tell(tx, rules_, started.run, started.run.text(), StartRun{actor, started, tx.act().occurred_at});
}
Service::Answer Service::reach(Transaction& tx, const Actor& actor, const StopReached& reached) const {
    return tell(tx, rules_, reached.run, reached.run.text(), ReachStop{actor, reached, tx.act().occurred_at});
}
Service::Answer Service::complete(Transaction& tx, const Actor& actor, const RunCompleted& completed) const {
    return tell(tx, rules_, completed.run, completed.run.text(), CompleteRun{actor, completed, tx.act().occurred_at});
}
Service::Answer Service::abort(Transaction& tx, const Actor& actor, const RunAborted& aborted) const {
    TRY_VOID(known_reason(tx, "run_problem", aborted.reason, aborted.note));
    return tell(tx, rules_, aborted.run, aborted.run.text(), AbortRun{actor, aborted, tx.act().occurred_at});
}
Service::Answer Service::problem(Transaction& tx, const Actor& actor, const RunProblem& problem) const {
    TRY_VOID(known_reason(tx, "run_problem", problem.kind, problem.note, "kind"));
    return tell(tx, rules_, problem.run, actor.account.text(), ReportProblem{actor, problem, tx.act().occurred_at});
}

}  // namespace layang::custody
