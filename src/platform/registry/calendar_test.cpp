#include "platform/registry/calendar.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/registry/calendar_example.hpp"

namespace layang::calendar_test {

using calendar_example::day;

namespace {
const WorkingCalendar kCalendar = calendar_example::calendar();

Instant at(unsigned month, unsigned number, int hour, int minute, int year = 2020) {
    return kCalendar.at_local(day(year, month, number), hour * 60 + minute);
}
std::int64_t minutes_between(Instant from, Instant to) {
    const auto seconds = kCalendar.working_seconds_between(from, to).value().count;
    CHECK(seconds % 60 == 0);
    return seconds / 60;
}
Instant after_minutes(Instant from, std::int64_t minutes) { return kCalendar.add_working_seconds(from, {minutes * 60}).value(); }

// Any microsecond from 2 January to 22 December 2020.
Instant any_instant() {
    const auto minute = *rc::gen::inRange<std::int64_t>(0, 355LL * kMinutesOfDay);
    return Instant{at(1, 2, 0, 0).us + minute * 60'000'000 + *rc::gen::inRange<std::int64_t>(0, 60'000'000)};
}
}  // namespace

TEST_CASE("calendar: local days begin at midnight in the regency, seven hours before UTC's") {
    CHECK(kCalendar.at_local(day(2020, 6, 8), 0) == *parse_instant("2020-06-07T17:00:00Z"));
    CHECK(kCalendar.local_date(*parse_instant("2020-06-07T16:59:59.999999Z")) == day(2020, 6, 7));
    CHECK(kCalendar.local_date(*parse_instant("2020-06-07T17:00:00Z")) == day(2020, 6, 8));
    CHECK(kCalendar.local_date(*parse_instant("1969-12-31T16:59:59Z")) == day(1969, 12, 31));
}

TEST_CASE("calendar: weekends, holidays and cuti bersama are no working days") {
    CHECK(kCalendar.is_working_day(day(2020, 6, 8)).value());         // Monday
    CHECK_FALSE(kCalendar.is_working_day(day(2020, 6, 6)).value());   // Saturday
    CHECK_FALSE(kCalendar.is_working_day(day(2020, 8, 17)).value());  // Monday, holiday
    CHECK_FALSE(kCalendar.is_working_day(day(2020, 8, 21)).value());  // Friday, cuti bersama
}

TEST_CASE("calendar: the next working day leaps over a long weekend") {
    CHECK(kCalendar.next_working_day(day(2020, 8, 19)).value() == day(2020, 8, 24));  // 20 holiday, 21 cuti, 22-23 weekend
    CHECK(kCalendar.add_working_days(day(2020, 8, 18), 3).value() == day(2020, 8, 25));  // 19, 24, 25
    CHECK(kCalendar.add_working_days(day(2020, 8, 21), 0).value() == day(2020, 8, 24));
    CHECK(kCalendar.add_working_days(day(2020, 8, 19), 0).value() == day(2020, 8, 19));
    CHECK(kCalendar.add_working_days(day(2020, 8, 19), -1).error().has(ErrorCode::kNumberRange));
}

TEST_CASE("calendar: over New Year it goes by the rows of both years") {
    // 31 Dec cuti bersama, 1 Jan holiday, 2-3 Jan weekend.
    CHECK(kCalendar.next_working_day(day(2020, 12, 30)).value() == day(2021, 1, 4));
    CHECK(kCalendar.same_time_next_working_day(at(12, 30, 10, 15)).value() == at(1, 4, 10, 15, 2021));
    // 30 Dec from 15.00 one hour, 4 Jan until 08.30 one hour.
    CHECK(minutes_between(at(12, 30, 15, 0), at(1, 4, 8, 30, 2021)) == 120);
}

TEST_CASE("calendar: a year without rows is refused, not guessed") {
    CHECK(kCalendar.is_working_day(day(2022, 1, 3)).error().reasons()[0].args == std::vector<Arg>{{"date", "2022-01-03"}});
    CHECK(kCalendar.next_working_day(day(2021, 12, 31)).error().has(ErrorCode::kCalendarMissing));
    CHECK(kCalendar.is_working_day(day(2019, 12, 31)).error().has(ErrorCode::kCalendarMissing));
    CHECK(kCalendar.add_working_seconds(at(12, 31, 15, 0, 2021), {100'000}).error().has(ErrorCode::kCalendarMissing));
}

TEST_CASE("calendar: a day without office hours in force is refused") {
    auto rows = calendar_example::rows();
    rows.hours[0].valid_to = day(2020, 7, 1);
    const auto calendar = WorkingCalendar::make(rows).value();
    CHECK(calendar.is_working_day(day(2020, 6, 30)).value());
    CHECK(calendar.is_working_day(day(2020, 7, 1)).error().has(ErrorCode::kCalendarMissing));
}

TEST_CASE("calendar: an ordinary day has the noon break, Friday a longer one") {
    CHECK(minutes_between(at(6, 8, 0, 0), at(6, 9, 0, 0)) == 270 + 180);   // Monday
    CHECK(minutes_between(at(6, 12, 0, 0), at(6, 13, 0, 0)) == 240 + 210);  // Friday
    CHECK(minutes_between(at(6, 12, 11, 0), at(6, 12, 13, 30)) == 30 + 30);
    CHECK(minutes_between(at(6, 12, 11, 30), at(6, 12, 13, 0)) == 0);
    CHECK(after_minutes(at(6, 12, 11, 0), 30) == at(6, 12, 11, 30));  // ends with the stretch, not after the break
    CHECK(after_minutes(at(6, 12, 11, 0), 31) == at(6, 12, 13, 1));
}

TEST_CASE("calendar: Ramadan has shorter hours on its days only") {
    CHECK(minutes_between(at(4, 23, 0, 0), at(4, 24, 0, 0)) == 450);        // Thursday before
    CHECK(minutes_between(at(4, 24, 0, 0), at(4, 25, 0, 0)) == 210 + 180);  // first day, a Friday
    CHECK(minutes_between(at(5, 22, 0, 0), at(5, 23, 0, 0)) == 390);
    CHECK(minutes_between(at(5, 24, 0, 0), at(5, 26, 0, 0)) == 0);  // Idul Fitri
    CHECK(minutes_between(at(5, 26, 0, 0), at(5, 27, 0, 0)) == 450);
}

TEST_CASE("calendar: working time leaps over nights and weekends and counts backwards too") {
    CHECK(after_minutes(at(6, 12, 16, 0), 60) == at(6, 15, 8, 0));  // Friday 16.00-16.30, Monday 07.30-08.00
    CHECK(minutes_between(at(6, 12, 16, 0), at(6, 15, 8, 0)) == 60);
    CHECK(minutes_between(at(6, 15, 8, 0), at(6, 12, 16, 0)) == -60);
    CHECK(after_minutes(at(6, 13, 10, 0), 0) == at(6, 13, 10, 0));
    CHECK(kCalendar.add_working_seconds(at(6, 12, 16, 0), {-1}).error().has(ErrorCode::kNumberRange));
}

// Rule: R-LEGAL-CLOCK.
TEST_CASE("calendar: twenty-four hours of service end at the same clock time on the next working day") {
    CHECK(kCalendar.same_time_next_working_day(at(6, 8, 9, 20)).value() == at(6, 9, 9, 20));
    CHECK(kCalendar.same_time_next_working_day(at(6, 12, 12, 10)).value() == at(6, 15, 12, 10));  // Friday to Monday
    CHECK(kCalendar.same_time_next_working_day(at(6, 13, 10, 0)).value() == at(6, 15, 10, 0));    // from Saturday
    // 05.00 local is still yesterday in UTC.
    CHECK(kCalendar.same_time_next_working_day(at(6, 9, 5, 0)).value() == at(6, 10, 5, 0));
}

TEST_CASE("calendar: faulty rows are refused with every fault") {
    auto rows = calendar_example::rows();
    rows.zone_offset_minutes = 1000;
    rows.ramadan[0].last = day(2020, 4, 1);
    rows.hours[0].weekdays = {{1, {{450, 720}, {720, 960}}}, {1, {}}, {8, {}}, {2, {{600, 600}}}, {3, {{600, 1441}}}};
    rows.hours.push_back(calendar_example::hours("again", false, {}, {}));
    rows.hours.back().valid_to = day(2019, 1, 1);
    const auto refusal = WorkingCalendar::make(rows).error();
    // zone; touching interval, weekday twice, weekday 8, empty interval, past midnight; validity; Ramadan
    CHECK(refusal.reasons().size() == 8);
    rows = calendar_example::rows();
    rows.hours.push_back(calendar_example::hours("again", false, {}, {}));
    CHECK(WorkingCalendar::make(rows).error().reasons().size() == 1);
}

TEST_CASE("calendar: what was added is what lies between") {
    CHECK(rc::check([] {
        const auto from = any_instant();
        const Seconds seconds{*rc::gen::inRange<std::int64_t>(0, 60 * 3600)};
        const auto to = kCalendar.add_working_seconds(from, seconds).value();
        RC_ASSERT(to >= from);
        RC_ASSERT(kCalendar.working_seconds_between(from, to).value() == seconds);
        if (seconds.count > 0) RC_ASSERT(kCalendar.working_seconds_between(from, to - Seconds{1}).value() < seconds);
    }));
}

TEST_CASE("calendar: working time never runs backwards and adds up") {
    CHECK(rc::check([] {
        std::array<Instant, 3> t{any_instant(), any_instant(), any_instant()};
        std::ranges::sort(t);
        const auto between = [](Instant a, Instant b) { return kCalendar.working_seconds_between(a, b).value().count; };
        RC_ASSERT(between(t[0], t[1]) >= 0);
        const auto parts = between(t[0], t[1]) + between(t[1], t[2]);
        // Each part loses less than a second in rounding.
        RC_ASSERT(between(t[0], t[2]) - parts >= 0 && between(t[0], t[2]) - parts <= 1);
        RC_ASSERT(between(t[2], t[0]) == -between(t[0], t[2]));
        RC_ASSERT(kCalendar.same_time_next_working_day(t[0]).value() <= kCalendar.same_time_next_working_day(t[1]).value() ||
                  kCalendar.local_date(t[1]) > kCalendar.local_date(t[0]));
    }));
}

TEST_CASE("calendar: working days added one by one are working days added at once") {
    CHECK(rc::check([] {
        const auto from = day(2020, 1, 2).plus_days(*rc::gen::inRange(0, 300));
        const auto a = *rc::gen::inRange(0, 15);
        const auto b = *rc::gen::inRange(0, 15);
        const auto once = kCalendar.add_working_days(from, a + b).value();
        const auto twice = kCalendar.add_working_days(kCalendar.add_working_days(from, a).value(), b).value();
        // From a closed day "0 days" already reaches the next working day, which counts as the first.
        const bool closed = a == 0 && b > 0 && !kCalendar.is_working_day(from).value();
        RC_ASSERT(twice == (closed ? kCalendar.next_working_day(once).value() : once));
        RC_ASSERT(kCalendar.is_working_day(once).value());
    }));
}

}  // namespace layang::calendar_test
