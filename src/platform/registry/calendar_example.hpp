#pragma once
// The calendar that the tests of working time share: 2020 and 2021 as far as they need it.
#include "platform/registry/calendar.hpp"

namespace layang::calendar_example {

inline Date day(int year, unsigned month, unsigned number) { return *Date::of(year, month, number); }

inline OfficeHours hours(std::string code, bool ramadan, std::vector<OpenInterval> monday_to_thursday, std::vector<OpenInterval> friday) {
    OfficeHours row{std::move(code), day(2020, 1, 1), std::nullopt, "test decree", ramadan, {}};
    for (int weekday = 1; weekday <= 4; ++weekday) row.weekdays.push_back({weekday, monday_to_thursday});
    row.weekdays.push_back({5, std::move(friday)});
    return row;
}

/// WIB; 07.30-12.00 and 13.00-16.00, Friday 07.30-11.30 and 13.00-16.30; in Ramadan 08.00-12.00 and 12.30-15.00, Friday
/// 08.00-11.30 and 12.30-15.30.
inline CalendarRows rows() {
    CalendarRows rows;
    rows.zone_offset_minutes = 420;
    for (const auto& [date, name] : {std::pair{day(2020, 5, 24), "Idul Fitri"}, {day(2020, 5, 25), "Idul Fitri"},
                                     {day(2020, 8, 17), "Kemerdekaan"}, {day(2020, 8, 20), "Tahun Baru Islam"},
                                     {day(2020, 12, 25), "Natal"}, {day(2021, 1, 1), "Tahun Baru"}})
        rows.holidays.push_back({date, name, HolidayKind::holiday, false, "SKB"});
    for (const auto date : {day(2020, 8, 21), day(2020, 12, 24), day(2020, 12, 31)})
        rows.holidays.push_back({date, "Cuti bersama", HolidayKind::cuti_bersama, false, "SKB"});
    rows.hours = {hours("ordinary", false, {{450, 720}, {780, 960}}, {{450, 690}, {780, 990}}),
                  hours("fasting", true, {{480, 720}, {750, 900}}, {{480, 690}, {750, 930}})};
    rows.ramadan = {{day(2020, 4, 24), day(2020, 5, 23), false, "test decree"}};
    return rows;
}

inline WorkingCalendar calendar() { return WorkingCalendar::make(rows()).value(); }

}  // namespace layang::calendar_example
