#include "platform/registry/due_clock.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/registry/calendar_example.hpp"

namespace layang::due_clock_test {

using calendar_example::day;

namespace {
const WorkingCalendar kCalendar = calendar_example::calendar();

// June 2020; the 8th is a Monday.
Instant june(unsigned number, int hour, int minute = 0) { return kCalendar.at_local(day(2020, 6, number), hour * 60 + minute); }
Instant due_at(Instant now, std::vector<ClockStop> stops) { return due_clock(kCalendar, june(9, 10), std::move(stops), now).value(); }
/// Open time that is left at `now`; negative when overdue.
Seconds left_at(Instant now, std::vector<ClockStop> stops) {
    return kCalendar.working_seconds_between(now, due_at(now, std::move(stops))).value();
}
}  // namespace

TEST_CASE("due clock: without stops the time left is the open time up to the deadline") {
    // Monday 15.00-16.00 and Tuesday 07.30-10.00
    CHECK(due_at(june(8, 15), {}) == june(9, 10));
    CHECK(left_at(june(8, 15), {}) == Seconds{3600 + 9000});
    CHECK(left_at(june(9, 11), {}) == Seconds{-3600});
}

TEST_CASE("due clock: a stop gives back the open time that it covered") {
    // 11.00-14.00 holds two open hours beside the break
    CHECK(due_at(june(8, 15), {{june(8, 11), june(8, 14)}}) == june(9, 12));
    // a night holds none
    CHECK(due_at(june(9, 8), {{june(8, 17), june(9, 7)}}) == june(9, 10));
}

TEST_CASE("due clock: while it is stopped nothing is lost") {
    const std::vector<ClockStop> open{{june(8, 15), std::nullopt}};
    CHECK(left_at(june(11, 9, 30), open) == left_at(june(8, 15), open));
}

TEST_CASE("due clock: overlapping stops count once, in any order") {
    const ClockStop early{june(8, 9), june(8, 11)}, late{june(8, 10), june(8, 12)}, inside{june(8, 9, 30), june(8, 10)};
    CHECK(due_at(june(8, 15), {late, inside, early}) == june(9, 14));  // three hours from 10.00, over the break
    CHECK(due_at(june(8, 15), {early, late, inside}) == june(9, 14));
}

TEST_CASE("due clock: a stop after the deadline or in the future gives nothing back") {
    CHECK(due_at(june(9, 15), {{june(9, 10), june(9, 12)}}) == june(9, 10));
    CHECK(due_at(june(9, 15), {{june(9, 13), std::nullopt}}) == june(9, 10));
    CHECK(due_at(june(8, 9), {{june(8, 10), june(8, 12)}}) == june(9, 10));
}

TEST_CASE("due clock: stops never bring the deadline forward, and what runs on is time not stopped") {
    CHECK(rc::check([] {
        const auto any = [] { return june(8, 8) + Seconds{*rc::gen::inRange<std::int64_t>(0, 3 * 86'400)}; };
        std::vector<ClockStop> stops;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            const auto a = any(), b = any();
            stops.push_back({std::min(a, b), std::max(a, b)});
        }
        const auto now = any();
        const auto later = now + Seconds{*rc::gen::inRange<std::int64_t>(0, 86'400)};
        RC_ASSERT(due_at(now, stops) >= june(9, 10));
        RC_ASSERT(due_at(later, stops) >= due_at(now, stops));
        const auto lost = left_at(now, stops).count - left_at(later, stops).count;
        RC_ASSERT(lost >= 0);
        RC_ASSERT(lost <= kCalendar.working_seconds_between(now, later).value().count);
    }));
}

}  // namespace layang::due_clock_test
