#pragma once
// One TOML file of rule rows. The parser itself stays in table_file.cpp.
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace layang {

/// A row as read, and where it stands: "services.toml, service 3, line 41".
struct RawRow {
    Json fields;
    std::string where;
};

/// Adds one mistake in a table: the sentence says where and what.
void table_mistake(Reasons& mistakes, const std::string& where, const std::string& what);

/// Reads `folder/name`. A key of the file's table `[defaults]` stands for that key in every row that does not say it.
/// Mistakes are collected, never thrown; a file that cannot be read has no rows.
class TableFile {
public:
    TableFile(const std::filesystem::path& folder, std::string name, Reasons& mistakes);

    /// The rows of `[[table]]`, each decoded into Row; a row with a mistake is reported and left out.
    template <class Row>
    [[nodiscard]] std::vector<Row> rows(std::string_view table) {
        std::vector<Row> rows;
        for (const auto& raw : raw_rows(table)) {
            auto row = decode<Row>(raw.fields);
            if (row) rows.push_back(std::move(*row));
            else report(raw, row.error());
        }
        return rows;
    }
    /// The file's own keys (outside of tables of rows) as one row.
    template <class Row>
    [[nodiscard]] Row head() {
        const RawRow raw = raw_head();
        auto row = decode<Row>(raw.fields);
        if (row) return std::move(*row);
        report(raw, row.error());
        return {};
    }
    /// Whether the file could be read at all.
    [[nodiscard]] bool loaded() const { return loaded_; }
    /// Reports every table that nobody asked for, so that a mistyped heading is heard.
    void report_unread();

private:
    [[nodiscard]] std::vector<RawRow> raw_rows(std::string_view table);
    [[nodiscard]] RawRow raw_head();
    void report(const RawRow& row, const Refusal& refusal);

    std::string name_;
    Reasons& mistakes_;
    Json content_ = Json::object();
    Json lines_ = Json::object();  ///< table -> line of each row
    std::set<std::string, std::less<>> read_;
    bool loaded_ = false;
};

}  // namespace layang
