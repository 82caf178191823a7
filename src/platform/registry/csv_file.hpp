#pragma once
// A table with a heading line, values divided by commas; a value may stand in double quotes ("" inside is one quote).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace layang {

/// The values of one line. Reading a value that has the wrong form reports it with file, line and column.
class CsvRow {
public:
    CsvRow(const std::vector<std::string>& columns, std::vector<std::string> values, std::string where, Reasons& mistakes)
        : columns_(&columns), values_(std::move(values)), where_(std::move(where)), mistakes_(&mistakes) {}

    [[nodiscard]] const std::string& where() const { return where_; }
    /// Must not be empty.
    [[nodiscard]] std::string text(std::string_view column) const;
    /// A whole number from 0 to 10^9.
    [[nodiscard]] int number(std::string_view column) const;
    /// One of the two words.
    [[nodiscard]] bool flag(std::string_view column, std::string_view yes, std::string_view no) const;
    /// Degrees with up to six decimals, as millionths, within +-`limit` degrees.
    [[nodiscard]] std::int32_t degrees_e6(std::string_view column, int limit) const;

private:
    [[nodiscard]] const std::string& value(std::string_view column) const;
    void say(std::string_view column, const std::string& what) const;

    const std::vector<std::string>* columns_;
    std::vector<std::string> values_;
    std::string where_;
    Reasons* mistakes_;
};

class CsvFile {
public:
    /// Reads all lines; the heading must be exactly `columns`. Mistakes are collected; lines with another number of values are left out.
    CsvFile(const std::filesystem::path& path, std::vector<std::string> columns, Reasons& mistakes);
    /// Rows refer to the columns of this file: they do not outlive it.
    [[nodiscard]] const std::vector<CsvRow>& rows() const { return rows_; }
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;

private:
    std::vector<std::string> columns_;
    std::vector<CsvRow> rows_;
};

/// Divides one line; nothing when quotes are not closed.
[[nodiscard]] std::optional<std::vector<std::string>> split_csv_line(std::string_view line);

}  // namespace layang
