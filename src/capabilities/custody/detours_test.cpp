// What becomes of a document that does not go straight from the shelf to the door: back at the office, lost, not needed any more.
#include "capabilities/custody/room_test.hpp"

namespace layang::custody::detours_test {

using namespace layang::custody::examples;

namespace {

bool may_be_remade(Room& room, DocumentId id) {
    bool gone = false;
    room.must([&](auto& tx) -> Result<std::string> { return gone = printing::load_document(tx, id).gone, "document"; });
    return gone;
}
ledger::Outcome lose_bag(Room& room, std::uint8_t number) {
    return room.must([&](auto& tx) { return room.service.lose(tx, kPacker, BagLost{numbered<BagId>(number), kOffice, "not_arrived"}); });
}
ledger::Outcome find_bag(Room& room, std::uint8_t number) {
    return room.must([&](auto& tx) { return room.service.find(tx, kPacker, BagFound{numbered<BagId>(number), kOffice}); });
}
RuleNames given_to_holder(Room& room, DocumentId document) {
    return room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(document), {}, {}); }).anomalies;
}

}  // namespace

TEST_CASE("custody room: a document that came back to the office is the printer's again: waste is printed anew and packed again") {
    Room room;
    const auto document = room.shelved(1);
    const auto left = [&] {
        return room.read([&](store::Session& session) { return printing::queries::document(session, "3503", document)->left_office; });
    };
    CHECK_FALSE(left());
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto sealed_at = room.now;
    CHECK(left());
    room.open(7, {Room::thing(document)});
    const BagSealed back{numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {Room::thing(document)}};
    room.must([&](auto& tx) { return room.service.seal(tx, kRegistrar, back); });
    CHECK(left());
    room.must([&](auto& tx) {
        return room.service.open(tx, kPacker, {numbered<BagId>(8), kOffice, true, {}, {}, {}, {}, {Room::thing(document)}});
    });
    CHECK_FALSE(left());
    CHECK(room.state(document) == "at_office");
    // What is told late of an earlier time changes nothing.
    const auto tell = [&](const auto& event, std::optional<Instant> at = {}) {
        room.must([&](auto& tx) -> Result<std::string> { return tx.append(stream_of(Room::thing(document)), "", event), "document"; }, at);
    };
    tell(DocumentSurplus{document, numbered<BagId>(7), kBesuki}, sealed_at + Seconds{10});
    CHECK_FALSE(left());
    tell(printing::DocumentSpoiled{"torn", {}, true});
    CHECK(room.state(document) == "making");
    tell(printing::DocumentShelved{"A2"});
    CHECK(room.state(document) == "shelved");
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: what got lost on its way is printed anew and goes out again without a word; the old copy that turns up after all is told") {
    Room room;
    const auto document = room.shelved(1), missed = room.shelved(2);
    const auto tell = [&](DocumentId id, const auto& event) {
        room.must([&](auto& tx) -> Result<std::string> { return tx.append(stream_of(Room::thing(id)), "", event), "document"; });
    };
    room.seal(7, {Room::thing(document), Room::thing(missed)}, "S-1");
    CHECK_FALSE(may_be_remade(room, document));
    for (const auto id : {document, missed}) {
        room.must([&](auto& tx) { return room.service.lose(tx, kPacker, DocumentLost{id, kOffice, "accident"}); });
        CHECK(may_be_remade(room, id));
        tell(id, printing::DocumentSpoiled{"lost_on_the_way", {}, true});
        CHECK(room.hands(Room::thing(id)).holder == Holder::office);
        CHECK_FALSE(may_be_remade(room, id));
        tell(id, printing::DocumentShelved{"A2"});
        CHECK(room.state(id) == "shelved");
    }
    CHECK(room.seal(8, {Room::thing(document)}, "S-2").anomalies.empty());
    CHECK(room.open(8, {Room::thing(document)}).anomalies.empty());
    CHECK(room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(document), {}, {}); }).anomalies.empty());
    CHECK_FALSE(may_be_remade(room, document));
    // The bag turns up and is opened, with one of the two old copies in it.
    CHECK(room.open(7, {Room::thing(missed)}).anomalies == RuleNames{"printed-twice", "document-missing"});
    CHECK(room.state(document) == "handed_over");
    CHECK(room.must([&](auto& tx) { return room.service.find(tx, kRegistrar, DocumentFound{missed, kBesuki}); }).anomalies == RuleNames{"printed-twice"});
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a bag that is lost takes its documents along, and has them in it again when it is found") {
    Room room;
    const auto lost = room.shelved(1), counted = room.shelved(2), elsewhere = room.shelved(3);
    room.seal(7, {Room::thing(lost), Room::thing(counted), Room::thing(elsewhere)}, "S-1");
    room.must([&](auto& tx) { return room.service.find(tx, kPacker, DocumentFound{elsewhere, kOffice}); });
    CHECK(lose_bag(room, 7).anomalies == RuleNames{"bag-lost"});
    for (const auto id : {lost, counted}) {
        CHECK(room.state(id) == "lost");
        CHECK(room.hands(Room::thing(id)).holder == Holder::lost);
        CHECK(may_be_remade(room, id));
    }
    CHECK(room.state(elsewhere) == "at_office");
    CHECK(find_bag(room, 7).anomalies.empty());
    for (const auto id : {lost, counted}) {
        CHECK(room.state(id) == "in_bag");
        CHECK(room.hands(Room::thing(id)).holder == Holder::office);
        CHECK_FALSE(may_be_remade(room, id));
    }
    CHECK(room.state(elsewhere) == "at_office");
    CHECK(room.open(7, {Room::thing(counted)}).anomalies == RuleNames{"document-missing", "document-missing"});
    CHECK(room.state(lost) == "missing");
    CHECK(given_to_holder(room, counted).empty());
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a lost bag that nobody said to be found is opened, and what is counted is lost no more") {
    Room room;
    const auto counted = room.shelved(1), still_lost = room.shelved(2);
    room.seal(7, {Room::thing(counted), Room::thing(still_lost)}, "S-1");
    lose_bag(room, 7);
    CHECK(room.open(7, {Room::thing(counted)}).anomalies == RuleNames{"opened-after-lost", "document-missing"});
    CHECK(room.state(counted) == "at_village");
    CHECK_FALSE(may_be_remade(room, counted));
    CHECK(given_to_holder(room, counted).empty());
    CHECK(room.state(still_lost) == "lost");
    CHECK(may_be_remade(room, still_lost));
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: what a village had counted before its bag was said to be lost, and tells of afterwards, was never lost") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto sealed_at = room.now;
    lose_bag(room, 7);
    CHECK(room.state(document) == "lost");
    const BagOpened opened{numbered<BagId>(7), kBesuki, true, {}, {Room::thing(document)}, {}, {}, {}};
    CHECK(room.must([&](auto& tx) { return room.service.open(tx, kRegistrar, opened); }, sealed_at + Seconds{10}).anomalies == RuleNames{"opened-after-lost"});
    CHECK(room.bag(7).state == "opened");
    CHECK(room.state(document) == "at_village");
    CHECK_FALSE(may_be_remade(room, document));
    CHECK(given_to_holder(room, document).empty());
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: what was opened before its bag is said to be lost stays where it was counted") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    room.open(7, {Room::thing(document)});
    CHECK(lose_bag(room, 7).anomalies == RuleNames{"bag-lost", "lost-after-opened"});
    CHECK(room.bag(7).state == "opened");
    CHECK(room.state(document) == "at_village");
    CHECK_FALSE(may_be_remade(room, document));
}

