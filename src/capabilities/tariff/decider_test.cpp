#include <algorithm>
#include <cstdlib>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "capabilities/tariff/tariff.hpp"

namespace layang::tariff::decider_test {

namespace {
Date day(int year, unsigned month, unsigned number) { return *Date::of(year, month, number); }
const Date kLaunch = day(2020, 6, 8);

std::vector<TariffDecree> decrees() {
    return {{"D1", day(2020, 3, 16), day(2022, 9, 10), "decree one", "I", {1850}, {2300}, {7000}, {10000}, {4000}},
            {"D2", day(2022, 9, 10), std::nullopt, "decree two", "I", {2000}, {2500}, {8000}, {10000}, {4000}}};
}
std::vector<TariffContract> contracts() {
    return {{"C1", day(2020, 6, 8), day(2022, 9, 10), "contract one", "D1", "office", {2000}, {8000}, {4000}, false, 133, 166, true},
            {"C2", day(2022, 9, 10), day(2024, 1, 1), "contract two", "D2", "office", {2500}, {9000}, {4000}, true, 133, 166, true}};
}
Result<Fare> fare_on(Date date, const std::vector<Leg>& legs) { return fare_of_run(contracts(), decrees(), date, legs); }
Rupiah total_on(Date date, const std::vector<Leg>& legs) { return fare_on(date, legs).value().total; }

std::vector<ErrorCode> codes_of(const Refusal& refusal) {
    std::vector<ErrorCode> codes;
    for (const auto& reason : refusal.reasons()) codes.push_back(reason.code);
    return codes;
}

Leg any_leg() {
    return {{*rc::gen::inRange<std::int64_t>(0, 60'000)}, *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
}
// One paid leg at least, at the front.
std::vector<Leg> any_run() {
    std::vector<Leg> legs{any_leg()};
    legs.front().is_return = false;
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i) legs.push_back(any_leg());
    return legs;
}
}  // namespace

TEST_CASE("tariff: a fare shows every step and the rows that it rests on") {
    const auto fare = fare_on(kLaunch, {{{15'800}, false, false}, {{15'800}, false, true}}).value();
    // 15,800 x 1.33 = 21,014 m; 17,014 m beyond the base at Rp 2 a metre = 34,028; 8,000 + 34,028 = 42,028
    CHECK(fare == Fare{"C1", "contract one", "D1", "decree one", {2000}, {8000}, {4000}, false,
                       {{{15'800}, 133, {21'014}, true, {42'028}}, {{15'800}, 133, {21'014}, false, {0}}},
                       {42'028}, {21'014}, {17'014}, {34'028}, {42'028}, true});
}

TEST_CASE("tariff: up to the base the minimum is due, and the first metre beyond it costs") {
    CHECK(total_on(kLaunch, {{{0}, false, false}}) == Rupiah{8000});
    CHECK(total_on(kLaunch, {{{3007}, false, false}}) == Rupiah{8000});  // 3,999.31 -> 3,999 m
    CHECK(total_on(kLaunch, {{{3008}, false, false}}) == Rupiah{8002});  // 4,000.64 -> 4,001 m
}

TEST_CASE("tariff: metres are rounded half up, rupiah up") {
    // 50 x 1.33 = 66.5 -> 67; 50 x 1.66 = 83; 53 x 1.33 = 70.49 -> 70
    const auto fare = fare_on(kLaunch, {{{50}, false, false}, {{50}, true, false}, {{53}, false, false}}).value();
    CHECK(fare.legs[0].road == Metres{67});
    CHECK(fare.legs[1].road == Metres{83});
    CHECK(fare.legs[2].road == Metres{70});
    auto rows = contracts();
    rows[0].per_km = {1999};
    // one metre at Rp 1.999 is Rp 2
    CHECK(fare_of_run(rows, decrees(), kLaunch, std::vector<Leg>{{{3008}, false, false}}).value().total == Rupiah{8002});
}

TEST_CASE("tariff: the southern hills have their own factor") {
    const auto fare = fare_on(kLaunch, {{{30'000}, true, false}}).value();
    CHECK(fare.legs[0].terrain_hundredths == 166);
    CHECK(fare.road == Metres{49'800});
    CHECK(fare.total == Rupiah{8000 + 2 * 45'800});
}

TEST_CASE("tariff: the base is counted once for the run, not for each leg") {
    // 2,660 + 2,660 = 5,320 m: the minimum covers the first leg and half of the second
    const auto fare = fare_on(kLaunch, {{{2000}, false, false}, {{2000}, false, false}}).value();
    CHECK(fare.legs[0].fare == Rupiah{8000});
    CHECK(fare.legs[1].fare == Rupiah{2640});
}

TEST_CASE("tariff: yesterday is judged by yesterday's row") {
    const std::vector<Leg> legs{{{10'000}, false, false}, {{10'000}, false, true}};
    // 9,300 m beyond the base at Rp 2; from the new day 22,600 m at Rp 2.50, the way back included
    CHECK(total_on(day(2022, 9, 9), legs) == Rupiah{8000 + 18'600});
    CHECK(total_on(day(2022, 9, 10), legs) == Rupiah{9000 + 56'500});
    CHECK(fare_on(day(2022, 9, 10), legs).value().contract == "C2");
}

TEST_CASE("tariff: a day without a contract or without its decree has no fare") {
    const auto before = fare_on(day(2020, 6, 7), {{{1000}, false, false}});
    CHECK(before.error().reasons() == std::vector<Error>{{ErrorCode::kTariffMissing, "", {{"date", "2020-06-07"}}}});
    CHECK(codes_of(fare_on(day(2024, 1, 1), {{{1000}, false, false}}).error()) == std::vector{ErrorCode::kTariffMissing});
    auto rows = decrees();
    rows[0].valid_to = kLaunch;
    const auto without_decree = fare_of_run(contracts(), rows, kLaunch, std::vector<Leg>{{{1000}, false, false}});
    CHECK(without_decree.error().reasons() == std::vector<Error>{{ErrorCode::kTariffMissing, "", {{"date", "2020-06-08"}}, "D1"}});
}

// Rule: R-FARE-BOUNDS.
TEST_CASE("tariff: a contract outside the decree's bounds is refused on each bound") {
    const std::vector<Leg> legs{{{1000}, false, false}};
    const auto refused = [&](Rupiah per_km, Rupiah minimum, Metres base) {
        auto rows = contracts();
        rows[0].per_km = per_km;
        rows[0].minimum = minimum;
        rows[0].base = base;
        const auto fare = fare_of_run(rows, decrees(), kLaunch, legs);
        return fare ? std::size_t{0} : fare.error().reasons().size();
    };
    CHECK(refused({1850}, {7000}, {4000}) == 0);
    CHECK(refused({2300}, {10'000}, {4000}) == 0);
    CHECK(refused({1849}, {7000}, {4000}) == 1);
    CHECK(refused({2301}, {6999}, {4000}) == 2);
    CHECK(refused({2301}, {10'001}, {3999}) == 3);
}

TEST_CASE("tariff: impossible legs are refused, all at once") {
    const auto refusal = fare_on(day(2020, 1, 1), {{{-1}, false, false}, {{5}, false, false}, {{1'000'001}, false, false}}).error();
    CHECK(codes_of(refusal) == std::vector{ErrorCode::kTariffMissing, ErrorCode::kNumberRange, ErrorCode::kNumberRange});
    CHECK(refusal.reasons()[1].field == "legs.0.straight");
    CHECK(refusal.reasons()[2].field == "legs.2.straight");
    CHECK(codes_of(fare_on(kLaunch, {}).error()) == std::vector{ErrorCode::kFieldMissing});
    CHECK(codes_of(fare_on(kLaunch, {{{5}, false, true}}).error()) == std::vector{ErrorCode::kFieldMissing});
    CHECK(fare_on(kLaunch, std::vector<Leg>(kLegsMax, {{5}, false, false})).has_value());
    CHECK(codes_of(fare_on(kLaunch, std::vector<Leg>(kLegsMax + 1, {{5}, false, false})).error()) == std::vector{ErrorCode::kTooMany});
}

TEST_CASE("tariff: the parts add up, and no run costs less than the minimum") {
    CHECK(rc::check([] {
        const auto fare = fare_on(*rc::gen::element(kLaunch, day(2023, 1, 2)), any_run()).value();
        Rupiah sum;
        Metres road, paid;
        for (const auto& leg : fare.legs) {
            sum = sum + leg.fare;
            road = road + leg.road;
            if (leg.paid) paid = paid + leg.road;
            RC_ASSERT(leg.fare.amount >= 0);
            RC_ASSERT(leg.paid || leg.fare == Rupiah{0});
        }
        RC_ASSERT(sum == fare.total);
        RC_ASSERT(fare.total == fare.minimum + fare.for_beyond_base);
        RC_ASSERT(road == fare.road);
        RC_ASSERT(paid == fare.paid_road);
        RC_ASSERT(fare.total >= fare.minimum);
    }));
}

TEST_CASE("tariff: a longer way never costs less") {
    CHECK(rc::check([] {
        auto legs = any_run();
        const auto before = total_on(kLaunch, legs);
        auto& leg = legs[*rc::gen::inRange<std::size_t>(0, legs.size())];
        leg.straight = leg.straight + Metres{*rc::gen::inRange<std::int64_t>(0, 10'000)};
        RC_ASSERT(total_on(kLaunch, legs) >= before);
        legs.push_back(any_leg());
        RC_ASSERT(total_on(kLaunch, legs) >= before);
    }));
}

TEST_CASE("tariff: a leg cut in two costs the same but for one metre's rounding, and order does not matter") {
    CHECK(rc::check([] {
        auto legs = any_run();
        const auto whole = total_on(kLaunch, legs).amount;
        auto reversed = legs;
        std::ranges::reverse(reversed);
        RC_ASSERT(total_on(kLaunch, reversed).amount == whole);
        auto rest = legs.front();
        const auto cut = Metres{*rc::gen::inRange<std::int64_t>(0, rest.straight.count + 1)};
        rest.straight = {rest.straight.count - cut.count};
        legs.front().straight = cut;
        legs.push_back(rest);
        // Rounded halves can make one metre more or less, Rp 2 at this row.
        RC_ASSERT(std::abs(total_on(kLaunch, legs).amount - whole) <= 2);
    }));
}

TEST_CASE("tariff: two runs never cost less than one run over the same legs") {
    CHECK(rc::check([] {
        const auto first = any_run(), second = any_run();
        auto both = first;
        both.insert(both.end(), second.begin(), second.end());
        RC_ASSERT(total_on(kLaunch, first) + total_on(kLaunch, second) >= total_on(kLaunch, both));
    }));
}

}  // namespace layang::tariff::decider_test
