#include "capabilities/custody/service.hpp"

#include "capabilities/custody/room_test.hpp"

namespace layang::custody::service_test {

using namespace layang::custody::examples;

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

TEST_CASE("custody room: a document in two bags and a seal used twice are stored, claim nothing, and are said") {
    Room room;
    const auto document = room.shelved(1);
    const auto other = room.shelved(2);
    room.seal(7, {Room::thing(document)}, "S-1");
    CHECK(room.seal(8, {Room::thing(document)}, "S-2").anomalies == RuleNames{"document-in-two-bags"});
    CHECK(room.seal(9, {Room::thing(other)}, "S-1").anomalies == RuleNames{"seal-twice"});
    // However its number was typed.
    const auto third = room.shelved(3), fourth = room.shelved(4);
    CHECK(room.seal(10, {Room::thing(third)}, "s 2 ").anomalies == RuleNames{"seal-twice"});
    CHECK(room.seal(11, {Room::thing(fourth)}, "S-22").anomalies.empty());
    CHECK(room.must([&](auto& tx) { return room.service.take_out(tx, kPacker, {numbered<BagId>(11), {}, {Room::thing(fourth)}, "S22"}); }).anomalies ==
          RuleNames{"seal-twice"});
    // One answer all the same: where it was put last.
    CHECK(room.hands(Room::thing(document)).bag == numbered<BagId>(8));
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: in which bag a thing lies follows the order of the world, in whatever order it is told") {
    Room room;
    const auto resting = room.shelved(98), other = room.shelved(99);
    room.seal(1, {Room::thing(resting)}, "S-1");
    room.seal(2, {Room::thing(other)}, "S-2");
    const auto start = room.now;
    room.now = room.now + Seconds{3600};
    // Packed and counted in one bag, then in the next, which is still closed.
    struct Told {
        int minute = 0;
        Move move = Move::bagged;
        std::uint8_t bag = 1;
    };
    const std::vector<Told> history{{1, Move::bagged, 1}, {2, Move::counted, 1}, {3, Move::found, 0}, {4, Move::bagged, 2}};
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::uint8_t number = 100, next_bag = 10;
    do {
        const auto document = room.shelved(number++);
        const auto stream = stream_of(Room::thing(document));
        for (const auto i : order) {
            const auto& told = history[i];
            room.must(
                [&](auto& tx) -> Result<std::string> {
                    const auto bag = numbered<BagId>(told.bag);
                    if (told.move == Move::bagged) tx.append(stream, "", DocumentBagged{document, bag, kOffice});
                    else if (told.move == Move::counted) tx.append(stream, "", DocumentReceived{document, bag, kBesuki});
                    else tx.append(stream, "", DocumentFound{document, kOffice});
                    return stream;
                },
                start + Seconds{told.minute * 60});
        }
        CHECK(room.hands(Room::thing(document)).bag == numbered<BagId>(2));
        // At every time a further packing is right, or contradicts the bag in which the thing lay then.
        const auto packed_at = [&](int seconds) {
            const BagSealed bag{numbered<BagId>(next_bag), PublicCode::make("TK", 1000u + next_bag), "T-" + std::to_string(next_bag),
                                Direction::outward, kOffice, kBesuki, {Room::thing(document)}};
            ++next_bag;
            return room.must([&](auto& tx) { return room.service.seal(tx, kPacker, bag); }, start + Seconds{seconds}).anomalies;
        };
        CHECK(packed_at(90) == RuleNames{"document-in-two-bags"});  // in bag 1
        CHECK(packed_at(150).empty());                              // counted out of it
        CHECK(packed_at(190) == RuleNames{"document-in-two-bags"});  // goes into bag 2 next
        CHECK(packed_at(300) == RuleNames{"document-in-two-bags"});  // in bag 2
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: what was taken out before the bag left is on the shelf again, goes into another bag and is missed by nobody") {
    Room room;
    const auto one = room.shelved(1), two = room.shelved(2);
    room.seal(7, {Room::thing(one), Room::thing(two)}, "S-1");
    const auto out = room.must([&](auto& tx) { return room.service.take_out(tx, kPacker, {numbered<BagId>(7), {}, {Room::thing(two)}, "S-2"}); });
    CHECK(out.anomalies.empty());
    CHECK(room.state(two) == "shelved");
    CHECK(room.bag(7).seal == "S-2");
    CHECK(room.seal(8, {Room::thing(two)}, "S-3").anomalies.empty());
    CHECK(room.open(7, {Room::thing(one)}).anomalies.empty());
    CHECK(room.open(8, {Room::thing(two)}).anomalies.empty());
    CHECK(room.seal(9, {Room::thing(one)}, "S-1").anomalies == RuleNames{"seal-twice"});
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a desk or a village that the registry does not have is refused, with the field") {
    Room room;
    const auto document = room.shelved(1);
    const BagSealed bag{numbered<BagId>(7), PublicCode::make("TK", 1007), "S-1", Direction::outward, kOffice, kBesuki, {Room::thing(document)}};
    auto from_nowhere = bag;
    from_nowhere.from = office("nowhere");
    const auto refused = room.run([&](auto& tx) { return room.service.seal(tx, kPacker, from_nowhere); });
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code() == ErrorCode::kChoiceUnknown);
    CHECK(refused.error().reasons().at(0).field == "from");
    room.must([&](auto& tx) { return room.service.seal(tx, kPacker, bag); });
    const Party nowhere = office("nowhere");
    const auto told = [&](const auto& act) { return room.run([&](auto& tx) { return act(tx); }).error().code(); };
    const auto id = numbered<BagId>(7);
    CHECK(told([&](auto& tx) { return room.service.give(tx, kPacker, {id, nowhere, kRider, "", {}}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.take(tx, kPacker, {id, kRider, nowhere, "", {}}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.open(tx, kPacker, {id, nowhere, true, {}, {}, {}, {}, {}}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.lose(tx, kPacker, BagLost{id, nowhere, "accident"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.find(tx, kPacker, BagFound{id, nowhere}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.damage(tx, kPacker, BagDamaged{id, nowhere, "wet"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.reseal(tx, kPacker, {id, nowhere, "S-2", "torn"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.attempt(tx, kRegistrar, {document, nowhere, "not_home"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.lose(tx, kPacker, DocumentLost{document, nowhere, "stolen"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(told([&](auto& tx) { return room.service.destroy(tx, kPacker, {numbered<OldDocumentId>(9)}, "BA/1", "nowhere"); }) ==
          ErrorCode::kChoiceUnknown);
}

TEST_CASE("custody room: two strange cards in one bag are two, and one that was read twice is one") {
    Room room;
    room.seal(7, {Room::thing(room.shelved(1))}, "S-1");
    CHECK(room.open(7, {Room::thing(numbered<DocumentId>(1))}, {{"3503", {}}, {"3504", {}}, {"3503", {}}}).anomalies == RuleNames{"document-surplus", "document-surplus"});
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

TEST_CASE("custody room: a document in the wrong village is astray there until it is sent on") {
    Room room;
    const auto own = room.shelved(1), foreign = room.shelved(2, kOtherCode);
    const auto astray_in = [&](const std::string& code) {
        return room.read([&](store::Session& session) { return queries::documents_astray_in(session, "3503", code).size(); });
    };
    room.seal(7, {Room::thing(own)}, "S-1");
    room.open(7, {Room::thing(own)}, {{PublicCode::make("TK", 2).text(), {}}});
    CHECK(room.state(own) == "at_village");
    CHECK(room.state(foreign) == "astray");
    CHECK(room.hands(Room::thing(foreign)).place == kBesukiCode);
    CHECK(astray_in(kBesukiCode) == 1);
    CHECK(astray_in(kOtherCode) == 0);
    const auto back = room.must([&](auto& tx) {
        return room.service.seal(tx, kRegistrar,
                                 {numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {Room::thing(foreign)}});
    });
    CHECK(back.anomalies.empty());
    CHECK(room.state(foreign) == "in_bag");
    CHECK(astray_in(kBesukiCode) == 0);
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

TEST_CASE("custody room: an inward bag that is given back to its village waits there again") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    room.open(7, {Room::thing(document)});
    const auto bag = numbered<BagId>(8);
    room.must([&](auto& tx) {
        return room.service.seal(tx, kRegistrar, {bag, PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {Room::thing(document)}});
    });
    CHECK(room.bag(8).state == "sealed");
    room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {bag, kBesuki, kRider, kBesukiCode, {}}); });
    CHECK(room.bag(8).state == "carried");
    room.must([&](auto& tx) { return room.service.give(tx, kSlamet, {bag, kRider, kBesuki, kBesukiCode, {}}); });
    CHECK(room.bag(8).state == "sealed");
    room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {bag, kBesuki, kRider, kBesukiCode, {}}); });
    room.must([&](auto& tx) { return room.service.give(tx, kSlamet, {bag, kRider, office("upt-panggul"), "upt-panggul", {}}); });
    CHECK(room.bag(8).state == "arrived");  // any desk of the office is the office
}

TEST_CASE("custody room: a thing that nobody knows is refused, and nothing stays behind") {
    Room room;
    const BagSealed bag{numbered<BagId>(7), PublicCode::make("TK", 1007), "S-1", Direction::outward, kOffice, kBesuki, {Room::thing(numbered<DocumentId>(77))}};
    CHECK(room.run([&](auto& tx) { return room.service.seal(tx, kPacker, bag); }).error().code() == ErrorCode::kThingUnknown);
    CHECK_FALSE(room.read([&](store::Session& session) { return queries::claimed(session, "3503", "seal", "S-1"); }).has_value());
}

}  // namespace layang::custody::service_test
