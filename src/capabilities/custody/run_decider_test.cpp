#include "capabilities/custody/run_decider.hpp"

#include <doctest/doctest.h>

#include "capabilities/custody/examples_test.hpp"

namespace layang::custody::run_decider_test {

using namespace layang::custody::examples;

namespace {

const RunId kRun = numbered<RunId>(5);
const BagId kBag = numbered<BagId>(7);
const BagToCarry kCarried{kBag, "TK7K-4Q2M-9XHC", kBesukiCode};

RunPlanned plan() {
    return {kRun, PublicCode::make("TK", 5), *Date::of(2020, 6, 8), {kBag}, {kBesukiCode, kOtherCode},
            {Rupiah{23'000}, {{"distance", Rupiah{23'000}}}, "KP-348-2019@2019-05-01", Metres{11'000}, "estimate"}};
}
PlanRun plans(RunPlanned run, BagToCarry bag) { return {kDispatcher, std::move(run), {std::move(bag)}, *Date::of(2020, 6, 8), 7}; }
RunState planned() {
    RunState state;
    fold(state, decide(state, plans(plan(), kCarried))->events, 10, minute(0));
    return state;
}
RunState assigned() {
    auto state = planned();
    fold(state, decide(state, AssignRun{kDispatcher, {kRun, kSlamet.account, "094/12/2020"}, true})->events, 11, minute(1));
    return state;
}

}  // namespace

TEST_CASE("custody run: planned, assigned, ridden, completed") {
    CHECK(decide(RunState{}, plans(plan(), kCarried)).has_value());
    auto state = assigned();
    CHECK(decide(state, StartRun{kSlamet, {kRun}})->breaches.empty());
    fold(state, decide(state, StartRun{kSlamet, {kRun}})->events, 12, minute(5));
    for (int stop = 1; stop <= 2; ++stop) fold(state, decide(state, ReachStop{kSlamet, {kRun, stop}})->events, 12 + stop, minute(10 * stop));
    CHECK(decide(state, CompleteRun{kSlamet, {kRun}})->breaches.empty());
    fold(state, decide(state, CompleteRun{kSlamet, {kRun}})->events, 20, minute(60));
    CHECK(state.stage == RunStage::completed);
    CHECK(rules_of(*decide(state, ReachStop{kSlamet, {kRun, 1}, minute(61)})) == RuleNames{"run-after-end"});
    // Without signal, and told when somebody else had closed the run: it happened before.
    CHECK(decide(state, ReachStop{kSlamet, {kRun, 1}, minute(59)})->breaches.empty());
    CHECK(decide(state, CompleteRun{kSlamet, {kRun}, minute(58)})->breaches.empty());
}

TEST_CASE("custody run: its day lies within the days of the policy row around today, ends included") {
    const auto planned_for = [](int days) {
        auto run = plan();
        run.day = run.day.plus_days(days);
        return decide(RunState{}, plans(run, kCarried));
    };
    for (const int days : {-7, 0, 7}) CHECK(planned_for(days).has_value());
    for (const int days : {-8, 8}) CHECK(planned_for(days).error().code() == ErrorCode::kRunDayOutside);
}

TEST_CASE("custody run: its bags and stops have an end") {
    auto run = plan();
    for (std::uint8_t n = 1; run.bags.size() < kRunBagsMax; ++n) run.bags.push_back(numbered<BagId>(static_cast<std::uint8_t>(100 + n)));
    while (run.stops.size() < kRunStopsMax) run.stops.push_back("stop " + std::to_string(run.stops.size()));
    CHECK(decide(RunState{}, plans(run, kCarried)).has_value());
    run.bags.push_back(kBag);
    run.stops.push_back(kBesukiCode);
    const auto refusal = decide(RunState{}, plans(run, kCarried)).error();
    CHECK(refusal.code() == ErrorCode::kTooMany);
    CHECK(refusal.reasons().size() == 2);
}

TEST_CASE("custody run: no bag and no stop is named twice: the way there and back would be paid twice") {
    auto run = plan();
    run.bags.push_back(kBag);
    run.stops.push_back(kBesukiCode);
    const auto refusal = decide(RunState{}, plans(run, kCarried)).error();
    REQUIRE(refusal.reasons().size() == 2);
    CHECK(refusal.reasons()[0] == Error{ErrorCode::kNamedTwice, "bags.1"});
    CHECK(refusal.reasons()[1] == Error{ErrorCode::kNamedTwice, "stops.2"});
    CHECK(decide(planned(), ChangeRun{kDispatcher, {kRun, run.bags, run.stops, run.fare}, {kCarried}}).error() == refusal);
}

TEST_CASE("custody run: the number of a letter stands on one run") {
    CHECK(decide(planned(), AssignRun{kDispatcher, {kRun, kSlamet.account, "094/12/2020"}, true, true}).error().code() == ErrorCode::kLetterTaken);
}

TEST_CASE("custody run: a plan is refused with all its reasons") {
    auto twice = kCarried;
    twice.on_other_run = true;
    twice.spent = true;
    twice.stop = "35.03.03.2003";
    auto no_fare = plan();
    no_fare.fare = {};
    const auto refusal = decide(RunState{}, plans(no_fare, twice)).error();
    for (const auto code : {ErrorCode::kFieldMissing, ErrorCode::kBagOnOtherRun, ErrorCode::kBagNotReady, ErrorCode::kRunStopMissing})
        CHECK(refusal.has(code));
    CHECK(refusal.reasons().size() == 4);
    auto unpriced = plans(no_fare, twice);
    unpriced.plan.day = unpriced.plan.day.plus_days(8);
    unpriced.priced = refuse(ErrorCode::kTariffMissing);
    const auto outside = decide(RunState{}, unpriced).error();
    CHECK(outside.code() == ErrorCode::kRunDayOutside);
    for (const auto code : {ErrorCode::kTariffMissing, ErrorCode::kBagOnOtherRun, ErrorCode::kBagNotReady, ErrorCode::kRunStopMissing}) CHECK(outside.has(code));
    CHECK(outside.reasons().size() == 5);
    auto unknown = kCarried;
    unknown.known = false;
    CHECK(decide(RunState{}, plans(plan(), unknown)).error().code() == ErrorCode::kThingUnknown);
    CHECK(decide(planned(), plans(plan(), kCarried)).error().code() == ErrorCode::kConflict);
    auto by_packer = plans(plan(), kCarried);
    by_packer.actor = kPacker;
    CHECK(decide(RunState{}, by_packer).error().code() == ErrorCode::kNotAllowed);
}

TEST_CASE("custody run: what was started or is over is planned no more") {
    auto state = assigned();
    fold(state, decide(state, StartRun{kSlamet, {kRun}})->events, 12, minute(5));
    CHECK(decide(state, AssignRun{kDispatcher, {kRun, kOtherRider.account, "1"}, true}).error().code() == ErrorCode::kRunUnderWay);
    CHECK(decide(state, CancelRun{kDispatcher, {kRun, "weather"}}).error().code() == ErrorCode::kRunUnderWay);
    auto cancelled = planned();
    fold(cancelled, decide(cancelled, CancelRun{kDispatcher, {kRun, "weather"}})->events, 12, minute(5));
    CHECK(decide(cancelled, ChangeRun{kDispatcher, {kRun, {kBag}, {kBesukiCode}, plan().fare}, {kCarried}}).error().code() == ErrorCode::kRunOver);
    CHECK(rules_of(*decide(cancelled, StartRun{kSlamet, {kRun}, minute(6)})) == RuleNames{"run-after-end", "run-without-rider"});
}

TEST_CASE("custody run: only an active rider gets a run") {
    CHECK(decide(planned(), AssignRun{kDispatcher, {kRun, kSlamet.account, "094/12"}, false}).error().code() == ErrorCode::kRiderUnfit);
    CHECK(decide(planned(), AssignRun{kDispatcher, {kRun, kSlamet.account, ""}, true}).error().code() == ErrorCode::kFieldMissing);
}

TEST_CASE("custody run: a run that started without a rider is recorded and said") {
    const auto decision = decide(planned(), StartRun{kSlamet, {kRun}});
    REQUIRE(decision.has_value());
    CHECK(decision->breaches == std::vector<Breach>{{"run-without-rider", stream_of(kRun), 10, ""}});
}

TEST_CASE("custody run: another's run is out of a rider's reach") {
    CHECK(decide(assigned(), StartRun{kOtherRider, {kRun}}).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(assigned(), ReachStop{kOtherRider, {kRun, 1}}).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(assigned(), StartRun{kDispatcher, {kRun}}).has_value());
    CHECK(decide(assigned(), StartRun{kRegistrar, {kRun}}).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(RunState{}, StartRun{kSlamet, {kRun}}).error().code() == ErrorCode::kNotFound);
}

TEST_CASE("custody run: stops have numbers from one on; early ones and an early end are said") {
    CHECK(decide(assigned(), ReachStop{kSlamet, {kRun, 0}}).error().code() == ErrorCode::kNumberRange);
    CHECK(decide(assigned(), ReachStop{kSlamet, {kRun, 3}}).error().code() == ErrorCode::kNumberRange);
    CHECK(rules_of(*decide(assigned(), ReachStop{kSlamet, {kRun, 2}})) == RuleNames{"stop-before-start"});
    CHECK(rules_of(*decide(assigned(), CompleteRun{kSlamet, {kRun}})) == RuleNames{"run-completed-early"});
}

TEST_CASE("custody run: a problem and an aborted run call somebody") {
    CHECK(rules_of(*decide(assigned(), ReportProblem{kSlamet, {kRun, "road_cut", 1, {}, {}}})) == RuleNames{"run-problem"});
    for (const std::int64_t stop : {-1, 0, 3})
        CHECK(decide(assigned(), ReportProblem{kSlamet, {kRun, "road_cut", stop, {}, {}}}).error().code() == ErrorCode::kNumberRange);
    auto state = assigned();
    const auto aborted = decide(state, AbortRun{kSlamet, {kRun, "accident"}});
    CHECK(rules_of(*aborted) == RuleNames{"run-aborted"});
    fold(state, aborted->events, 12, minute(30));
    CHECK(state.over());
}

}  // namespace layang::custody::run_decider_test
