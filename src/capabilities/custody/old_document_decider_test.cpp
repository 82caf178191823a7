#include "capabilities/custody/old_document_decider.hpp"

#include <doctest/doctest.h>

#include "capabilities/custody/examples_test.hpp"
#include "capabilities/custody/original_decider.hpp"

namespace layang::custody::old_document_decider_test {

using namespace layang::custody::examples;

namespace {

const OldDocumentId kOld = numbered<OldDocumentId>(3);
const BagId kBag = numbered<BagId>(8);

SurrenderOldDocument taken(const Actor& who = kRegistrar) {
    return {who, {kOld, "S1", numbered<DossierId>(1), numbered<DocumentId>(1), TakenWhere::door, kBesuki, kBesukiCode}};
}
OldDocumentState surrendered() {
    OldDocumentState state;
    fold(state, decide(state, taken())->events, 10, minute(0));
    return state;
}
OldDocumentState at_office() {
    auto state = surrendered();
    fold(state, decide(state, BagOldDocument{kOld, into(kBag, kBesuki)}).events, 11, minute(10));
    fold(state, decide(state, CountOldDocument{kOld, kBag, kOffice, true}).events, 12, minute(90));
    return state;
}
DestroyOldDocument burnt(const Actor& who = kPacker) { return {who, {kOld, "BA/12/2020", kOffice}}; }

}  // namespace

// Rule: R-OLD-CARD-BURN.
TEST_CASE("custody old document: taken at the door, carried back, counted, burnt, with a report of it") {
    CHECK(decide(OldDocumentState{}, taken())->breaches.empty());
    CHECK(decide(surrendered(), BagOldDocument{kOld, into(kBag, kBesuki)}).breaches.empty());
    const auto end = decide(at_office(), burnt());
    REQUIRE(end.has_value());
    CHECK(end->breaches.empty());
    auto state = at_office();
    fold(state, end->events, 20, minute(200));
    CHECK(hands_of(state.trail.last(), nullptr, {}, kMorning).holder == Holder::destroyed);
    CHECK(rules_of(*decide(state, burnt())) == RuleNames{"destroyed-twice"});
    CHECK(rules_of(decide(state, BagOldDocument{kOld, into(kBag, kOffice)})) == RuleNames{"bagged-after-destruction"});
}

TEST_CASE("custody old document: burning what never came to the office is recorded and said") {
    CHECK(rules_of(*decide(surrendered(), burnt())) == RuleNames{"destroyed-not-received"});
    CHECK(decide(OldDocumentState{}, burnt()).error().code() == ErrorCode::kThingUnknown);
    CHECK(decide(at_office(), burnt(kRegistrar)).error().code() == ErrorCode::kNotAllowed);
    auto nameless = burnt();
    nameless.destroyed.berita_acara = "";
    CHECK(decide(at_office(), nameless).error().code() == ErrorCode::kFieldMissing);
}

TEST_CASE("custody old document: in another village's bag it is out of place, and so is an original") {
    auto foreign = into(kBag, kOtherVillage);
    foreign.village = kOtherCode;
    CHECK(rules_of(decide(surrendered(), BagOldDocument{kOld, foreign})) == RuleNames{"bag-wrong-village"});
    const OriginalId original = numbered<OriginalId>(4);
    OriginalState kept;
    fold(kept, decide(kept, KeepOriginal{kRegistrar, {original, "R02", numbered<DossierId>(1), kBesuki, kBesukiCode}})->events, 10, minute(0));
    CHECK(rules_of(decide(kept, BagOriginal{original, foreign})) == RuleNames{"bag-wrong-village"});
}

TEST_CASE("custody old document: it ends as the row of its kind says, and otherwise it is said") {
    auto to_file = burnt();
    to_file.burnt = false;
    CHECK(rules_of(*decide(at_office(), to_file)) == RuleNames{"ended-otherwise"});
    CHECK(decide(at_office(), ArchiveOldDocument{kPacker, {kOld, "A-3", kOffice}, false})->breaches.empty());
    CHECK(rules_of(*decide(at_office(), ArchiveOldDocument{kPacker, {kOld, "A-3", kOffice}, true})) == RuleNames{"ended-otherwise"});
}

TEST_CASE("custody old document: an excuse takes nothing in, so nothing can travel or burn") {
    OldDocumentState state;
    const ExcuseOldDocument excuse{kRegistrar, {kOld, "S1", numbered<DossierId>(1), {}, "lost_with_police_letter", kBesuki, kBesukiCode}};
    fold(state, decide(state, excuse)->events, 10, minute(0));
    CHECK(rules_of(decide(state, BagOldDocument{kOld, into(kBag, kBesuki)})) == RuleNames{"bagged-excused"});
    CHECK(rules_of(*decide(state, burnt())) == RuleNames{"destroyed-excused"});
    CHECK(rules_of(*decide(state, excuse)) == RuleNames{"surrendered-twice"});
    // What was left behind is brought later, once, and travels then.
    const auto brought = decide(state, taken());
    CHECK(brought->breaches.empty());
    fold(state, brought->events, 11, minute(1));
    CHECK(rules_of(decide(state, BagOldDocument{kOld, into(kBag, kBesuki)})).empty());
    CHECK(rules_of(*decide(state, taken())) == RuleNames{"surrendered-twice"});
}

TEST_CASE("custody old document: scope is the village where it is taken") {
    CHECK(decide(OldDocumentState{}, taken(kStranger)).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(OldDocumentState{}, taken(kSlamet)).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(OldDocumentState{}, taken(actor(Role::hamlet_head, kBesukiCode))).has_value());
}

TEST_CASE("custody old document: nobody who works in one village alone takes it, or an original, at the office, where it then need not come") {
    auto there = taken();
    there.surrendered.at = kOffice;
    CHECK(decide(OldDocumentState{}, there).error().code() == ErrorCode::kOutOfScope);
    const ExcuseOldDocument excuse{kRegistrar, {kOld, "S1", numbered<DossierId>(1), {}, "lost_with_police_letter", kOffice, kBesukiCode}};
    CHECK(decide(OldDocumentState{}, excuse).error().code() == ErrorCode::kOutOfScope);
    const OriginalId original = numbered<OriginalId>(4);
    KeepOriginal keep{kRegistrar, {original, "R02", numbered<DossierId>(1), kOffice, kBesukiCode}};
    CHECK(decide(OriginalState{}, keep).error().code() == ErrorCode::kOutOfScope);
    there.actor = keep.actor = actor(Role::counter, "35.03.01");
    CHECK(decide(OldDocumentState{}, there).has_value());
    OriginalState state;
    fold(state, decide(state, keep)->events, 10, minute(0));
    CHECK(decide(state, ReturnOriginal{kRegistrar, {original, kOffice}}).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(state, ReturnOriginal{kRegistrar, {original, kBesuki}}).has_value());
}

TEST_CASE("custody old document: missing at the count is said, and where it is is known: nowhere") {
    auto state = surrendered();
    fold(state, decide(state, BagOldDocument{kOld, into(kBag, kBesuki)}).events, 11, minute(10));
    const auto decision = decide(state, CountOldDocument{kOld, kBag, kOffice, false});
    CHECK(decision.events.empty());
    CHECK(rules_of(decision) == RuleNames{"document-missing"});
    Hands bag;
    CHECK(hands_of(state.trail.last(), &bag, minute(90), kMorning).holder == Holder::missing);
}

TEST_CASE("custody original: kept, carried, given back once") {
    const OriginalId original = numbered<OriginalId>(4);
    const KeepOriginal keep{kRegistrar, {original, "R02", numbered<DossierId>(1), kBesuki, kBesukiCode}};
    OriginalState state;
    CHECK(decide(state, ReturnOriginal{kRegistrar, {original, kBesuki}}).error().code() == ErrorCode::kThingUnknown);
    fold(state, decide(state, keep)->events, 10, minute(0));
    CHECK(rules_of(*decide(state, keep)) == RuleNames{"kept-twice"});
    fold(state, decide(state, BagOriginal{original, into(kBag, kBesuki)}).events, 11, minute(10));
    CHECK(rules_of(decide(state, BagOriginal{original, into(kBag, kBesuki, Claimed{"bag:x", 11})})) == RuleNames{"document-in-two-bags"});
    CHECK(rules_of(decide(state, CountOriginal{original, kBag, kOffice, false})) == RuleNames{"document-missing"});
    const ReturnOriginal give_back{kRegistrar, {original, kBesuki}};
    fold(state, decide(state, give_back)->events, 12, minute(100));
    CHECK(hands_of(state.trail.last(), nullptr, {}, kMorning).holder == Holder::resident);
    CHECK(rules_of(*decide(state, give_back)) == RuleNames{"returned-twice"});
    CHECK(decide(state, ReturnOriginal{kStranger, {original, kOtherVillage}}).error().code() == ErrorCode::kOutOfScope);
}

TEST_CASE("custody original: given back where it was not at the time, it is said; told late it is in order") {
    const OriginalId original = numbered<OriginalId>(4);
    OriginalState state;
    fold(state, decide(state, KeepOriginal{kRegistrar, {original, "R02", numbered<DossierId>(1), kBesuki, kBesukiCode}})->events, 10, minute(0));
    fold(state, decide(state, BagOriginal{original, into(kBag, kBesuki)}).events, 11, minute(10));
    const auto given = [&](const Actor& who, const Party& at, int when) { return rules_of(*decide(state, ReturnOriginal{who, {original, at}, minute(when)})); };
    CHECK(given(kRegistrar, kBesuki, 5).empty());
    CHECK(given(kRegistrar, kBesuki, 20) == RuleNames{"returned-not-here"});
    fold(state, decide(state, CountOriginal{original, kBag, kOffice, true}).events, 12, minute(90));
    CHECK(given(kRegistrar, kBesuki, 100) == RuleNames{"returned-not-here"});
    CHECK(given(actor(Role::counter), kOffice, 100).empty());
    CHECK(decide(state, ReturnOriginal{kRegistrar, {original, kBesuki}, minute(100)})->breaches.front().other_seq == 12);
}

}  // namespace layang::custody::old_document_decider_test
