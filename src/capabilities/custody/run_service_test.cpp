// Runs: which bags they hold, and what riders tell.
#include "capabilities/custody/service.hpp"

#include "capabilities/custody/room_test.hpp"

namespace layang::custody::run_service_test {

using namespace layang::custody::examples;

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

TEST_CASE("custody room: a bag that came back undelivered waits at its sender again, is put on another run, and nobody takes it for arrived") {
    Room room;
    const auto one = room.shelved(1), two = room.shelved(2);
    room.seal(7, {Room::thing(one), Room::thing(two)}, "S-1");
    const auto bag = numbered<BagId>(7);
    const auto ride = [&](const Party& from, const Party& to) {
        if (to.kind == PartyKind::rider) room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {bag, from, to, from.desk, {}}); });
        else room.must([&](auto& tx) { return room.service.give(tx, kSlamet, {bag, from, to, to.desk, {}}); });
    };
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(kRun, {bag})); });
    room.must([&](auto& tx) { return room.service.assign(tx, kDispatcher, {kRun, kSlamet.account, "094/1/2020"}); });
    ride(kOffice, kRider);
    CHECK(room.bag(7).state == "carried");
    ride(kRider, kOtherVillage);
    CHECK(room.bag(7).state == "carried");  // not in the village that it goes to
    ride(kOtherVillage, kRider);
    room.must([&](auto& tx) { return room.service.start(tx, kSlamet, {kRun}); });
    room.must([&](auto& tx) { return room.service.abort(tx, kSlamet, {kRun, "road_cut", {}}); });
    ride(kRider, kOffice);
    CHECK(room.bag(7).state == "sealed");
    CHECK(public_sentence(room.bag(7).hands, "id") == "Menurut kurir sudah di kantor Dukcapil, belum dikonfirmasi Dukcapil");
    room.must([&](auto& tx) { return room.service.take(tx, kPacker, {bag, kRider, kOffice, "dukcapil", {}}); });
    CHECK(room.bag(7).state == "sealed");
    CHECK(public_sentence(room.bag(7).hands, "id") == "Di kantor Dukcapil");
    CHECK(public_sentence(room.hands(Room::thing(one)), "id") == "Di kantor Dukcapil");
    const auto waiting = room.read([&](store::Session& session) {
        std::vector<BagId> found;
        queries::bags(session, "3503", {.village = kBesukiCode, .state = "sealed"}, [&](const auto& row) { return found.push_back(row.bag), true; });
        return found;
    });
    CHECK(waiting == std::vector{bag});
    room.must([&](auto& tx) { return room.service.take_out(tx, kPacker, {bag, {}, {Room::thing(two)}, "S-2"}); });
    CHECK(room.state(two) == "shelved");
    const auto next = numbered<RunId>(6);
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(next, {bag})); });
    ride(kOffice, kRider);
    ride(kRider, kBesuki);
    CHECK(room.bag(7).state == "arrived");
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: the number of an assignment letter is one run's, and stays so when that run is cancelled") {
    Room room;
    const auto one = room.shelved(1), two = room.shelved(2);
    room.seal(7, {Room::thing(one)}, "S-1");
    room.seal(8, {Room::thing(two)}, "S-2");
    const auto other = numbered<RunId>(6);
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(kRun, {numbered<BagId>(7)})); });
    room.must([&](auto& tx) { return room.service.plan(tx, kDispatcher, run_with(other, {numbered<BagId>(8)})); });
    const auto assign = [&](RunId run, const std::string& letter) {
        return room.run([&](auto& tx) { return room.service.assign(tx, kDispatcher, {run, kSlamet.account, letter}); });
    };
    CHECK(assign(kRun, "094/1/2020").has_value());
    CHECK(assign(kRun, "094/1/2020").has_value());
    CHECK(assign(other, "094/1/2020").error().code() == ErrorCode::kLetterTaken);
    room.must([&](auto& tx) { return room.service.cancel(tx, kDispatcher, {kRun, "weather"}); });
    CHECK(assign(other, "094/1/2020").error().code() == ErrorCode::kLetterTaken);
    CHECK(assign(other, "094/2/2020").has_value());
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("custody room: a bag that is on no run of the rider's is taken all the same, and said") {
    Room room;
    const auto document = room.shelved(1);
    room.seal(7, {Room::thing(document)}, "S-1");
    const auto taken = room.must([&](auto& tx) { return room.service.take(tx, kSlamet, {numbered<BagId>(7), kOffice, kRider, "dukcapil", {}}); });
    CHECK(taken.anomalies == RuleNames{"bag-not-on-run"});
}

}  // namespace layang::custody::run_service_test
