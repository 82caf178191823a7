#pragma once
// What the doctor looks at. Each check stands alone, so that one broken part does not hide the state of the others.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/house.hpp"

namespace layang::app {

struct Finding {
    bool good = false;
    /// "disk", "clock", "schema", ...
    std::string what;
    std::string indonesian;
    std::string english;
};

/// Less free space than this is no disk to work on.
inline constexpr std::uintmax_t kFreeBytesMin = 1'000'000'000;
/// The calendar must reach at least so far from today.
inline constexpr int kCalendarDaysMin = 60;
/// Damaged scans are named up to this many; the rest is counted.
inline constexpr std::size_t kBlobsNamedMax = 10;

[[nodiscard]] Finding judge_disk(std::uintmax_t free_bytes);
/// A clock that runs behind what the ledger has already heard would put new events into the past.
[[nodiscard]] Finding judge_clock(Instant now, std::optional<Instant> last_event);
/// `ends` is the last day of the calendar, nothing when there is none.
[[nodiscard]] Finding judge_calendar(std::optional<Date> ends, Date today);
[[nodiscard]] Finding judge_log(const ledger::Verification& found);

/// Every check of one house, in a fixed order. Never throws for damaged files: that is a finding.
[[nodiscard]] std::vector<Finding> check_up(const HouseConfig& config, const Clock& clock);

}  // namespace layang::app
