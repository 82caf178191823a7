#include "base/time.hpp"

#include <fmt/format.h>

namespace layang {
namespace {

/// Reads exactly `width` digits at `at`; nullopt when a character is none.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t width) {
    if (text.size() < at + width) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<std::int64_t> fraction_us(std::string_view text) {
    if (text.empty() || text.size() > 6) return std::nullopt;
    const auto value = digits(text, 0, text.size());
    if (!value) return std::nullopt;
    std::int64_t us = *value;
    for (std::size_t i = text.size(); i < 6; ++i) us *= 10;
    return us;
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!ymd.ok() || year < 1900 || year > 2199) return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

Date Date::plus_years(int n) const {
    const auto from = ymd();
    const std::chrono::year_month_day to{from.year() + std::chrono::years{n}, from.month(), from.day()};
    if (to.ok()) return {static_cast<std::int32_t>(std::chrono::sys_days{to}.time_since_epoch().count())};
    const std::chrono::sys_days march_first{to.year() / std::chrono::March / 1};
    return {static_cast<std::int32_t>(march_first.time_since_epoch().count())};
}

std::string to_string(Date date) {
    const auto ymd = date.ymd();
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string to_string(Instant at) {
    constexpr std::int64_t kDayUs = 86'400'000'000;
    std::int64_t day = at.us / kDayUs;
    std::int64_t rest = at.us % kDayUs;
    if (rest < 0) rest += kDayUs, --day;
    const std::int64_t s = rest / 1'000'000;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_string(Date{static_cast<std::int32_t>(day)}), s / 3600, s / 60 % 60,
                       s % 60, rest % 1'000'000);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    return Date::of(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || text.back() != 'Z' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    std::int64_t us = 0;
    if (text.size() > 20) {
        if (text[19] != '.') return std::nullopt;
        const auto fraction = fraction_us(text.substr(20, text.size() - 21));
        if (!fraction) return std::nullopt;
        us = *fraction;
    }
    return Instant{((date->days * std::int64_t{24} + *h) * 3600 + *m * 60 + *s) * 1'000'000 + us};
}

Instant SystemClock::now() const {
    return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}

}  // namespace layang
