#include "platform/registry/calendar_load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::calendar_load_test {

namespace {

constexpr int kWib = 420;

Date day(int year, unsigned month, unsigned number) { return *Date::of(year, month, number); }

const WorkingCalendar& real() {
    static const WorkingCalendar calendar = [] {
        auto loaded = load_calendar(real_data_folder(), kWib);
        if (!loaded)
            for (const auto& line : sentences(loaded.error())) MESSAGE(line);
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return calendar;
}

bool told(const TableFolder& folder, const std::string& words) {
    const auto loaded = load_calendar(folder.path(), kWib);
    if (loaded) return false;
    const auto lines = sentences(loaded.error());
    return std::ranges::any_of(lines, [&](const auto& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the real calendar knows every day from 2020 to 2027, and none beyond") {
    for (Date at = day(2020, 1, 1); at < day(2028, 1, 1); at = at.plus_days(1))
        if (!real().is_working_day(at)) FAIL(to_string(at));
    CHECK(calendar_ends(real()) == day(2027, 12, 31));
    CHECK(real().is_working_day(day(2028, 1, 3)).error().code() == ErrorCode::kCalendarMissing);
}

TEST_CASE("the holidays of 2020 are those of the joint decree, the election day and no others") {
    std::set<std::string> found;
    for (const auto& holiday : real().rows().holidays)
        if (holiday.date.year() == 2020) found.insert(to_string(holiday.date).substr(5) + (holiday.kind == HolidayKind::cuti_bersama ? " leave" : ""));
    CHECK(found == std::set<std::string>{"01-01", "01-25", "03-22", "03-25", "04-10", "05-01", "05-07", "05-21", "05-24", "05-25", "06-01", "07-31", "08-17", "08-20",
                                         "08-21 leave", "10-28 leave", "10-29", "10-30 leave", "12-09", "12-24 leave", "12-25", "12-31 leave"});
}

TEST_CASE("every year has its fasting month, which ends where Idul Fitri begins") {
    std::set<int> years;
    for (const auto& span : real().rows().ramadan) {
        CHECK_MESSAGE(years.insert(span.first.year()).second, to_string(span.first));
        const int days = span.last.days - span.first.days + 1;
        CHECK_MESSAGE((days == 29 || days == 30), to_string(span.first));
        const auto after = span.last.plus_days(1);
        CHECK_MESSAGE(std::ranges::any_of(real().rows().holidays,
                                          [&](const Holiday& one) { return one.date == after && one.name.starts_with("Idul Fitri"); }),
                      to_string(after));
    }
    CHECK(years == std::set<int>{2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027});
}

TEST_CASE("the leave days of May 2020 were moved, those of August and October came") {
    CHECK(real().is_working_day(day(2020, 5, 26)).value());
    CHECK_FALSE(real().is_working_day(day(2020, 5, 25)).value());
    CHECK_FALSE(real().is_working_day(day(2020, 8, 21)).value());
    CHECK_FALSE(real().is_working_day(day(2020, 10, 28)).value());
    CHECK(real().is_working_day(day(2020, 12, 28)).value());
    CHECK_FALSE(real().is_working_day(day(2020, 12, 31)).value());
}

TEST_CASE("what no decree has settled is marked provisional") {
    for (const auto& holiday : real().rows().holidays) CHECK_MESSAGE(holiday.provisional == (holiday.date.year() == 2027), to_string(holiday.date));
    for (const auto& span : real().rows().ramadan) CHECK_MESSAGE(span.provisional == (span.first.year() == 2027), to_string(span.first));
}

TEST_CASE("an ordinary Friday has its break, a Friday of Ramadan its own hours") {
    // Friday 12 June 2020, WIB = UTC+7: 07.30-11.30 and 13.30-16.30 make seven hours.
    CHECK(real().working_seconds_between(real().at_local(day(2020, 6, 12), 0), real().at_local(day(2020, 6, 12), 1440)).value() == Seconds{7 * 3600});
    // Friday 15 May 2020, in Ramadan: 08.00-11.30 and 12.30-15.30.
    CHECK(real().working_seconds_between(real().at_local(day(2020, 5, 15), 0), real().at_local(day(2020, 5, 15), 1440)).value() ==
          Seconds{6 * 3600 + 1800});
}

TEST_CASE("broken calendars are named") {
    TableFolder folder;
    folder.replace("calendar_2021.toml", "date = 2021-02-12", "date = 2022-02-12");
    folder.replace("calendar_2022.toml", "date = 2022-02-28", "date = 2022-02-01");
    folder.replace("calendar_2023.toml", "kind = \"holiday\"", "kind = \"party\"");
    folder.remove("calendar_2025.toml");
    CHECK(told(folder, "calendar_2021.toml: 2022-02-12 lies in another year"));
    CHECK(told(folder, "calendar_2022.toml: 2022-02-01 stands twice"));
    CHECK(told(folder, "calendar_2023.toml, holiday 1"));
    CHECK(told(folder, "calendar_2026.toml: the year 2025 has no calendar"));
}

TEST_CASE("a year that no calendar has is a mistake, and the years beside it are counted all the same") {
    TableFolder folder;
    folder.replace("calendar_2021.toml", "year = 2021", "year = 2147483647");
    CHECK(told(folder, "calendar_2021.toml: holds the year 2147483647"));
    CHECK(told(folder, "calendar_2022.toml: the year 2021 has no calendar"));
}

TEST_CASE("office hours that overlap stop the start") {
    TableFolder folder;
    folder.replace("office_hours.toml", "{ from_minute = 780, to_minute = 960 }", "{ from_minute = 700, to_minute = 960 }");
    CHECK(load_calendar(folder.path(), kWib).error().code() == ErrorCode::kConfigInvalid);
}

}  // namespace layang::calendar_load_test
