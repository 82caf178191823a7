#include "capabilities/custody/service.hpp"

#include "capabilities/custody/room_test.hpp"

using namespace layang;
using namespace layang::custody;
using namespace layang::custody::examples;

namespace {
const RunId kRun = numbered<RunId>(5);
RunPlanned run_with(RunId run, std::vector<BagId> bags) {
    return {run, PublicCode::make("TK", 2000u + run.value.bytes[15]), *Date::of(2020, 6, 8), std::move(bags), {kBesukiCode}, {}};
}
}  // namespace

TEST_CASE("custody room: a card goes from the shelf to the door and an old one comes back") {
    Room room;
    const auto document = room.shelved(1, kBesukiCode, {{"S1", 1, false}});
    CHECK(room.state(document) == "shelved");
    CHECK(room.seal(7, {Room::thing(document)}, "S-1").anomalies.empty());
    CHECK(room.state(document) == "in_bag");
    const auto bag = numbered<BagId>(7);
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(kRun, {bag})); });
    room.must([&](auto& tx) { return room.service.assign(tx, kDispatcher, {kRun, kSlamet.account, "094/1/2020"}); });
    room.must([&](auto& tx) { return room.service.give(tx, kPacker, {bag, kOffice, kRider, "dukcapil", {}}); });
    CHECK_FALSE(room.hands(Room::thing(document)).confirmed);
    CHECK(room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {bag, kOffice, kRider, "dukcapil", "S-1"}); }).anomalies.empty());
    CHECK(room.hands(Room::thing(document)).confirmed);
    CHECK(room.hands(Room::thing(document)).holder == Holder::courier);
    room.must([&](auto& tx) { return room.service.start(tx, kSlamet, {kRun}); });
    room.must([&](auto& tx) { return room.service.reach(tx, kSlamet, {kRun, 1}); });
    room.must([&](auto& tx) { return room.service.give(tx, kSlamet, {bag, kRider, kBesuki, kBesukiCode, {}}); });
    CHECK(room.open(7, {Room::thing(document)}).anomalies.empty());
    room.must([&](auto& tx) { return room.service.complete(tx, kSlamet, {kRun}); });
    CHECK(room.state(document) == "at_village");
    const auto old = numbered<OldDocumentId>(9);
    const auto handed = room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(document), {{old, "S1"}}, {}); });
    CHECK(handed.anomalies.empty());
    CHECK(room.state(document) == "handed_over");
    const Thing old_thing{ThingKind::old_document, thing_id(old)};
    CHECK(room.hands(old_thing).holder == Holder::village);
    room.must([&](auto& tx) {
        return room.service.seal(tx, kRegistrar, {numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {old_thing}});
    });
    room.must([&](auto& tx) { return room.service.open(tx, kPacker, {numbered<BagId>(8), kOffice, true, "S-2", {old_thing}, {}, {}, {}}); });
    CHECK(room.hands(old_thing).holder == Holder::office);
    CHECK(room.must([&](auto& tx) { return room.service.destroy(tx, kPacker, {old}, "BA/1/2020", "dukcapil"); }).anomalies.empty());
    CHECK(room.hands(old_thing).holder == Holder::destroyed);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: an old document that is kept on file is not burnt afterwards without notice") {
    Room room;
    const auto old = numbered<OldDocumentId>(9);
    room.must([&](auto& tx) {
        return room.service.surrender(tx, kRegistrar, {old, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, kBesukiCode});
    });
    const auto early = room.must([&](auto& tx) { return room.service.archive(tx, kPacker, {old}, "A-3", "dukcapil"); });
    CHECK(early.anomalies == RuleNames{"destroyed-not-received"});
    CHECK(room.hands({ThingKind::old_document, thing_id(old)}).holder == Holder::archived);
    CHECK(room.must([&](auto& tx) { return room.service.destroy(tx, kPacker, {old}, "BA/1/2020", "dukcapil"); }).anomalies == RuleNames{"destroyed-twice"});
}

