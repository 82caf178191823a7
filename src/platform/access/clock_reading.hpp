#pragma once
// Whose time? (architecture D12) What a device says about its clock, and what the server makes of it.
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::access {

/// The header Layang-Act: `seq=12; at=...; sent=...; heard=...; ago=1500`, in any order. Instants are the device's clock, but
/// `heard` is the last server time that the device had been told at the act; `ago` is milliseconds since the act by the page's own monotonic
/// clock, present only when act and sending fell into one page session.
struct ClockReading {
    std::int64_t seq = 0;
    Instant at;
    Instant sent;
    std::optional<Instant> heard;
    std::optional<std::int64_t> ago_ms;
};

/// Errors: kMalformed. `seq` counts from 1.
[[nodiscard]] Result<ClockReading> parse_clock_reading(std::string_view header);

/// When the act happened by the server's time: `ago` before receipt where known, otherwise the device's time shifted by the
/// drift seen at sending; never later than received and never before the last server time that the device had heard when the
/// act was made. A wrong clock therefore moves an act only inside the time that the device was out of touch. What was heard is
/// the device's word: nothing is ever older than `known_since`, which the server knows itself.
[[nodiscard]] Instant occurred_at(const ClockReading& reading, Instant known_since, Instant received);

/// The civil date in a zone with a fixed offset (Indonesia has no summer time).
[[nodiscard]] Date local_date(Instant at, int utc_offset_minutes);

}  // namespace layang::access
