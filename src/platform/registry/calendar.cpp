#include "platform/registry/calendar.hpp"

#include <algorithm>
#include <array>

namespace layang {
namespace {

constexpr std::int64_t kMicrosecondsOfMinute = 60'000'000;
constexpr std::int64_t kMicrosecondsOfDay = kMinutesOfDay * kMicrosecondsOfMinute;
constexpr int kZoneMinutesMin = -12 * 60;
constexpr int kZoneMinutesMax = 14 * 60;

bool holds_on(const OfficeHours& row, Date date) { return row.valid_from <= date && (!row.valid_to || date < *row.valid_to); }

bool overlap(const OfficeHours& a, const OfficeHours& b) {
    return (!a.valid_to || b.valid_from < *a.valid_to) && (!b.valid_to || a.valid_from < *b.valid_to);
}

void wrong(Reasons& reasons, std::string what) { reasons.add(ErrorCode::kConfigInvalid, "", {{"what", std::move(what)}}); }

void check_hours(const OfficeHours& row, Reasons& reasons) {
    const auto where = "office hours " + row.code;
    if (row.valid_to && *row.valid_to <= row.valid_from) wrong(reasons, where + ": is in force on no day");
    std::array<bool, 8> seen{};
    for (const auto& day : row.weekdays) {
        if (day.iso_weekday < 1 || day.iso_weekday > 7) {
            wrong(reasons, where + ": weekday " + std::to_string(day.iso_weekday));
            continue;
        }
        auto& before = seen[static_cast<std::size_t>(day.iso_weekday)];
        if (before) wrong(reasons, where + ": weekday " + std::to_string(day.iso_weekday) + " twice");
        before = true;
        int earliest = 0;
        for (const auto& open : day.open) {
            if (open.from_minute < earliest || open.to_minute <= open.from_minute || open.to_minute > kMinutesOfDay)
                wrong(reasons, where + ": interval " + std::to_string(open.from_minute) + "-" + std::to_string(open.to_minute) +
                                   " of weekday " + std::to_string(day.iso_weekday));
            earliest = open.to_minute + 1;
        }
    }
}

}  // namespace

Result<WorkingCalendar> WorkingCalendar::make(CalendarRows rows) {
    Reasons reasons;
    if (rows.zone_offset_minutes < kZoneMinutesMin || rows.zone_offset_minutes > kZoneMinutesMax)
        wrong(reasons, "zone " + std::to_string(rows.zone_offset_minutes));
    for (std::size_t i = 0; i < rows.hours.size(); ++i) {
        check_hours(rows.hours[i], reasons);
        for (std::size_t k = 0; k < i; ++k)
            if (rows.hours[i].ramadan == rows.hours[k].ramadan && overlap(rows.hours[i], rows.hours[k]))
                wrong(reasons, "office hours " + rows.hours[k].code + " and " + rows.hours[i].code + " are in force at once");
    }
    for (const auto& span : rows.ramadan)
        if (span.last < span.first) wrong(reasons, "Ramadan " + to_string(span.first) + ": ends before it begins");
    if (reasons.any()) return reasons.refusal();
    return WorkingCalendar(std::move(rows));
}

WorkingCalendar::WorkingCalendar(CalendarRows rows) : rows_(std::move(rows)) {
    for (const auto& holiday : rows_.holidays) {
        closed_.push_back(holiday.date);
        known_years_.push_back(holiday.date.year());
    }
    std::ranges::sort(closed_);
    std::ranges::sort(known_years_);
    const auto repeated = std::ranges::unique(known_years_);
    known_years_.erase(repeated.begin(), repeated.end());
}

Date WorkingCalendar::local_date(Instant at) const {
    const auto local_us = at.us + rows_.zone_offset_minutes * kMicrosecondsOfMinute;
    const auto before_1970 = local_us % kMicrosecondsOfDay < 0;
    return {static_cast<std::int32_t>(local_us / kMicrosecondsOfDay - (before_1970 ? 1 : 0))};
}

Instant WorkingCalendar::at_local(Date date, int minute_of_day) const {
    return {date.days * kMicrosecondsOfDay + (minute_of_day - rows_.zone_offset_minutes) * kMicrosecondsOfMinute};
}

Result<const OfficeHours*> WorkingCalendar::hours_on(Date date) const {
    const bool fasting = std::ranges::any_of(rows_.ramadan, [&](const auto& span) { return span.first <= date && date <= span.last; });
    const OfficeHours* ordinary = nullptr;
    for (const auto& row : rows_.hours)
        if (holds_on(row, date)) {
            if (row.ramadan && fasting) return &row;
            if (!row.ramadan) ordinary = &row;
        }
    if (ordinary == nullptr || !std::ranges::binary_search(known_years_, date.year()))
        return refuse(ErrorCode::kCalendarMissing, "", {{"date", to_string(date)}});
    return ordinary;
}

Result<std::vector<WorkingCalendar::Stretch>> WorkingCalendar::open_on(Date date) const {
    const auto* row = TRY(hours_on(date));
    std::vector<Stretch> stretches;
    if (std::ranges::binary_search(closed_, date)) return stretches;
    for (const auto& day : row->weekdays)
        if (day.iso_weekday == static_cast<int>(date.iso_weekday()))
            for (const auto& open : day.open)
                stretches.push_back({at_local(date, open.from_minute).us, at_local(date, open.to_minute).us});
    return stretches;
}

Result<bool> WorkingCalendar::is_working_day(Date date) const { return !TRY(open_on(date)).empty(); }

// The walk ends at the latest where the known years end.
Result<Date> WorkingCalendar::next_working_day(Date date) const {
    do date = date.plus_days(1);
    while (!TRY(is_working_day(date)));
    return date;
}

Result<Date> WorkingCalendar::add_working_days(Date date, int n) const {
    if (n < 0) return refuse(ErrorCode::kNumberRange, "", {{"min", "0"}, {"max", "36500"}});
    if (n == 0) return TRY(is_working_day(date)) ? Result<Date>(date) : next_working_day(date);
    for (; n > 0; --n) date = TRY(next_working_day(date));
    return date;
}

Result<Seconds> WorkingCalendar::working_seconds_between(Instant from, Instant to) const {
    if (to < from) return Seconds{-TRY(working_seconds_between(to, from)).count};
    std::int64_t open_us = 0;
    const auto last = local_date(to);
    for (auto date = local_date(from); date <= last; date = date.plus_days(1))
        for (const auto& open : TRY(open_on(date)))
            open_us += std::max<std::int64_t>(0, std::min(open.to_us, to.us) - std::max(open.from_us, from.us));
    return Seconds{open_us / 1'000'000};
}

Result<Instant> WorkingCalendar::add_working_seconds(Instant from, Seconds seconds) const {
    if (seconds.count < 0) return refuse(ErrorCode::kNumberRange, "", {{"min", "0"}, {"max", "3153600000"}});
    auto left_us = seconds.count * 1'000'000;
    if (left_us == 0) return from;
    for (auto date = local_date(from);; date = date.plus_days(1))
        for (const auto& open : TRY(open_on(date))) {
            const auto begin = std::max(open.from_us, from.us);
            const auto length = std::max<std::int64_t>(0, open.to_us - begin);
            if (left_us <= length) return Instant{begin + left_us};
            left_us -= length;
        }
}

Result<Instant> WorkingCalendar::same_time_next_working_day(Instant at) const {
    const auto today = local_date(at);
    const auto day = TRY(next_working_day(today));
    return Instant{at.us + (day.days - today.days) * kMicrosecondsOfDay};
}

}  // namespace layang