TEST_CASE("custody room: a document in two bags and a seal used twice are stored, claim nothing, and are said") {
    Room room;
    const auto document = room.shelved(1);
    const auto other = room.shelved(2);
    room.seal(7, {Room::thing(document)}, "S-1");
    CHECK(room.seal(8, {Room::thing(document)}, "S-2").anomalies == RuleNames{"document-in-two-bags"});
    CHECK(room.seal(9, {Room::thing(other)}, "S-1").anomalies == RuleNames{"seal-twice"});
    const auto holder = room.read([&](store::Session& session) { return queries::claimed(session, "3503", "thing", stream_of(Room::thing(document))); });
    CHECK(holder->stream == stream_of(numbered<BagId>(7)));
    // One answer all the same: where it was put last.
    CHECK(room.hands(Room::thing(document)).bag == numbered<BagId>(8));
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: what the bag did not hold is missing, what it held besides is surplus") {
    Room room;
    const auto one = room.shelved(1), two = room.shelved(2), three = room.shelved(3);
    room.seal(7, {Room::thing(one), Room::thing(two)}, "S-1");
    const auto opened = room.open(7, {Room::thing(one)}, {{PublicCode::make("TK", 3).text(), {}}});
    CHECK(opened.anomalies == RuleNames{"document-missing", "document-surplus"});
    CHECK(room.state(one) == "at_village");
    CHECK(room.state(two) == "missing");
    CHECK(room.state(three) == "at_village");
    CHECK(room.open(7, {Room::thing(one), Room::thing(two)}).anomalies == RuleNames{"opened-twice"});
    CHECK(room.state(two) == "at_village");
    // Nothing holds them any more: they can go back unclaimed.
    room.must([&](auto& tx) {
        return room.service.seal(tx, kRegistrar,
                                 {numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {Room::thing(one), Room::thing(two)}});
    });
    CHECK(room.state(one) == "in_bag");
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a hand-over reported after a loss is stored and said; a stranger is refused") {
    Room room;
    const auto document = room.shelved(1, kBesukiCode, {{"S1", 1, false}});
    room.seal(7, {Room::thing(document)}, "S-1");
    room.open(7, {Room::thing(document)});
    const auto before_loss = room.now;
    room.must([&](auto& tx) { return room.service.lose(tx, kRegistrar, DocumentLost{document, kBesuki, "stolen"}); });
    const auto refused = room.run([&](auto& tx) { return room.service.hand_over(tx, kStranger, room.to_holder(document), {}, {}); });
    CHECK(refused.error().code() == ErrorCode::kOutOfScope);
    const auto handed = room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(document), {}, {}); }, before_loss + Seconds{1});
    CHECK(handed.anomalies == RuleNames{"handover-after-lost", "old-document-open"});
    CHECK(room.hands(Room::thing(document)).holder == Holder::lost);  // the loss happened later
}

TEST_CASE("custody room: reports that come late change what was, not the order of the world") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto sealed_at = room.now;
    const auto bag = numbered<BagId>(7);
    room.open(7, {Room::thing(document)});
    room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {bag, kOffice, kRider, "dukcapil", {}}); }, sealed_at + Seconds{10});
    room.must([&](auto& tx) { return room.service.give(tx, kSlamet, {bag, kRider, kBesuki, kBesukiCode, {}}); }, sealed_at + Seconds{30});
    CHECK(room.bag(7).state == "opened");
    CHECK(room.hands(Room::thing(document)).holder == Holder::village);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: the half that nobody told is asked for once") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    room.must([&](auto& tx) { return room.service.give(tx, kPacker, {numbered<BagId>(7), kOffice, kRider, "dukcapil", {}}); });
    const auto check = [&] {
        return room.must([&](auto& tx) -> Result<std::string> { return std::to_string(TRY(room.service.check_pairs(tx, room.now))); }).anomalies;
    };
    CHECK(check().empty());
    room.now = room.now + Seconds{24 * 3600};
    CHECK(check() == RuleNames{"handover-unpaired"});
    CHECK(check().empty());
}

TEST_CASE("custody room: two runs never hold one bag, until the first is over") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto bag = numbered<BagId>(7);
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(kRun, {bag})); });
    const auto second = run_with(numbered<RunId>(6), {bag});
    CHECK(room.run([&](auto& tx) { return room.service.plan(tx, kDispatcher, second); }).error().code() == ErrorCode::kBagOnOtherRun);
    room.must([&](auto& tx) { return room.service.cancel(tx, kDispatcher, {kRun, "weather"}); });
    CHECK(room.run([&](auto& tx) { return room.service.plan(tx, kDispatcher, second); }).has_value());
    auto early = run_with(numbered<RunId>(8), {bag});
    early.day = *Date::of(2018, 1, 1);  // no tariff row yet
    CHECK_FALSE(room.run([&](auto& tx) { return room.service.plan(tx, kDispatcher, early); }).has_value());
}

TEST_CASE("custody room: a bag that is on no run of the rider's is taken all the same, and said") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto taken = room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {numbered<BagId>(7), kOffice, kRider, "dukcapil", {}}); });
    CHECK(taken.anomalies == RuleNames{"bag-not-on-run"});
}

TEST_CASE("custody room: a thing that nobody knows is refused, and nothing stays behind") {
    Room room;
    const BagSealed bag{numbered<BagId>(7), PublicCode::make("TK", 1007), "S-1", Direction::outward, kOffice, kBesuki, {Room::thing(numbered<DocumentId>(77))}};
    CHECK(room.run([&](auto& tx) { return room.service.seal(tx, kPacker, bag); }).error().code() == ErrorCode::kThingUnknown);
    CHECK_FALSE(room.read([&](store::Session& session) { return queries::claimed(session, "3503", "seal", "S-1"); }).has_value());
}
