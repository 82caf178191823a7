// The way back: old documents and originals, and what they settle.
#include "capabilities/custody/service.hpp"

#include "capabilities/custody/room_test.hpp"

namespace layang::custody::return_service_test {

using namespace layang::custody::examples;

TEST_CASE("custody room: an old document that is kept on file is not burnt afterwards without notice") {
    Room room;
    const auto old = numbered<OldDocumentId>(9);
    room.must([&](auto& tx) {
        return room.service.surrender(tx, kRegistrar, {old, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, kBesukiCode});
    });
    const auto early = room.must([&](auto& tx) { return room.service.archive(tx, kPacker, {old}, "A-3", "dukcapil"); });
    CHECK(early.anomalies == RuleNames{"ended-otherwise", "destroyed-not-received"});
    CHECK(room.hands({ThingKind::old_document, thing_id(old)}).holder == Holder::archived);
    CHECK(room.must([&](auto& tx) { return room.service.destroy(tx, kPacker, {old}, "BA/1/2020", "dukcapil"); }).anomalies == RuleNames{"destroyed-twice"});
}

TEST_CASE("custody room: of many old documents that end together each ends once, or none, and everything wrong is told with its place") {
    Room room;
    const auto one = numbered<OldDocumentId>(9), two = numbered<OldDocumentId>(10), unknown = numbered<OldDocumentId>(11);
    for (const auto old : {one, two})
        room.must([&](auto& tx) { return room.service.surrender(tx, actor(Role::counter), {old, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kOffice, ""}); });
    const auto destroy = [&](const std::vector<OldDocumentId>& old, const std::string& report) {
        return room.run([&](auto& tx) { return room.service.destroy(tx, kPacker, old, report, "dukcapil"); });
    };
    const auto refused = destroy({unknown, one, numbered<OldDocumentId>(12)}, "BA/1/2020");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reasons() == std::vector<Error>{{ErrorCode::kThingUnknown, "old_documents.0"}, {ErrorCode::kThingUnknown, "old_documents.2"}});
    CHECK(room.hands({ThingKind::old_document, thing_id(one)}).holder == Holder::office);
    CHECK(destroy({one, two}, " ").error().reasons() == std::vector<Error>{{ErrorCode::kFieldMissing, "berita_acara"}});
    CHECK(destroy({one, two, one}, "BA/1/2020")->anomalies.empty());
    CHECK(room.hands({ThingKind::old_document, thing_id(two)}).holder == Holder::destroyed);
}

TEST_CASE("custody room: no old document bears the number of a document, which would be hidden behind it when it is cancelled") {
    Room room;
    const auto document = room.shelved(1);
    const OldDocumentSurrendered taken{{document.value}, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, ""};
    const auto refused = room.run([&](auto& tx) { return room.service.surrender(tx, kRegistrar, taken); });
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reasons() == std::vector<Error>{{ErrorCode::kIdInvalid, "old_document"}});
    const OldDocumentExcused excused{{document.value}, "S1", numbered<DossierId>(1), {}, "lost", kBesuki, kBesukiCode};
    CHECK(room.run([&](auto& tx) { return room.service.excuse(tx, kRegistrar, excused); }).error().code() == ErrorCode::kIdInvalid);
}

TEST_CASE("custody room: what comes back with a hand-over is told once each, and all that is wrong with it at once; nothing of it is half-done") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    room.open(7, {Room::thing(document)});
    const auto old = numbered<OldDocumentId>(9), other = numbered<OldDocumentId>(10);
    const auto hand_over = [&](const std::vector<TakenAtDoor>& taken, const std::vector<ExcusedAtDoor>& excused, const std::string& relation) {
        auto handed = room.to_holder(document);
        handed.relation = relation;
        return room.run([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, handed, taken, excused); });
    };
    const auto refused = hand_over({{old, "S1"}, {other, "whatever"}}, {{old, "S1", "lost", {}}, {numbered<OldDocumentId>(11), "S1", "no-such-reason", {}}}, "stranger");
    REQUIRE_FALSE(refused.has_value());
    std::vector<std::string> fields;
    for (const auto& reason : refused.error().reasons()) fields.push_back(reason.field);
    CHECK(fields == std::vector<std::string>{"relation", "taken.1.kind", "excused.0.old_document", "excused.1.reason"});
    CHECK(room.state(document) == "at_village");
    CHECK_FALSE(room.read([&](store::Session& session) { return queries::old_document(session, "3503", old); }).has_value());
    std::vector<TakenAtDoor> many;
    for (std::uint8_t n = 0; many.size() <= kTakenAtOnceMax; ++n) many.push_back({numbered<OldDocumentId>(static_cast<std::uint8_t>(100 + n)), "S1"});
    CHECK(hand_over(many, {}, "self").error().code() == ErrorCode::kTooMany);
    many.pop_back();
    CHECK(hand_over(many, {}, "self").has_value());
}