TEST_CASE("custody room: what was printed anew after its bag got lost is not in it again when that is found") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    lose_bag(room, 7);
    room.must([&](auto& tx) -> Result<std::string> {
        return tx.append(stream_of(Room::thing(document)), "", printing::DocumentSpoiled{"lost_on_the_way", {}, true}), "document";
    });
    find_bag(room, 7);
    CHECK(room.state(document) == "making");
    lose_bag(room, 7);
    CHECK(room.state(document) == "making");
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: where an old document is its bag says, lost and found again") {
    Room room;
    const auto old = numbered<OldDocumentId>(9);
    const Thing thing{ThingKind::old_document, thing_id(old)};
    room.must([&](auto& tx) {
        return room.service.surrender(tx, kRegistrar, {old, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, kBesukiCode});
    });
    const BagSealed back{numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {thing}};
    room.must([&](auto& tx) { return room.service.seal(tx, kRegistrar, back); });
    lose_bag(room, 8);
    CHECK(room.hands(thing).holder == Holder::lost);
    find_bag(room, 8);
    CHECK(room.hands(thing).holder == Holder::office);
    CHECK(room.must([&](auto& tx) { return room.service.open(tx, kPacker, {numbered<BagId>(8), kOffice, true, {}, {thing}, {}, {}, {}}); }).anomalies.empty());
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a document whose application came to nothing is packed by nobody, and what is under way comes back to no shelf") {
    Room room;
    const auto here = room.shelved(1), away = room.shelved(2);
    const auto drop = [&](DocumentId document) {
        room.must([&](auto& tx) -> Result<std::string> { return tx.append(stream_of(Room::thing(document)), "", printing::DocumentCancelled{"application-withdrawn"}), "document"; });
    };
    room.seal(7, {Room::thing(away)}, "S-1");
    for (const auto document : {here, away}) drop(document);
    CHECK(room.state(here) == "cancelled");
    CHECK(room.state(away) == "in_bag");
    room.open(7, {Room::thing(away)});
    CHECK(room.state(away) == "at_village");
    const BagSealed back{numbered<BagId>(8), PublicCode::make("TK", 1008), "S-2", Direction::inward, kBesuki, kOffice, {Room::thing(away)}};
    CHECK(room.must([&](auto& tx) { return room.service.seal(tx, kRegistrar, back); }).anomalies.empty());
    room.must([&](auto& tx) { return room.service.open(tx, kPacker, {numbered<BagId>(8), kOffice, true, {}, {Room::thing(away)}, {}, {}, {}}); });
    CHECK(room.state(away) == "cancelled");
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a bag out of which everything was taken waits for nobody and goes on no run") {
    Room room;
    const auto one = room.shelved(1), two = room.shelved(2);
    room.seal(7, {Room::thing(one), Room::thing(two)}, "S-1");
    const auto take_out = [&](DocumentId document, const std::string& seal) {
        room.must([&](auto& tx) { return room.service.take_out(tx, kPacker, {numbered<BagId>(7), {}, {Room::thing(document)}, seal}); });
    };
    take_out(one, "S-2");
    CHECK(room.bag(7).state == "sealed");
    take_out(two, "S-3");
    CHECK(room.bag(7).state == "opened");
    CHECK(room.state(two) == "shelved");
    const RunPlanned plan{numbered<RunId>(5), PublicCode::make("TK", 2005), *Date::of(2020, 6, 8), {numbered<BagId>(7)}, {kBesukiCode}, {}};
    CHECK(room.run([&](auto& tx) { return room.service.plan(tx, kDispatcher, plan); }).error().code() == ErrorCode::kBagNotReady);
    CHECK(room.open(7, {}).anomalies == RuleNames{"opened-twice"});
    CHECK(room.ledger().rebuild("3503", true).empty());
}

}  // namespace layang::custody::detours_test
