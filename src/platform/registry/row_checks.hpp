#pragma once
// Checks that every dated table needs: spans that make sense, no two rows for one day, no day without a row.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "platform/registry/dated.hpp"
#include "platform/registry/table_file.hpp"

namespace layang {

/// A stretch of days, `to` exclusive.
struct Span {
    Date from;
    Date to;
    auto operator<=>(const Span&) const = default;
};

/// The first day of `wanted` that no span holds, if there is one.
[[nodiscard]] std::optional<Date> first_gap(std::vector<Span> spans, Span wanted);

/// "services.toml, XY from 2020-01-01": names a row in a sentence.
template <class Row>
[[nodiscard]] std::string row_name(const std::string& file, const std::string& code, const Row& row) {
    return file + ", " + code + " from " + to_string(row.valid_from);
}

template <class Row>
[[nodiscard]] Span span_of(const Row& row) {
    return {row.valid_from, end_of(row)};
}

/// The code of a row that has it in a member of that name.
inline constexpr auto code_of_row = [](const auto& row) { return row.code; };

/// Empty spans, and rows of one code that share a day. `code_of` gives the code of a row.
template <class Row, class CodeOf>
void check_spans(const std::string& file, const std::vector<Row>& rows, CodeOf code_of, Reasons& mistakes) {
    std::map<std::string, std::vector<const Row*>> by_code;
    for (const auto& row : rows) {
        if (end_of(row) <= row.valid_from)
            table_mistake(mistakes, row_name(file, code_of(row), row), "valid_to is not after valid_from");
        by_code[code_of(row)].push_back(&row);
    }
    for (auto& [code, same] : by_code) {
        std::ranges::sort(same, {}, [](const Row* row) { return row->valid_from; });
        for (std::size_t i = 1; i < same.size(); ++i)
            if (same[i]->valid_from < end_of(*same[i - 1]))
                table_mistake(mistakes, row_name(file, code, *same[i]),
                              "overlaps the row from " + to_string(same[i - 1]->valid_from));
    }
}

/// Days between two rows of one code on which no row holds.
template <class Row, class CodeOf>
void check_no_gap(const std::string& file, const std::vector<Row>& rows, CodeOf code_of, Reasons& mistakes) {
    std::map<std::string, std::vector<Span>> by_code;
    for (const auto& row : rows) by_code[code_of(row)].push_back(span_of(row));
    for (auto& [code, spans] : by_code) {
        const Date last = std::ranges::max(spans, {}, &Span::to).to;
        if (const auto gap = first_gap(spans, {std::ranges::min(spans).from, last}))
            table_mistake(mistakes, file + ", " + code, "no row holds on " + to_string(*gap));
    }
}

/// Whether rows with that code hold on every day of `wanted`; a sentence about the first day without one, or about an unknown code.
template <class Row>
[[nodiscard]] std::optional<std::string> missing_on(const std::vector<Row>& rows, const std::string& code, Span wanted) {
    std::vector<Span> spans;
    for (const auto& row : rows)
        if (row.code == code) spans.push_back(span_of(row));
    if (spans.empty()) return "unknown " + code;
    if (const auto gap = first_gap(std::move(spans), wanted)) return code + " has no row on " + to_string(*gap);
    return std::nullopt;
}

}  // namespace layang
