#pragma once
// What all rows of the rule tables share: two languages, and a span of days in which they hold.
//
// `rule_date`: every lookup takes a Date, the civil day in the regency's own zone (WIB for Trenggalek) on which the act
// happened, as the server worked it out from the device's report. It is never "today" of the machine: yesterday is judged by
// yesterday's row, and a phone with a wrong clock picks no other tariff.
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/time.hpp"

namespace layang {

/// A text in Indonesian and English.
struct Words {
    std::string id;
    std::string en;
    LAYANG_FIELDS(Words, id, en)
};

/// Stands for "no last day" where a date is needed; later than any date that can be read.
inline constexpr Date kOpenEnd{std::numeric_limits<std::int32_t>::max()};

/// The first day after the row's life; kOpenEnd when none is set.
template <class Row>
[[nodiscard]] Date end_of(const Row& row) {
    return row.valid_to.value_or(kOpenEnd);
}

/// Whether a row holds on `rule_date`: valid_from is inclusive, valid_to exclusive.
template <class Row>
[[nodiscard]] bool in_force(const Row& row, Date rule_date) {
    return row.valid_from <= rule_date && rule_date < end_of(row);
}

/// The row with that code that holds on the day, or nullptr.
template <class Row>
[[nodiscard]] const Row* row_at(const std::vector<Row>& rows, std::string_view code, Date rule_date) {
    for (const auto& row : rows)
        if (row.code == code && in_force(row, rule_date)) return &row;
    return nullptr;
}

/// All rows that hold on the day, in the order of the table.
template <class Row>
[[nodiscard]] std::vector<const Row*> rows_on(const std::vector<Row>& rows, Date rule_date) {
    std::vector<const Row*> found;
    for (const auto& row : rows)
        if (in_force(row, rule_date)) found.push_back(&row);
    return found;
}

}  // namespace layang
