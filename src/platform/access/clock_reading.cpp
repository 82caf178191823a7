#include "platform/access/clock_reading.hpp"

#include <algorithm>
#include <charconv>

namespace layang::access {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value >= (std::int64_t{1} << 53)) return std::nullopt;
    return value;
}

/// Reads one `name=value`; false when it is known but unreadable. Unknown names are left for later versions.
bool take(ClockReading& reading, bool& has_at, bool& has_sent, std::string_view name, std::string_view value) {
    if (name == "seq" || name == "ago") {
        const auto number = whole_number(value);
        if (number && name == "seq") reading.seq = *number;
        if (number && name == "ago") reading.ago_ms = *number;
        return number.has_value();
    }
    if (name != "at" && name != "sent" && name != "heard") return true;
    const auto instant = parse_instant(value);
    if (!instant) return false;
    if (name == "at") reading.at = *instant, has_at = true;
    else if (name == "sent") reading.sent = *instant, has_sent = true;
    else reading.heard = *instant;
    return true;
}

}  // namespace

Result<ClockReading> parse_clock_reading(std::string_view header) {
    ClockReading reading;
    bool has_at = false, has_sent = false, good = header.size() <= 512;
    while (good && !header.empty()) {
        const auto end = std::min(header.find(';'), header.size());
        const auto part = trim(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto equals = part.find('=');
        if (part.empty()) continue;
        good = equals != std::string_view::npos && take(reading, has_at, has_sent, part.substr(0, equals), part.substr(equals + 1));
    }
    if (!good || reading.seq < 1 || !has_at || !has_sent) return refuse(ErrorCode::kMalformed, "", {{"what", "Layang-Act"}});
    return reading;
}

Instant occurred_at(const ClockReading& reading, Instant known_since, Instant received) {
    Instant at{reading.at.us + (received.us - reading.sent.us)};
    if (reading.ago_ms) at = Instant{received.us - std::min(*reading.ago_ms, std::int64_t{1} << 40) * 1000};
    return std::clamp(at, std::min(std::max(reading.heard.value_or(known_since), known_since), received), received);
}

Date local_date(Instant at, int utc_offset_minutes) {
    constexpr std::int64_t kDayUs = 86'400'000'000;
    const std::int64_t local = at.us + std::int64_t{utc_offset_minutes} * 60'000'000;
    const std::int64_t day = local >= 0 ? local / kDayUs : (local - kDayUs + 1) / kDayUs;
    return {static_cast<std::int32_t>(day)};
}

}  // namespace layang::access
