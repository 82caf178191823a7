#include "platform/registry/due_clock.hpp"

#include <algorithm>
#include <cstdint>

namespace layang {

Result<Instant> due_clock(const WorkingCalendar& calendar, Instant due, std::vector<ClockStop> stops, Instant now) {
    std::ranges::sort(stops, {}, &ClockStop::from);
    auto counted_to = Instant{INT64_MIN};
    for (const auto& stop : stops) {
        if (stop.from > now || stop.from >= due) break;
        const auto from = std::max(stop.from, counted_to);
        const auto to = std::min(stop.to.value_or(now), now);
        if (to <= from) continue;
        const auto lost = TRY(calendar.working_seconds_between(from, to));
        due = TRY(calendar.add_working_seconds(due, lost));
        counted_to = to;
    }
    return due;
}

}  // namespace layang
