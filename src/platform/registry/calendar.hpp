#pragma once
// The dated calendar of the office and working-time arithmetic on it. Values in, values out: where the rows come from is the
// registry's business, what time it is the caller's.
//
// The zone is a fixed distance from UTC (Indonesia keeps no summer time; WIB is +420 minutes). A year without a single
// holiday row counts as not yet known, and every question about it is refused rather than answered wrongly.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang {

inline constexpr int kMinutesOfDay = 24 * 60;

/// Both kinds close the offices; they are told apart because cuti bersama is moved by later decrees.
enum class HolidayKind { holiday, cuti_bersama };

struct Holiday {
    Date date;
    std::string name;
    HolidayKind kind = HolidayKind::holiday;
    bool provisional = false;  ///< announced or computed, not yet decreed
    std::string instrument;    ///< the decree, or the source of a provisional date
    LAYANG_FIELDS(Holiday, date, name, kind, provisional, instrument)
};

/// A stretch of a local day when the office is open: `from_minute` inclusive, `to_minute` exclusive, 0 .. 1440.
struct OpenInterval {
    int from_minute = 0;
    int to_minute = 0;
    LAYANG_FIELDS(OpenInterval, from_minute, to_minute)
};

/// The open stretches of one weekday, in order; the gaps between them are breaks.
struct WeekdayHours {
    int iso_weekday = 1;  ///< 1 Monday .. 7 Sunday
    std::vector<OpenInterval> open;
    LAYANG_FIELDS(WeekdayHours, iso_weekday, open)
};

/// Office hours by one instrument. A weekday that is not listed is closed. A row for Ramadan replaces the ordinary one on
/// the days of Ramadan; where none is in force the ordinary hours go on.
struct OfficeHours {
    std::string code;
    Date valid_from;               ///< first day in force
    std::optional<Date> valid_to;  ///< first day no longer in force; open when not set
    std::string instrument;
    bool ramadan = false;
    std::vector<WeekdayHours> weekdays;
    LAYANG_FIELDS(OfficeHours, code, valid_from, valid_to, instrument, ramadan, weekdays)
};

/// The fasting month of one year, first and last day inclusive.
struct RamadanSpan {
    Date first;
    Date last;
    bool provisional = false;
    std::string instrument;
    LAYANG_FIELDS(RamadanSpan, first, last, provisional, instrument)
};

/// All rows of one office in one regency.
struct CalendarRows {
    int zone_offset_minutes = 0;  ///< local time minus UTC, -720 .. 840
    std::vector<Holiday> holidays;
    std::vector<OfficeHours> hours;
    std::vector<RamadanSpan> ramadan;
    LAYANG_FIELDS(CalendarRows, zone_offset_minutes, holidays, hours, ramadan)
};

/// Working time of one office. Every function refuses with kCalendarMissing when it would need a day of a year without
/// holiday rows or a day without office hours in force.
class WorkingCalendar {
public:
    /// Checks the rows; all faults at once as kConfigInvalid: impossible zone, weekday or minute, intervals that touch,
    /// overlap or stand out of order, a weekday listed twice, validity without a day, two rows of the same
    /// kind in force on one day, a Ramadan that ends before it begins.
    [[nodiscard]] static Result<WorkingCalendar> make(CalendarRows rows);

    [[nodiscard]] const CalendarRows& rows() const { return rows_; }
    [[nodiscard]] Date local_date(Instant at) const;
    /// The instant of a minute (0 .. 1440) of a local day.
    [[nodiscard]] Instant at_local(Date date, int minute_of_day) const;

    /// Open that weekday, and neither holiday nor cuti bersama.
    [[nodiscard]] Result<bool> is_working_day(Date date) const;
    /// The first working day strictly after `date`.
    [[nodiscard]] Result<Date> next_working_day(Date date) const;
    /// The n-th working day after `date`; with n = 0 `date` itself, or the next working day if it is none.
    /// Refuses a negative n (kNumberRange).
    [[nodiscard]] Result<Date> add_working_days(Date date, int n) const;

    /// Whole seconds of open time in [from, to), rounded toward zero; negative when `to` lies before `from`.
    [[nodiscard]] Result<Seconds> working_seconds_between(Instant from, Instant to) const;
    /// The earliest instant at which `seconds` of open time have passed since `from`; with none, `from` itself.
    /// Refuses negative seconds (kNumberRange).
    [[nodiscard]] Result<Instant> add_working_seconds(Instant from, Seconds seconds) const;

    /// The same local clock time on the next working day after the local day of `at`: how "24 hours" of the service
    /// deadline is read. From any time of a closed day it is that time on the next working day.
    [[nodiscard]] Result<Instant> same_time_next_working_day(Instant at) const;

private:
    /// Open stretches of a day as instants, [from, to) in microseconds.
    struct Stretch {
        std::int64_t from_us, to_us;
    };

    explicit WorkingCalendar(CalendarRows rows);
    [[nodiscard]] Result<const OfficeHours*> hours_on(Date date) const;
    [[nodiscard]] Result<std::vector<Stretch>> open_on(Date date) const;

    CalendarRows rows_;
    std::vector<Date> closed_;     ///< sorted
    std::vector<int> known_years_;  ///< sorted
};

}  // namespace layang

LAYANG_ENUM(layang::HolidayKind, holiday, cuti_bersama)
