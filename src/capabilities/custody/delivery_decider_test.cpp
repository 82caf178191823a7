#include "capabilities/custody/delivery_decider.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "capabilities/custody/examples_test.hpp"

namespace layang::custody::delivery_decider_test {

using namespace layang::custody::examples;

namespace {

const DocumentId kDocument = numbered<DocumentId>(1);
const BagId kBag = numbered<BagId>(7);
const DocumentFacts kFacts{kDocument, kBesukiCode, true, false};
const DoorRules kFamily{{{ReceiverKind::holder, {}, "self", {}}, {ReceiverKind::named, 0, "proxy", {"card_shown"}}, {ReceiverKind::named, {}, "parent", {}}}, false, {"fingerprint"}, CardPolicy::reader, {}};

BagDocument into_bag(std::optional<Claimed> other = {}) { return {kFacts, into(kBag, kOffice, std::move(other))}; }

DeliveryState bagged() {
    DeliveryState state;
    fold(state, decide(state, into_bag()).events, 10, minute(0));
    return state;
}
DeliveryState at_village() {
    auto state = bagged();
    fold(state, decide(state, CountDocument{kFacts, kBag, kBesuki, CountOutcome::received}).events, 20, minute(60));
    return state;
}
HandOver to_holder(DoorRules rules = kFamily) {
    HandOver command{kRegistrar, kFacts, std::move(rules), {}, minute(120)};
    command.handed.document = kDocument;
    command.handed.at = kBesuki;
    command.handed.relation = "self";
    command.handed.identified_by = "card_shown";
    return command;
}

}  // namespace

TEST_CASE("custody door: shelf, bag, village, door, and nothing to complain about") {
    CHECK(decide(DeliveryState{}, into_bag()).breaches.empty());
    CHECK(decide(bagged(), CountDocument{kFacts, kBag, kBesuki, CountOutcome::received}).breaches.empty());
    const auto handed = decide(at_village(), to_holder());
    REQUIRE(handed.has_value());
    CHECK(handed->breaches.empty());
    auto state = at_village();
    fold(state, handed->events, 30, minute(120));
    CHECK(state.handed_over());
    CHECK(hands_of(state.trail.last(), nullptr, {}, kMorning).holder == Holder::resident);
}

TEST_CASE("custody door: a document in another bag is recorded, and the anomaly names that bag") {
    const auto decision = decide(bagged(), into_bag(Claimed{"bag:first", 10}));
    CHECK(decision.events.size() == 1);
    CHECK(decision.breaches == std::vector<Breach>{{"document-in-two-bags", "document:" + kDocument.text(), 10, "bag:first"}});
}

TEST_CASE("custody door: bagging what was not shelved, cancelled or for another village is said") {
    auto command = into_bag();
    command.facts.shelved = false;
    command.facts.cancelled = true;
    command.packing.village = kOtherCode;
    CHECK(rules_of(decide(DeliveryState{}, command)) == RuleNames{"bagged-not-shelved", "bagged-cancelled", "bag-wrong-village"});
    CHECK(decide(at_village(), BagDocument{kFacts, into(kBag, kBesuki)}).breaches.empty());  // unclaimed, on the way back
}

TEST_CASE("custody door: a village that packs another village's document is named, unless it came there by mistake and was counted") {
    auto inward = into(numbered<BagId>(8), kOtherVillage);
    inward.village = kOtherCode;
    inward.when = minute(90);
    const auto foreign = decide(at_village(), BagDocument{kFacts, inward});
    CHECK(foreign.breaches == std::vector<Breach>{{"bag-wrong-village", "document:" + kDocument.text(), 0, kOtherCode}});
    auto strayed = bagged();
    fold(strayed, decide(strayed, CountDocument{kFacts, kBag, kOtherVillage, CountOutcome::surplus}).events, 20, minute(60));
    CHECK(decide(strayed, BagDocument{kFacts, inward}).breaches.empty());
    inward.when = minute(50);  // told for a time at which it had not come
    CHECK(rules_of(decide(strayed, BagDocument{kFacts, inward})) == RuleNames{"bag-wrong-village"});
}

TEST_CASE("custody door: missing, surplus and damaged things have somebody look into them") {
    const auto count = [](CountOutcome outcome) { return rules_of(decide(bagged(), CountDocument{kFacts, kBag, kBesuki, outcome})); };
    CHECK(count(CountOutcome::missing) == RuleNames{"document-missing"});
    CHECK(count(CountOutcome::surplus) == RuleNames{"document-surplus"});
    CHECK(count(CountOutcome::damaged) == RuleNames{"document-damaged"});
    CHECK(decide(bagged(), CountDocument{kFacts, kBag, kBesuki, CountOutcome::damaged}).events.size() == 2);
}

TEST_CASE("custody door: what was counted elsewhere before its bag was opened is where it was counted") {
    auto state = bagged();
    fold(state, decide(state, CountDocument{kFacts, numbered<BagId>(8), kOtherVillage, CountOutcome::surplus}).events, 20, minute(60));
    const auto missed = decide(state, CountDocument{kFacts, kBag, kBesuki, CountOutcome::missing});
    CHECK(missed.events.empty());
    CHECK(rules_of(missed) == RuleNames{"document-missing"});
}

TEST_CASE("custody door: only whom the rule or the dossier names may receive; anybody else is recorded and said") {
    auto command = to_holder();
    command.handed.to = ReceiverKind::named;
    command.handed.receiver_index = 0;
    CHECK(decide(at_village(), command)->breaches.empty());
    command.handed.receiver_index = 1;
    CHECK(rules_of(*decide(at_village(), command)) == RuleNames{"receiver-not-allowed"});
    command.handed.receiver_index.reset();  // not named in the dossier: only in a relation that the row allows
    command.handed.relation = "parent";
    CHECK(decide(at_village(), command)->breaches.empty());
    command.handed.relation = "neighbour";
    CHECK(rules_of(*decide(at_village(), command)) == RuleNames{"receiver-not-allowed"});
    command.handed.to = ReceiverKind::other;
    CHECK(rules_of(*decide(at_village(), command)) == RuleNames{"receiver-not-allowed"});
    command.rules.allowed.push_back({ReceiverKind::other, {}, "", {}});  // no row can allow just anybody
    CHECK(rules_of(*decide(at_village(), command)) == RuleNames{"receiver-not-allowed"});
}

TEST_CASE("custody door: whoever is known in another way than the row allows is recorded and said") {
    auto command = to_holder();
    command.handed.to = ReceiverKind::named;
    command.handed.receiver_index = 0;
    command.handed.identified_by = "known_to_officer";
    CHECK(rules_of(*decide(at_village(), command)) == RuleNames{"identified-otherwise"});
    command.handed.identified_by = "";
    CHECK(decide(at_village(), command).error().code() == ErrorCode::kFieldMissing);
}

TEST_CASE("custody door: a hand-over after loss, and a second one, are stored beside an anomaly") {
    auto state = at_village();
    fold(state, decide(state, LoseDocument{kRegistrar, kFacts, {kDocument, kBesuki, "stolen"}})->events, 25, minute(90));
    const auto lost = decide(state, to_holder());
    REQUIRE(lost.has_value());
    CHECK(rules_of(*lost) == RuleNames{"handover-after-lost"});
    CHECK(lost->breaches[0].other_seq == 25);
    fold(state, lost->events, 26, minute(120));
    CHECK(rules_of(*decide(state, to_holder())) == RuleNames{"handover-after-lost", "handed-over-twice"});
    // Told late: it was given before the loss was reported, and one of the two cannot be true.
    auto earlier = to_holder();
    earlier.at = minute(80);
    auto lost_only = at_village();
    fold(lost_only, decide(lost_only, LoseDocument{kRegistrar, kFacts, {kDocument, kBesuki, "stolen"}})->events, 25, minute(90));
    CHECK(rules_of(*decide(lost_only, earlier)) == RuleNames{"handover-after-lost"});
}

TEST_CASE("custody door: a hand-over that is told after the document was packed for the way back contradicts that") {
    auto state = at_village();
    fold(state, decide(state, BagDocument{kFacts, into(numbered<BagId>(8), kBesuki)}).events, 25, minute(150));
    const auto late = decide(state, to_holder());
    CHECK(rules_of(*late) == RuleNames{"bagged-after-handover"});
    CHECK(late->breaches[0].other_seq == 25);
}

TEST_CASE("custody door: from a bag that nobody opened, or never received, it cannot have come") {
    CHECK(rules_of(*decide(bagged(), to_holder())) == RuleNames{"handover-from-closed-bag"});
    CHECK(rules_of(*decide(DeliveryState{}, to_holder())) == RuleNames{"handover-not-received"});
    auto missing = bagged();
    fold(missing, decide(missing, CountDocument{kFacts, kBag, kBesuki, CountOutcome::missing}).events, 20, minute(60));
    CHECK(rules_of(*decide(missing, to_holder())) == RuleNames{"handover-not-received"});
}

TEST_CASE("custody door: what lies in another village cannot have been handed over here") {
    auto strayed = bagged();
    fold(strayed, decide(strayed, CountDocument{kFacts, kBag, kOtherVillage, CountOutcome::surplus}).events, 20, minute(60));
    const auto decision = decide(strayed, to_holder());
    REQUIRE(rules_of(*decision) == RuleNames{"handover-not-received"});
    CHECK(decision->breaches[0].other_seq == 20);
}

TEST_CASE("custody door: an old document that is due is taken or excused first") {
    auto rules = kFamily;
    rules.dues = {{"S1", 1, 0, false}, {"S3", 2, 2, false}, {"S6", 1, 0, true}};
    const auto decision = decide(at_village(), to_holder(rules));
    CHECK(decision->breaches == std::vector<Breach>{{"old-document-open", "document:" + kDocument.text(), 0, "S1"}});
    rules.dues[0].settled = 1;
    CHECK(decide(at_village(), to_holder(rules))->breaches.empty());
}

// Rule: R-HANDOVER-KTP.
TEST_CASE("custody door: how a card is given is what the policy of the day says") {
    const auto given = [](CardPolicy policy, const std::string& by, Activation activation, const Party& at) {
        auto rules = kFamily;
        rules.activation_due = true;
        rules.card_policy = policy;
        auto command = to_holder(rules);
        command.handed.identified_by = by;
        command.handed.activation = activation;
        command.handed.at = at;
        command.actor = actor(Role::counter);
        auto state = at.kind == PartyKind::office ? DeliveryState{} : at_village();
        return rules_of(*decide(state, command));
    };
    CHECK(given(CardPolicy::reader, "fingerprint", Activation::activated, kBesuki).empty());
    CHECK(given(CardPolicy::reader, "card_shown", Activation::deferred, kBesuki) == RuleNames{"card-without-reader", "card-not-activated"});
    CHECK(given(CardPolicy::deferred_activation, "card_shown", Activation::deferred, kBesuki).empty());
    CHECK(given(CardPolicy::deferred_activation, "card_shown", Activation::not_applicable, kBesuki) == RuleNames{"card-not-activated"});
    CHECK(given(CardPolicy::office_only, "fingerprint", Activation::activated, kBesuki) == RuleNames{"card-office-only"});
    CHECK(given(CardPolicy::office_only, "fingerprint", Activation::activated, kOffice).empty());
}

TEST_CASE("custody door: what came back to the office is handed over there by a counter, after a try in vain, and not in the village") {
    const auto counter = actor(Role::counter);
    auto state = bagged();
    fold(state, decide(state, CountDocument{kFacts, kBag, kOffice, CountOutcome::received}).events, 20, minute(60));
    const auto tried = decide(state, AttemptHandover{counter, kFacts, {kDocument, kOffice, "not_home"}});
    REQUIRE(tried.has_value());
    CHECK(tried->breaches.empty());
    auto command = to_holder();
    command.actor = counter;
    command.handed.at = kOffice;
    CHECK(decide(state, command)->breaches.empty());
    command.handed.at = kBesuki;
    CHECK(rules_of(*decide(state, command)) == RuleNames{"handover-not-received"});
}

TEST_CASE("custody door: only the own village speaks, and no rider") {
    auto command = to_holder();
    command.actor = kStranger;
    CHECK(decide(at_village(), command).error().code() == ErrorCode::kOutOfScope);
    command.actor = kSlamet;
    CHECK(decide(at_village(), command).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(at_village(), AttemptHandover{kStranger, kFacts, {kDocument, kBesuki, "not_home"}}).error().code() ==
          ErrorCode::kOutOfScope);
    CHECK(decide(bagged(), LoseDocument{kPacker, kFacts, {kDocument, kOffice, "not_found"}}).has_value());
}

TEST_CASE("custody door: at the office nobody speaks who works in one village alone") {
    auto command = to_holder();
    command.handed.at = kOffice;
    for (const auto& who : {kRegistrar, actor(Role::hamlet_head, kBesukiCode)}) {
        command.actor = who;
        CHECK(decide(at_village(), command).error().code() == ErrorCode::kOutOfScope);
        CHECK(decide(at_village(), AttemptHandover{who, kFacts, {kDocument, kOffice, "not_home"}}).error().code() == ErrorCode::kOutOfScope);
        CHECK(decide(at_village(), LoseDocument{who, kFacts, {kDocument, kOffice, "not_found"}}).error().code() == ErrorCode::kOutOfScope);
        CHECK(decide(at_village(), FindDocument{who, kFacts, {kDocument, kOffice}}).error().code() == ErrorCode::kOutOfScope);
        CHECK(decide(at_village(), DamageDocument{who, kFacts, {kDocument, kOffice, "wet"}}).error().code() == ErrorCode::kOutOfScope);
    }
    command.actor = actor(Role::counter, "35.03.01");  // a branch
    CHECK(decide(at_village(), command).has_value());
}

TEST_CASE("custody door: attempts are counted, and one after the hand-over is said") {
    auto state = at_village();
    for (int i = 0; i < 2; ++i)
        fold(state, decide(state, AttemptHandover{kRegistrar, kFacts, {kDocument, kBesuki, "not_home"}})->events, 21 + i, minute(70 + i));
    CHECK(state.attempts == 2);
    fold(state, decide(state, to_holder())->events, 30, minute(120));
    const AttemptHandover moved{kRegistrar, kFacts, {kDocument, kBesuki, "moved"}, minute(130)};
    CHECK(rules_of(*decide(state, moved)) == RuleNames{"attempt-after-handover"});
    // Tried by another before, who had no signal.
    CHECK(decide(state, AttemptHandover{kRegistrar, kFacts, {kDocument, kBesuki, "moved"}, minute(110)})->breaches.empty());
}

TEST_CASE("custody door: a lost or missing document that turns up is found; any other was not sought") {
    auto state = at_village();
    CHECK(rules_of(*decide(state, FindDocument{kRegistrar, kFacts, {kDocument, kBesuki}})) == RuleNames{"found-not-lost"});
    fold(state, decide(state, LoseDocument{kRegistrar, kFacts, {kDocument, kBesuki, "accident"}})->events, 25, minute(90));
    CHECK(decide(state, FindDocument{kRegistrar, kFacts, {kDocument, kBesuki}})->breaches.empty());
}

TEST_CASE("custody door: a hand-over of good form by the own village is never refused, whatever was told before") {
    CHECK(rc::check([] {
        DeliveryState state;
        for (int i = *rc::gen::inRange(0, 12), seq = 1; i > 0; --i, ++seq) {
            const auto at = minute(*rc::gen::inRange(0, 200));
            const std::vector<DeliveryEvent> all{
                DocumentBagged{kDocument, kBag, kOffice}, DocumentReceived{kDocument, kBag, kBesuki}, DocumentMissing{kDocument, kBag, kBesuki},
                DocumentLost{kDocument, kBesuki, "other"}, DocumentFound{kDocument, kOffice},
                HandoverAttempted{kDocument, kBesuki, "other"}, to_holder().handed, DocumentSurplus{kDocument, kBag, kOtherVillage}};
            fold(state, std::vector{all[*rc::gen::inRange<std::size_t>(0, all.size())]}, seq, at);
        }
        const bool was_handed = state.handed_over();
        const auto decision = decide(state, to_holder());
        RC_ASSERT(decision.has_value());
        RC_ASSERT(decision->events.size() == 1u);
        const auto rules = rules_of(*decision);
        RC_ASSERT((std::count(rules.begin(), rules.end(), "handed-over-twice") == 1) == was_handed);
        RC_ASSERT((std::count(rules.begin(), rules.end(), "handover-after-lost") == 1) == (state.lost_seq != 0));
    }));
}

}  // namespace layang::custody::delivery_decider_test