TEST_CASE("custody room: an old document that lay uncounted in an opened bag may be packed again") {
    Room room;
    const auto old = numbered<OldDocumentId>(9);
    const Thing thing{ThingKind::old_document, thing_id(old)};
    room.must([&](auto& tx) {
        return room.service.surrender(tx, kRegistrar, {old, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, kBesukiCode});
    });
    const auto sealed = [&](std::uint8_t number) {
        const BagSealed bag{numbered<BagId>(number), PublicCode::make("TK", 1000u + number), "S-" + std::to_string(number), Direction::inward, kBesuki,
                            kOffice, {thing}};
        return room.must([&](auto& tx) { return room.service.seal(tx, kRegistrar, bag); }).anomalies;
    };
    CHECK(sealed(7).empty());
    CHECK(sealed(8) == RuleNames{"document-in-two-bags"});
    CHECK(room.must([&](auto& tx) { return room.service.open(tx, kPacker, {numbered<BagId>(8), kOffice, true, {}, {}, {}, {}, {}}); }).anomalies ==
          RuleNames{"document-missing"});
    CHECK(sealed(9).empty());
}

TEST_CASE("custody room: an old document that was missed when its bag was opened turns up, and is destroyed like any other") {
    Room room;
    const auto old = numbered<OldDocumentId>(9), never_packed = numbered<OldDocumentId>(10);
    const Thing thing{ThingKind::old_document, thing_id(old)};
    for (const auto id : {old, never_packed})
        room.must([&](auto& tx) {
            return room.service.surrender(tx, kRegistrar, {id, "S1", numbered<DossierId>(1), {}, TakenWhere::desk, kBesuki, kBesukiCode});
        });
    const BagSealed bag{numbered<BagId>(7), PublicCode::make("TK", 1007), "S-7", Direction::inward, kBesuki, kOffice, {thing}};
    room.must([&](auto& tx) { return room.service.seal(tx, kRegistrar, bag); });
    room.must([&](auto& tx) { return room.service.open(tx, kPacker, {numbered<BagId>(7), kOffice, true, {}, {}, {}, {}, {}}); });
    CHECK(room.hands(thing).holder == Holder::missing);
    const auto outcome = [&] { return room.read([&](store::Session& session) { return queries::contents(session, "3503", numbered<BagId>(7)); }).at(0).outcome; };
    CHECK(outcome() == "missing");
    const auto find = [&](const Actor& who, OldDocumentId id, const Party& at) { return room.run([&](auto& tx) { return room.service.find(tx, who, id, at); }); };
    CHECK(find(kStranger, old, kOtherVillage).error().code() == ErrorCode::kOutOfScope);
    CHECK(find(kPacker, old, kBesuki).error().code() == ErrorCode::kNotAllowed);
    CHECK(find(kRegistrar, never_packed, kBesuki).error().code() == ErrorCode::kThingUnknown);
    const auto found = find(kPacker, old, kOffice);
    REQUIRE(found.has_value());
    CHECK(found->anomalies.empty());
    CHECK(room.hands(thing).holder == Holder::office);
    CHECK(outcome() == "present");
    CHECK(find(kPacker, old, kOffice)->anomalies == RuleNames{"found-not-lost"});
    CHECK(room.must([&](auto& tx) { return room.service.destroy(tx, kPacker, {old}, "BA/1/2020", "dukcapil"); }).anomalies.empty());
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: an old document settles what it names, and one that names none settles one due of its dossier, once") {
    Room room;
    const auto dossier = numbered<DossierId>(1);
    const auto wife = room.shelved(1, kBesukiCode, {{"S1", 1, false}}, dossier), husband = room.shelved(2, kBesukiCode, {{"S1", 1, false}}, dossier);
    const auto settled = [&](DocumentId document) {
        return room.read([&](store::Session& session) { return queries::dues(session, "3503", document, dossier); }).at(0).settled;
    };
    room.seal(7, {Room::thing(wife), Room::thing(husband)}, "S-1");
    room.open(7, {Room::thing(wife), Room::thing(husband)});
    const auto taken = [&](std::uint8_t number, std::optional<DocumentId> document) {
        room.must([&](auto& tx) {
            return room.service.surrender(tx, kRegistrar, {numbered<OldDocumentId>(number), "S1", dossier, document, TakenWhere::desk, kBesuki, ""});
        });
    };
    taken(20, {});
    CHECK(settled(wife) == 1);
    CHECK(settled(husband) == 1);
    CHECK(room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(husband), {}, {}); }).anomalies.empty());
    CHECK(settled(wife) == 0);
    CHECK(room.must([&](auto& tx) { return room.service.hand_over(tx, kRegistrar, room.to_holder(wife), {}, {}); }).anomalies ==
          RuleNames{"old-document-open"});
    CHECK(settled(husband) == 1);
    taken(21, wife);
    CHECK(settled(wife) == 1);
}

