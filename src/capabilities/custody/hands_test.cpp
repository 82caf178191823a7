#include "capabilities/custody/hands.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace layang::custody::hands_test {

namespace {

const Instant kMorning = *parse_instant("2020-06-08T01:00:00Z");  // 08.00 WIB
const Seconds kWib{7 * 3600};
const Party kOffice = office("dukcapil");
const Party kBesuki = village("35.03.01.2001");
const AccountId kSlamet{*parse_uuid("018f0000-0000-7000-8000-000000000001")};
const Party kRider = rider(kSlamet);
const BagId kBag{*parse_uuid("018f0000-0000-7000-8000-0000000000b1")};

Instant at(int minutes) { return kMorning + Seconds{minutes * 60}; }
BagStep told(int minutes, BagMove move, Party from, Party to = {}) { return {at(minutes), move, std::move(from), std::move(to), minutes}; }
/// Numbered in the order in which they come in, as the ledger does it.
BagTrail trail(std::vector<BagStep> steps) {
    BagTrail t;
    std::int64_t seq = 0;
    for (auto& step : steps) {
        step.seq = ++seq;
        t.tell(step);
    }
    return t;
}

Party some_party(int n) { return n == 0 ? kOffice : n == 1 ? kRider : n == 2 ? kBesuki : village("35.03.02.2002"); }

BagStep some_bag_step() {
    const auto move = static_cast<BagMove>(*rc::gen::inRange(0, 7));
    return {at(*rc::gen::inRange(0, 12)), move, some_party(*rc::gen::inRange(0, 4)), some_party(*rc::gen::inRange(0, 4)), *rc::gen::inRange(1, 1000)};
}

Step some_step(const std::vector<BagId>& bags) {
    const auto move = static_cast<Move>(*rc::gen::inRange(0, 10));
    std::optional<BagId> bag;
    if (move == Move::bagged || move == Move::counted || move == Move::missing) bag = bags[*rc::gen::inRange<std::size_t>(0, bags.size())];
    return {at(*rc::gen::inRange(0, 12)), move, some_party(*rc::gen::inRange(0, 4)), bag, *rc::gen::inRange(1, 1000)};
}

template <class T>
std::vector<T> shuffled(std::vector<T> list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[*rc::gen::inRange<std::size_t>(0, i)]);
    return list;
}

}  // namespace

TEST_CASE("custody hands: a sealed bag is at the office, and everybody knows") {
    const auto hands = hands_of(trail({told(0, BagMove::sealed, kOffice)}));
    CHECK(hands.holder == Holder::office);
    CHECK(hands.confirmed);
    CHECK(staff_sentence(hands, {}, kWib, "id") == "Di kantor Dukcapil, sejak 8 Juni 2020 08.00");
}

TEST_CASE("custody hands: on the giver's word alone it is a claim, on both it is a fact") {
    const auto one = trail({told(0, BagMove::sealed, kOffice), told(10, BagMove::given, kOffice, kRider)});
    CHECK(hands_of(one).holder == Holder::courier);
    CHECK_FALSE(hands_of(one).confirmed);
    CHECK(public_sentence(hands_of(one), "id") == "Menurut Dukcapil sudah di tangan kurir, belum dikonfirmasi kurir");
    auto both = one;
    both.tell(told(12, BagMove::taken, kOffice, kRider));
    CHECK(hands_of(both).confirmed);
    CHECK(hands_of(both).since == at(10));
    CHECK(hands_of(both).rider == kSlamet);
    CHECK(staff_sentence(hands_of(both), {"Pak Slamet", ""}, kWib, "id") == "Di tangan Pak Slamet (kurir), sejak 8 Juni 2020 08.10");
    CHECK(public_sentence(hands_of(both), "id") == "Di tangan kurir");
    CHECK(public_sentence(hands_of(both), "en") == "In the hands of the courier");
}

TEST_CASE("custody hands: the courier says delivered, the village has not said so yet") {
    const auto t = trail({told(0, BagMove::sealed, kOffice), told(10, BagMove::given, kOffice, kRider), told(11, BagMove::taken, kOffice, kRider),
                          told(50, BagMove::given, kRider, kBesuki)});
    CHECK(staff_sentence(hands_of(t), {"", "Desa Besuki"}, kWib, "id") ==
          "Menurut kurir sudah di Desa Besuki, belum dikonfirmasi desa, sejak 8 Juni 2020 08.50");
    auto opened = t;
    opened.tell(told(60, BagMove::opened, kBesuki));
    CHECK(handovers_of(opened).back().paired());
    CHECK(hands_of(opened).confirmed);
}

TEST_CASE("custody hands: a bag that is said to be lost had arrived when it was opened before, whichever of the two is told first") {
    const auto sealed = told(0, BagMove::sealed, kOffice), opened = told(50, BagMove::opened, kBesuki), lost = told(60, BagMove::lost, kOffice);
    for (const auto& one : {trail({sealed, lost, opened}), trail({sealed, opened, lost})}) {
        CHECK(hands_of(one).holder == Holder::village);
        CHECK(lost_seq(one) == 0);
    }
    // Under a new seal it got lost after all; what was opened only afterwards was lost until then.
    const auto again = trail({sealed, lost, opened, told(55, BagMove::resealed, kBesuki)});
    CHECK(hands_of(again).holder == Holder::lost);
    CHECK(lost_seq(again) == 2);
    // And so it did when whoever opened it had passed it on as it was; what others tell of their own passing says nothing of that.
    const auto passed_on = trail({sealed, lost, opened, told(55, BagMove::taken, kBesuki, kRider)});
    CHECK(hands_of(passed_on).holder == Holder::lost);
    CHECK(lost_seq(passed_on) == 2);
    CHECK(lost_seq(trail({sealed, lost, opened, told(55, BagMove::given, kRider, kBesuki)})) == 0);
    const auto after = trail({sealed, lost, told(70, BagMove::opened, kBesuki)});
    CHECK(hands_of(after).holder == Holder::village);
    CHECK(lost_seq(after) == 2);
}

