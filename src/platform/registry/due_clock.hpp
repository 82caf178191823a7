#pragma once
// A deadline whose clock can stop: what stops take away from its time is given back behind it.
#include <optional>
#include <vector>

#include "base/fields.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/registry/calendar.hpp"

namespace layang {

/// The clock is stopped in [from, to); a stop without an end has not ended yet.
struct ClockStop {
    Instant from;
    std::optional<Instant> to;
    LAYANG_FIELDS(ClockStop, from, to)
};

/// The deadline `due` as it is at `now`. Each stop moves it by the open time that the stop covered, so that a stop over a closed
/// night moves nothing; overlapping stops count once; a stop that began when the deadline had already passed, or that
/// lies after `now`, gives nothing back. Error kCalendarMissing.
[[nodiscard]] Result<Instant> due_clock(const WorkingCalendar& calendar, Instant due, std::vector<ClockStop> stops, Instant now);

}  // namespace layang
