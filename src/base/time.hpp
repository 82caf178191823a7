#pragma once
// Instants (UTC, microseconds), civil dates, and the clock that everything is handed.
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace layang {

/// A point in time, UTC, microseconds since 1970. Text form: 2020-06-08T02:15:00.000000Z (fixed width, so it sorts as text).
struct Instant {
    std::int64_t us = 0;
    auto operator<=>(const Instant&) const = default;
};

/// A length of time in whole seconds.
struct Seconds {
    std::int64_t count = 0;
    auto operator<=>(const Seconds&) const = default;
};

[[nodiscard]] constexpr Instant operator+(Instant at, Seconds s) { return {at.us + s.count * 1'000'000}; }
[[nodiscard]] constexpr Instant operator-(Instant at, Seconds s) { return {at.us - s.count * 1'000'000}; }
/// Rounds toward zero.
[[nodiscard]] constexpr Seconds operator-(Instant a, Instant b) { return {(a.us - b.us) / 1'000'000}; }
[[nodiscard]] constexpr Seconds operator+(Seconds a, Seconds b) { return {a.count + b.count}; }
[[nodiscard]] constexpr Seconds operator-(Seconds a, Seconds b) { return {a.count - b.count}; }

/// A civil date, days since 1970-01-01. Text form: 2020-06-08.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;

    [[nodiscard]] static std::optional<Date> of(int year, unsigned month, unsigned day);
    [[nodiscard]] std::chrono::year_month_day ymd() const { return std::chrono::sys_days{std::chrono::days{days}}; }
    [[nodiscard]] int year() const { return static_cast<int>(ymd().year()); }
    /// 1 Monday .. 7 Sunday (ISO 8601).
    [[nodiscard]] unsigned iso_weekday() const {
        return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days}}}.iso_encoding();
    }
    [[nodiscard]] Date plus_days(int n) const { return {days + n}; }
    /// The same day some years on; 29 February becomes 1 March in a common year.
    [[nodiscard]] Date plus_years(int n) const;
};

[[nodiscard]] std::string to_string(Instant at);
[[nodiscard]] std::string to_string(Date date);
/// Accepts 2020-06-08T02:15:00Z with 0 to 6 fractional digits; only UTC ("Z"). Years 1900 to 2199.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
/// Accepts 2020-06-08 only, years 1900 to 2199.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// The clock as a parameter. Demo and twin run on others.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};
/// A clock that a test moves by hand.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant at) : at_(at) {}
    [[nodiscard]] Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }
    void advance(Seconds by) { at_ = at_ + by; }

private:
    Instant at_;
};

}  // namespace layang
