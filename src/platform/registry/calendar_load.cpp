#include "platform/registry/calendar_load.hpp"

#include <algorithm>
#include <set>

#include "platform/registry/row_checks.hpp"
#include "platform/registry/table_file.hpp"

namespace layang {
namespace {

/// The keys of a year's file outside of its tables.
struct YearHead {
    int year = 0;
    LAYANG_FIELDS(YearHead, year)
};

/// Names like calendar_2020.toml, in order.
std::vector<std::string> year_files(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        std::string name = entry.path().filename().string();
        if (name.starts_with("calendar_") && name.ends_with(".toml")) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

/// Adds one year's rows; gives the year, 0 when the file is broken or is not that year's.
int read_year(const std::filesystem::path& folder, const std::string& name, CalendarRows& rows, Reasons& mistakes) {
    TableFile file(folder, name, mistakes);
    const int year = file.head<YearHead>().year;
    const bool own = Date::of(year, 1, 1) && name == "calendar_" + std::to_string(year) + ".toml";
    if (file.loaded() && !own) table_mistake(mistakes, name, "holds the year " + std::to_string(year));
    const auto holidays = file.rows<Holiday>("holiday");
    const auto ramadan = file.rows<RamadanSpan>("ramadan");
    file.report_unread();
    std::set<Date> dates;
    for (const auto& day : holidays) {
        if (day.date.year() != year) table_mistake(mistakes, name, to_string(day.date) + " lies in another year");
        if (!dates.insert(day.date).second) table_mistake(mistakes, name, to_string(day.date) + " stands twice");
    }
    for (const auto& span : ramadan)
        if (span.first.year() != year && span.last.year() != year)
            table_mistake(mistakes, name, "the Ramadan from " + to_string(span.first) + " lies in another year");
    rows.holidays.insert(rows.holidays.end(), holidays.begin(), holidays.end());
    rows.ramadan.insert(rows.ramadan.end(), ramadan.begin(), ramadan.end());
    return own ? year : 0;
}

}  // namespace

Result<WorkingCalendar> load_calendar(const std::filesystem::path& data_folder, int zone_offset_minutes) {
    Reasons mistakes;
    CalendarRows rows;
    rows.zone_offset_minutes = zone_offset_minutes;
    int before = 0;
    for (const auto& name : year_files(data_folder)) {
        const int year = read_year(data_folder, name, rows, mistakes);
        if (before != 0 && year > before + 1) table_mistake(mistakes, name, "the year " + std::to_string(before + 1) + " has no calendar");
        if (year != 0) before = year;
    }
    if (before == 0) table_mistake(mistakes, "calendar_<year>.toml", "no year has a calendar");
    TableFile hours(data_folder, "office_hours.toml", mistakes);
    rows.hours = hours.rows<OfficeHours>("hours");
    hours.report_unread();
    if (mistakes.any()) return mistakes.refusal();
    return WorkingCalendar::make(std::move(rows));
}

std::optional<Date> calendar_ends(const WorkingCalendar& calendar) {
    const auto& days = calendar.rows().holidays;
    if (days.empty()) return std::nullopt;
    return Date::of(std::ranges::max(days, {}, &Holiday::date).date.year(), 12, 31);
}

}  // namespace layang
