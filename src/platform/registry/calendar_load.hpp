#pragma once
// The calendar's rows from data/calendar_<year>.toml and data/office_hours.toml.
#include <filesystem>

#include "platform/registry/calendar.hpp"

namespace layang {

/// Reads every calendar_<year>.toml of `data_folder`, and the office hours. Years must follow each other without a hole, and
/// every date must lie in the year of its file. Error: kConfigInvalid, all mistakes with file, row and line.
/// `zone_offset_minutes` is the regency's.
[[nodiscard]] Result<WorkingCalendar> load_calendar(const std::filesystem::path& data_folder, int zone_offset_minutes);

/// The last day of the last year whose calendar is there: what the operator must extend in time.
[[nodiscard]] std::optional<Date> calendar_ends(const WorkingCalendar& calendar);

}  // namespace layang
