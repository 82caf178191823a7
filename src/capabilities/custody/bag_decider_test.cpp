#include "capabilities/custody/bag_decider.hpp"

#include <doctest/doctest.h>

#include "capabilities/custody/examples_test.hpp"

namespace layang::custody::bag_decider_test {

using namespace layang::custody::examples;

namespace {

const BagId kBag = numbered<BagId>(7);
Thing doc(std::uint8_t n) { return {ThingKind::document, numbered<ThingId>(n)}; }

BagSealed besuki_bag() {
    return {kBag, PublicCode::make("TK", 7), "S-1001", Direction::outward, kOffice, kBesuki, {doc(1), doc(2), doc(3)}};
}
BagState sealed_bag() {
    BagState state;
    fold(state, decide(state, SealBag{kPacker, besuki_bag(), {}, {}})->events, 10, minute(0));
    return state;
}
TakeBag rider_takes(const Actor& who, std::optional<std::string> seal = "S-1001") {
    return {who, {kBag, kOffice, kRider, "dukcapil", std::move(seal)}, minute(10), true};
}
OpenBag opens(std::vector<Thing> present, bool intact = true) {
    OpenBag command{kRegistrar, {}, minute(60)};
    command.opened.bag = kBag;
    command.opened.by = kBesuki;
    command.opened.seal_intact = intact;
    command.opened.seal_seen = "S-1001";
    command.opened.present = std::move(present);
    return command;
}
BagOpened opened_in(const Result<BagDecision>& decision) { return std::get<BagOpened>(decision->events.at(0)); }

}  // namespace

TEST_CASE("custody bag: a sealed bag holds what its manifest says, each thing once") {
    auto bag = besuki_bag();
    bag.contents.push_back(doc(1));
    const auto decision = decide(BagState{}, SealBag{kPacker, bag, {}, {}});
    REQUIRE(decision.has_value());
    CHECK(decision->breaches.empty());
    CHECK(std::get<BagSealed>(decision->events[0]).contents.size() == 3);
}

TEST_CASE("custody bag: a seal that was used before is recorded and raises an anomaly that names the other bag") {
    const auto decision = decide(BagState{}, SealBag{kPacker, besuki_bag(), Claimed{"bag:other", 4}, {}});
    REQUIRE(decision.has_value());
    CHECK(decision->events.size() == 1);
    CHECK(decision->breaches == std::vector<Breach>{{"seal-twice", stream_of(kBag), 4, "bag:other"}});
    CHECK(rules_of(*decide(BagState{}, SealBag{kPacker, besuki_bag(), {}, Claimed{"bag:other", 4}})) == RuleNames{"code-twice"});
    CHECK(rules_of(*decide(sealed_bag(), SealBag{kPacker, besuki_bag(), {}, {}})) == RuleNames{"sealed-twice"});
}

TEST_CASE("custody bag: sealing is refused only for form and scope, all reasons at once") {
    auto bag = besuki_bag();
    bag.from = kBesuki;
    bag.seal = " ";
    bag.contents.clear();
    const auto refusal = decide(BagState{}, SealBag{kPacker, bag, {}, {}}).error();
    CHECK(refusal.reasons().size() == 3);
    CHECK(refusal.has(ErrorCode::kPartyWrong));
    CHECK(decide(BagState{}, SealBag{kSlamet, besuki_bag(), {}, {}}).error().code() == ErrorCode::kNotAllowed);
    auto inward = besuki_bag();
    inward.direction = Direction::inward;
    std::swap(inward.from, inward.to);
    CHECK(decide(BagState{}, SealBag{kRegistrar, inward, {}, {}}).has_value());
    CHECK(decide(BagState{}, SealBag{kStranger, inward, {}, {}}).error().code() == ErrorCode::kOutOfScope);
}

TEST_CASE("custody bag: its contents and the letters of its seal have an end") {
    auto bag = besuki_bag();
    bag.seal = std::string(kSealCharactersMax, 'S');
    bag.contents.assign(kBagContentsMax, doc(1));
    CHECK(decide(BagState{}, SealBag{kPacker, bag, {}, {}}).has_value());
    bag.seal.push_back('S');
    bag.contents.push_back(doc(1));
    const auto refusal = decide(BagState{}, SealBag{kPacker, bag, {}, {}}).error();
    CHECK(refusal.has(ErrorCode::kTextTooLong));
    CHECK(refusal.has(ErrorCode::kTooMany));
    CHECK(refusal.reasons().size() == 2);
}

TEST_CASE("custody bag: nobody speaks for another pair of hands") {
    const auto state = sealed_bag();
    CHECK(decide(state, rider_takes(kSlamet)).has_value());
    CHECK(decide(state, rider_takes(kOtherRider)).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(state, rider_takes(kPacker)).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(state, GiveBag{kPacker, {kBag, kOffice, kRider, "dukcapil", {}}, minute(10), true}).has_value());
    CHECK(decide(state, GiveBag{kSlamet, {kBag, kOffice, kRider, "dukcapil", {}}, minute(10), true}).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(BagState{}, rider_takes(kSlamet)).error().code() == ErrorCode::kNotFound);
}

TEST_CASE("custody bag: a village is spoken for by those who work in it, and by no desk of the office, whatever that serves") {
    const auto state = sealed_bag();
    auto inward = besuki_bag();
    inward.direction = Direction::inward;
    std::swap(inward.from, inward.to);
    const auto told_by = [&](const Actor& who) {
        auto opened = opens({doc(1), doc(2), doc(3)});
        opened.actor = who;
        std::vector<std::optional<ErrorCode>> refusals;
        const auto note = [&](const Result<BagDecision>& decision) { refusals.push_back(decision ? std::nullopt : std::optional(decision.error().code())); };
        note(decide(state, opened));
        note(decide(state, TakeBag{who, {kBag, kRider, kBesuki, kBesukiCode, {}}, minute(40), true}));
        note(decide(state, GiveBag{who, {kBag, kBesuki, kRider, kBesukiCode, {}}, minute(40), true}));
        note(decide(BagState{}, SealBag{who, inward, {}, {}}));
        note(decide(state, LoseBag{who, {kBag, kBesuki, "not_arrived"}, minute(40), false}));
        return refusals;
    };
    const auto all = [](std::optional<ErrorCode> code) { return std::vector<std::optional<ErrorCode>>(5, code); };
    CHECK(told_by(kRegistrar) == all({}));
    for (const std::string area : {"", "35.03.01"}) {
        CHECK(told_by(actor(Role::registrar, area)) == all(ErrorCode::kOutOfScope));
        CHECK(told_by(actor(Role::counter, area)) == all(ErrorCode::kNotAllowed));
    }
}

TEST_CASE("custody bag: a hand-over that breaks a rule is recorded all the same") {
    const auto state = sealed_bag();
    CHECK(decide(state, rider_takes(kSlamet))->breaches.empty());
    CHECK(rules_of(*decide(state, rider_takes(kSlamet, "S-9"))) == RuleNames{"seal-mismatch"});
    // Typed otherwise it is the same seal.
    CHECK(decide(state, rider_takes(kSlamet, "s 1001"))->breaches.empty());
    auto not_mine = rider_takes(kSlamet);
    not_mine.on_own_run = false;
    CHECK(rules_of(*decide(state, not_mine)) == RuleNames{"bag-not-on-run"});
    const TakeBag elsewhere{kStranger, {kBag, kRider, kOtherVillage, kOtherCode, {}}, minute(40), true};
    CHECK(rules_of(*decide(state, elsewhere)) == RuleNames{"bag-wrong-village"});
}

TEST_CASE("custody bag: a taking that happened before the opening may come in after it") {
    auto state = sealed_bag();
    fold(state, decide(state, opens({doc(1), doc(2), doc(3)}))->events, 20, minute(60));
    CHECK(decide(state, rider_takes(kSlamet))->breaches.empty());
    auto later = rider_takes(kSlamet);
    later.at = minute(90);
    const auto decision = decide(state, later);
    CHECK(rules_of(*decision) == RuleNames{"moved-after-opened"});
    CHECK(decision->breaches[0].other_seq == 20);
}

TEST_CASE("custody bag: whoever gave it may tell so after it was opened; one that went on is not opened at an earlier time without notice") {
    const GiveBag given{kSlamet, {kBag, kRider, kBesuki, kBesukiCode, {}}, minute(70), true};
    auto state = sealed_bag();
    fold(state, decide(state, rider_takes(kSlamet))->events, 11, minute(10));
    auto taken = state;
    fold(taken, decide(taken, TakeBag{kRegistrar, {kBag, kRider, kBesuki, kBesukiCode, {}}, minute(59), true})->events, 12, minute(59));
    fold(taken, decide(taken, opens({doc(1), doc(2), doc(3)}))->events, 13, minute(60));
    CHECK(decide(taken, given)->breaches.empty());
    fold(taken, decide(taken, given)->events, 14, minute(70));
    CHECK(hands_of(taken.trail).confirmed);

    fold(state, decide(state, GiveBag{kSlamet, {kBag, kRider, kOffice, "dukcapil", {}}, minute(90), true})->events, 12, minute(90));
    const auto late = decide(state, opens({doc(1), doc(2), doc(3)}));
    CHECK(rules_of(*late) == RuleNames{"moved-after-opened"});
    CHECK(late->breaches[0].other_seq == 12);
}

TEST_CASE("custody bag: counting accounts for every thing of the manifest exactly once") {
    auto command = opens({doc(1), doc(1), doc(9)});
    command.opened.damaged = {doc(3)};
    command.opened.missing = {doc(1)};  // what the device thinks is missing counts for nothing
    command.opened.surplus = {{"TK7K-XXXX", {}}};
    const auto decision = decide(sealed_bag(), command);
    const auto opened = opened_in(decision);
    CHECK(opened.present == std::vector{doc(1), doc(3)});
    CHECK(opened.missing == std::vector{doc(2)});
    CHECK(opened.surplus == std::vector<Surplus>{{"TK7K-XXXX", {}}, {"", doc(9)}});
    CHECK(rules_of(*decision) == RuleNames{"document-surplus"});  // the unknown code; things are judged by their own deciders
}

TEST_CASE("custody bag: what is damaged and stands in no manifest is counted too, and what bears no code of ours is never taken for the same") {
    auto command = opens({doc(1), doc(2), doc(3)});
    command.opened.damaged = {doc(9), doc(8)};
    command.opened.surplus = {{"TK7K-XXXX", doc(8)}, {"?", {}}, {"?", {}}, {"TK7K-YYYY", {}}, {"TK7K-YYYY", {}}};
    const auto opened = opened_in(decide(sealed_bag(), command));
    CHECK(opened.surplus == std::vector<Surplus>{{"TK7K-XXXX", doc(8)}, {"?", {}}, {"?", {}}, {"TK7K-YYYY", {}}, {"", doc(9)}});
}

TEST_CASE("custody bag: a broken seal, another seal and a second opening are said, not refused") {
    auto command = opens({doc(1), doc(2), doc(3)}, false);
    command.opened.seal_seen = "S-2";
    CHECK(rules_of(*decide(sealed_bag(), command)) == RuleNames{"seal-broken", "seal-mismatch"});
    command.opened.seal_seen = "s1001";
    CHECK(rules_of(*decide(sealed_bag(), command)) == RuleNames{"seal-broken"});
    auto state = sealed_bag();
    fold(state, decide(state, opens({doc(1)}))->events, 20, minute(60));
    const auto again = decide(state, opens({doc(1), doc(2), doc(3)}));
    REQUIRE(again.has_value());
    CHECK(rules_of(*again) == RuleNames{"opened-twice"});
    CHECK(again->breaches[0].other_seq == 20);
}

TEST_CASE("custody bag: a bag sealed again may be opened again, with its new seal") {
    auto state = sealed_bag();
    fold(state, decide(state, opens({doc(1), doc(2), doc(3)}))->events, 20, minute(60));
    fold(state, decide(state, ResealBag{kRegistrar, {kBag, kBesuki, "S-2002", "wrong_village"}, {}})->events, 21, minute(70));
    auto command = opens({doc(1), doc(2), doc(3)});
    command.opened.seal_seen = "S-2002";
    CHECK(decide(state, command)->breaches.empty());
    CHECK(rules_of(*decide(state, ResealBag{kRegistrar, {kBag, kBesuki, "S-1001", "x"}, Claimed{stream_of(kBag), 10}})) == RuleNames{"seal-twice"});
}

TEST_CASE("custody bag: a lost bag has somebody look for it until it is found") {
    auto state = sealed_bag();
    const auto lost = decide(state, LoseBag{kSlamet, {kBag, kRider, "accident"}, minute(30), true});
    CHECK(rules_of(*lost) == RuleNames{"bag-lost"});
    fold(state, lost->events, 30, minute(30));
    CHECK(hands_of(state.trail).holder == Holder::lost);
    auto take = rider_takes(kSlamet);
    take.at = minute(40);
    CHECK(rules_of(*decide(state, take)) == RuleNames{"moved-after-lost"});
    CHECK(rules_of(*decide(state, opens({doc(1), doc(2), doc(3)}))) == RuleNames{"opened-after-lost"});
    const auto found = decide(state, FindBag{kPacker, {kBag, kOffice}});
    CHECK(found->breaches.empty());
    fold(state, found->events, 31, minute(50));
    CHECK_FALSE(state.lost());
    CHECK(rules_of(*decide(state, FindBag{kPacker, {kBag, kOffice}})) == RuleNames{"found-not-lost"});
    CHECK(rules_of(*decide(state, DamageBag{kPacker, {kBag, kOffice, "wet"}})) == RuleNames{"bag-damaged"});
}

TEST_CASE("custody bag: of its mishaps tell its two ends, whoever had it in hands and the rider on whose run it is; nobody else") {
    const auto told = [](const BagState& state, const Actor& who, const Party& by, bool on_own_run) {
        const auto lost = decide(state, LoseBag{who, {kBag, by, "accident"}, minute(30), on_own_run});
        const auto found = decide(state, FindBag{who, {kBag, by}, on_own_run});
        const auto damaged = decide(state, DamageBag{who, {kBag, by, "wet"}, on_own_run});
        const auto resealed = decide(state, ResealBag{who, {kBag, by, "S-2002", "torn"}, {}, on_own_run});
        const int count = int{lost.has_value()} + int{found.has_value()} + int{damaged.has_value()} + int{resealed.has_value()};
        for (const auto* one : {&lost, &found, &damaged, &resealed})
            if (!one->has_value()) CHECK(one->error().code() == ErrorCode::kOutOfScope);
        return count;
    };
    const auto state = sealed_bag();
    CHECK(told(state, kPacker, kOffice, false) == 4);
    CHECK(told(state, kRegistrar, kBesuki, false) == 4);
    CHECK(told(state, kSlamet, kRider, true) == 4);
    CHECK(told(state, kSlamet, kRider, false) == 0);
    CHECK(told(state, kStranger, kOtherVillage, false) == 0);
    // It came to them by mistake, which is on record: then they tell what became of it.
    auto strayed = state;
    fold(strayed, decide(strayed, TakeBag{kSlamet, {kBag, kOffice, kRider, "dukcapil", {}}, minute(10), false})->events, 20, minute(10));
    fold(strayed, decide(strayed, TakeBag{kStranger, {kBag, kRider, kOtherVillage, kOtherCode, {}}, minute(20), true})->events, 21, minute(20));
    CHECK(told(strayed, kSlamet, kRider, false) == 4);
    CHECK(told(strayed, kStranger, kOtherVillage, false) == 4);
}

TEST_CASE("custody bag: what was packed by mistake is taken out again by whoever sealed it, before it leaves, under a new seal") {
    const TakeOut out{kPacker, {kBag, {}, {doc(2), doc(2)}, "S-2002"}, {}};
    auto state = sealed_bag();
    const auto decision = decide(state, out);
    REQUIRE(decision.has_value());
    CHECK(decision->breaches.empty());
    CHECK(std::get<BagReduced>(decision->events[0]).by == kOffice);
    fold(state, decision->events, 20, minute(5));
    CHECK(state.contents == std::vector{doc(1), doc(3)});
    CHECK(state.seal == "S-2002");
    auto counted = opens({doc(1), doc(3)});
    counted.opened.seal_seen = "S-2002";
    CHECK(decide(state, counted)->breaches.empty());
    CHECK(decide(state, out).error().code() == ErrorCode::kThingUnknown);
    CHECK(decide(sealed_bag(), TakeOut{kRegistrar, out.reduced, {}}).error().code() == ErrorCode::kNotAllowed);
    CHECK(rules_of(*decide(sealed_bag(), TakeOut{kPacker, out.reduced, Claimed{"bag:other", 4}})) == RuleNames{"seal-twice"});
    auto nothing = out;
    nothing.reduced = {kBag, {}, {}, " "};
    CHECK(decide(sealed_bag(), nothing).error().reasons().size() == 2);
    auto carried = sealed_bag();
    fold(carried, decide(carried, rider_takes(kSlamet))->events, 11, minute(10));
    CHECK(decide(carried, out).error().code() == ErrorCode::kBagNotReady);
    auto delivered = carried;
    fold(delivered, decide(delivered, GiveBag{kSlamet, {kBag, kRider, kBesuki, kBesukiCode, {}}, minute(20), true})->events, 12, minute(20));
    CHECK(decide(delivered, out).error().code() == ErrorCode::kBagNotReady);
    // Brought back undelivered, it waits with whoever sealed it as it did before.
    fold(carried, decide(carried, GiveBag{kSlamet, {kBag, kRider, kOffice, "dukcapil", {}}, minute(20), true})->events, 12, minute(20));
    CHECK(decide(carried, out).has_value());
}

// Rule: R-HANDOVER-PAIR.
TEST_CASE("custody bag: a hand-over with one half becomes unpaired when the time of the policy row is past") {
    auto state = sealed_bag();
    fold(state, decide(state, rider_takes(kSlamet))->events, 11, minute(10));
    const Seconds day{24 * 3600};
    CHECK(unpaired(state.trail, minute(10) + day, day).empty());  // exactly at the limit is still in time
    CHECK(unpaired(state.trail, minute(11) + day, day).size() == 1);
    fold(state, decide(state, GiveBag{kPacker, {kBag, kOffice, kRider, "dukcapil", {}}, minute(9), true})->events, 12, minute(9));
    CHECK(unpaired(state.trail, minute(11) + day, day).empty());
}

}  // namespace layang::custody::bag_decider_test