TEST_CASE("custody hands: a clock that is late on the first half does not pull the bag back") {
    const auto t = trail({told(0, BagMove::sealed, kOffice), told(10, BagMove::given, kOffice, kRider), told(50, BagMove::given, kRider, kBesuki),
                          told(55, BagMove::taken, kOffice, kRider)});
    CHECK(hands_of(t).holder == Holder::village);
    CHECK(handovers_of(t).size() == 2);
    CHECK(handovers_of(t)[0].paired());
}

TEST_CASE("custody hands: the same half told twice is one hand-over; the way back over the same two hands is another") {
    const auto there = std::vector{told(0, BagMove::sealed, kOffice), told(10, BagMove::given, kOffice, kRider), told(11, BagMove::taken, kOffice, kRider),
                                   told(14, BagMove::taken, kOffice, kRider)};
    CHECK(handovers_of(trail(there)).size() == 1);
    auto back = there;
    back.push_back(told(30, BagMove::given, kRider, kOffice));
    back.push_back(told(31, BagMove::taken, kRider, kOffice));
    back.push_back(told(90, BagMove::taken, kOffice, kRider));
    CHECK(handovers_of(trail(back)).size() == 3);
    CHECK(hands_of(trail(back)).holder == Holder::courier);
    CHECK_FALSE(hands_of(trail(back)).confirmed);
}

TEST_CASE("custody hands: a thing goes where its bag goes, and is missing when the opened bag did not hold it") {
    const Step bagged{at(0), Move::bagged, kOffice, kBag, 1};
    const auto bag = hands_of(trail({told(0, BagMove::sealed, kOffice), told(10, BagMove::taken, kOffice, kRider)}));
    const auto carried = hands_of(&bagged, &bag, std::nullopt, kMorning);
    CHECK(carried.holder == Holder::courier);
    CHECK(carried.bag == kBag);
    const auto open_trail = trail({told(0, BagMove::sealed, kOffice), told(60, BagMove::opened, kBesuki)});
    const auto open_bag = hands_of(open_trail);
    CHECK(hands_of(&bagged, &open_bag, open_since(open_trail), kMorning).holder == Holder::missing);
    const Step counted{at(60), Move::counted, kBesuki, kBag, 2};
    CHECK(hands_of(&counted, &open_bag, open_since(open_trail), kMorning).holder == Holder::village);
}

TEST_CASE("custody hands: reports in any order, late and twice, always give the one same answer for a bag") {
    CHECK(rc::check([] {
        std::vector<BagStep> told_once;
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i) told_once.push_back(some_bag_step());
        auto told_again = shuffled(told_once);
        for (int i = *rc::gen::inRange(0, 4); i > 0 && !told_once.empty(); --i)
            told_again.push_back(told_once[*rc::gen::inRange<std::size_t>(0, told_once.size())]);
        const auto first = trail(told_once);
        const auto second = trail(told_again);
        RC_ASSERT(hands_of(first) == hands_of(second));
        RC_ASSERT(open_since(first) == open_since(second));
        RC_ASSERT(handovers_of(first).size() == handovers_of(second).size());
        for (const auto* language : {"id", "en"}) {
            RC_ASSERT(!public_sentence(hands_of(first), language).empty());
            RC_ASSERT(!staff_sentence(hands_of(first), {}, kWib, language).empty());
        }
    }));
}

TEST_CASE("custody hands: no thing is ever in two hands, whatever was told about it and about the bags") {
    CHECK(rc::check([] {
        std::vector<BagId> bags;
        std::vector<BagTrail> trails;
        for (std::uint8_t i = 0; i < 3; ++i) {
            auto id = kBag;
            id.value.bytes[15] = i;
            bags.push_back(id);
            std::vector<BagStep> steps;
            for (int n = *rc::gen::inRange(0, 8); n > 0; --n) steps.push_back(some_bag_step());
            trails.push_back(trail(steps));
        }
        std::vector<Step> steps;
        for (int n = *rc::gen::inRange(0, 10); n > 0; --n) steps.push_back(some_step(bags));
        const auto answer = [&](const std::vector<Step>& list) {
            Trail thing;
            std::int64_t seq = 0;
            for (auto step : list) {
                step.seq = ++seq;
                thing.tell(step);
            }
            const auto* last = thing.last();
            const auto which = last && last->bag ? std::find(bags.begin(), bags.end(), *last->bag) - bags.begin() : -1;
            if (which < 0) return hands_of(last, nullptr, std::nullopt, kMorning);
            const auto& bag_trail = trails[static_cast<std::size_t>(which)];
            const auto bag = hands_of(bag_trail);
            return hands_of(last, &bag, open_since(bag_trail), kMorning);
        };
        const auto hands = answer(steps);
        auto repeated = shuffled(steps);
        repeated.insert(repeated.end(), steps.begin(), steps.end());
        RC_ASSERT(answer(repeated) == hands);
        // In exactly one kind of hands: a rider's name stands there only with a courier (or was there when it was lost).
        if (hands.holder == Holder::office || hands.holder == Holder::village) RC_ASSERT(!hands.rider.has_value());
        if (hands.holder == Holder::courier) RC_ASSERT(hands.rider.has_value());
        const auto inside = std::count_if(bags.begin(), bags.end(), [&](BagId bag) { return hands.bag == bag; });
        RC_ASSERT(inside <= 1);
        RC_ASSERT(!public_sentence(hands, "id").empty());
    }));
}

}  // namespace layang::custody::hands_test