TEST_CASE("custody room: what two persons owe for one document adds up") {
    Room room;
    const auto document = room.shelved(1, kBesukiCode, {{"S1", 1, false}, {"S1", 1, false}, {"S3", 1, true}});
    const auto dues = room.read([&](store::Session& session) { return queries::dues(session, "3503", document, numbered<DossierId>(1)); });
    REQUIRE(dues.size() == 2);
    CHECK(dues[0].kind == "S1");
    CHECK(dues[0].count == 2);
    CHECK(dues[1].if_held);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: an old document and an original belong to their dossier, whatever is said of village, kind and document") {
    Room room;
    const auto own = room.shelved(1), elsewhere = room.shelved(2);
    const auto surrender = [&](const Actor& who, OldDocumentSurrendered what) {
        what.old_document = numbered<OldDocumentId>(9);
        what.at = village(kOtherCode);
        what.village = kOtherCode;
        return room.run([&](auto& tx) { return room.service.surrender(tx, who, what); });
    };
    OldDocumentSurrendered what;
    what.kind = "S1";
    what.dossier = numbered<DossierId>(1);
    CHECK(surrender(kStranger, what).error().code() == ErrorCode::kOutOfScope);
    auto unknown = what;
    unknown.dossier = numbered<DossierId>(200);
    CHECK(surrender(kRegistrar, unknown).error().code() == ErrorCode::kThingUnknown);
    auto odd = what;
    odd.kind = "whatever";
    odd.document = elsewhere;
    const auto refused = surrender(kRegistrar, odd);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().has(ErrorCode::kChoiceUnknown));
    CHECK(refused.error().has(ErrorCode::kThingUnknown));
    const OldDocumentExcused excused{numbered<OldDocumentId>(9), "whatever", numbered<DossierId>(1), {}, "lost", kBesuki, kBesukiCode};
    CHECK(room.run([&](auto& tx) { return room.service.excuse(tx, kRegistrar, excused); }).error().code() == ErrorCode::kChoiceUnknown);
    what.document = own;
    CHECK(surrender(kRegistrar, what).has_value());
    const auto row = room.read([&](store::Session& session) { return queries::old_document(session, "3503", numbered<OldDocumentId>(9)); });
    CHECK(row->village == kBesukiCode);
    const auto keep = [&](const Actor& who, const std::string& kind) {
        const OriginalKept kept{numbered<OriginalId>(4), kind, numbered<DossierId>(1), kBesuki, kOtherCode};
        return room.run([&](auto& tx) { return room.service.keep(tx, who, kept); });
    };
    CHECK(keep(kStranger, "R02").error().code() == ErrorCode::kOutOfScope);
    CHECK(keep(kRegistrar, "X").error().code() == ErrorCode::kChoiceUnknown);
    CHECK(keep(kRegistrar, "R02").has_value());
}

}  // namespace layang::custody::return_service_test
