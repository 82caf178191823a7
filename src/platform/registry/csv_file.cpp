#include "platform/registry/csv_file.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "base/check.hpp"
#include "platform/registry/table_file.hpp"

namespace layang {

std::optional<std::vector<std::string>> split_csv_line(std::string_view line) {
    std::vector<std::string> values(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted) {
            if (c != '"') values.back() += c;
            else if (i + 1 < line.size() && line[i + 1] == '"') values.back() += line[++i];
            else quoted = false;
        } else if (c == '"' && values.back().empty()) quoted = true;
        else if (c == ',') values.emplace_back();
        else values.back() += c;
    }
    if (quoted) return std::nullopt;
    return values;
}

CsvFile::CsvFile(const std::filesystem::path& path, std::vector<std::string> columns, Reasons& mistakes) : columns_(std::move(columns)) {
    const std::string name = path.filename().string();
    std::ifstream in(path);
    std::string line;
    if (!in || !std::getline(in, line)) {
        table_mistake(mistakes, name, "the file is missing or empty");
        return;
    }
    if (split_csv_line(line) != columns_) {
        std::string wanted;
        for (const auto& column : columns_) wanted += (wanted.empty() ? "" : ",") + column;
        table_mistake(mistakes, name + ", line 1", "the heading must be " + wanted);
        return;
    }
    for (int number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        const std::string where = name + ", line " + std::to_string(number);
        auto values = split_csv_line(line);
        if (!values || values->size() != columns_.size())
            table_mistake(mistakes, where, "must have " + std::to_string(columns_.size()) + " values");
        else rows_.emplace_back(columns_, std::move(*values), where, mistakes);
    }
}

const std::string& CsvRow::value(std::string_view column) const {
    const auto at = std::ranges::find(*columns_, column);
    LAYANG_CHECK(at != columns_->end());
    return values_[static_cast<std::size_t>(at - columns_->begin())];
}

void CsvRow::say(std::string_view column, const std::string& what) const { table_mistake(*mistakes_, where_, std::string(column) + ": " + what); }

std::string CsvRow::text(std::string_view column) const {
    const auto& text = value(column);
    if (text.empty()) say(column, "is empty");
    return text;
}

int CsvRow::number(std::string_view column) const {
    const auto& text = value(column);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0 || number > 1'000'000'000) {
        say(column, "is no whole number from 0 to 1000000000");
        return 0;
    }
    return number;
}

bool CsvRow::flag(std::string_view column, std::string_view yes, std::string_view no) const {
    const auto& text = value(column);
    if (text != yes && text != no) say(column, "is neither " + std::string(yes) + " nor " + std::string(no));
    return text == yes;
}

std::int32_t CsvRow::degrees_e6(std::string_view column, int limit) const {
    std::string text = value(column);
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    const auto point = std::min(text.find('.'), text.size());
    const std::string decimals = point < text.size() ? text.substr(point + 1) : "";
    const bool digits = std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    if (!digits || point < 1 || point > 3 || decimals.size() > 6 || decimals.find('.') != std::string::npos) {
        say(column, "is no angle in degrees with up to six decimals");
        return 0;
    }
    const int whole = std::stoi(text.substr(0, point));
    const int part = std::stoi((decimals + "000000").substr(0, 6));
    if (whole >= limit) {
        say(column, "is outside of +-" + std::to_string(limit));
        return 0;
    }
    const int angle = whole * 1'000'000 + part;
    return negative ? -angle : angle;
}

}  // namespace layang
