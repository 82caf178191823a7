#include "platform/registry/table_file.hpp"

#include <fstream>

#include <toml++/toml.h>

namespace layang {
namespace {

Json as_json(const toml::node& node, std::string& odd);

Json table_as_json(const toml::table& table, std::string& odd) {
    Json object = Json::object();
    for (const auto& [key, value] : table) object[std::string(key.str())] = as_json(value, odd);
    return object;
}

std::string date_text(const toml::date& date) {
    const auto made = Date::of(date.year, date.month, date.day);
    return made ? to_string(*made) : std::string("?");
}

/// Rows hold texts, whole numbers, flags, dates, lists and tables; anything else is named in `odd`.
Json as_json(const toml::node& node, std::string& odd) {
    if (const auto* table = node.as_table()) return table_as_json(*table, odd);
    if (const auto* array = node.as_array()) {
        Json list = Json::array();
        for (const auto& item : *array) list.push_back(as_json(item, odd));
        return list;
    }
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return number->get();
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* date = node.as_date()) return date_text(date->get());
    odd = "line " + std::to_string(node.source().begin.line);
    return nullptr;
}

/// The English sentence of a reason with its places filled.
std::string sentence(const Error& reason) {
    std::string text(info(reason.code).en);
    for (const auto& arg : reason.args) {
        const std::string place = '{' + arg.name + '}';
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), arg.value);
    }
    return text;
}

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The first line with a character beyond ASCII that stands in no text and no comment, or with a text over several lines; 0
/// when there is none. The parser's behaviour on such characters is undefined.
std::size_t odd_line(std::string_view text) {
    std::size_t line = 1;
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            if (quote == '"' || quote == '\'') return line;
            quote = 0;
            ++line;
        } else if (quote == '#') {
            continue;
        } else if (quote != 0) {
            if (c == '\\' && quote == '"') ++at;
            else if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'' || c == '#') {
            if (c != '#' && (text.substr(at, 3) == "\"\"\"" || text.substr(at, 3) == "'''")) return line;
            quote = c;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            return line;
        }
    }
    return 0;
}

}  // namespace

void table_mistake(Reasons& mistakes, const std::string& where, const std::string& what) {
    mistakes.add(ErrorCode::kConfigInvalid, where.substr(0, where.find(',')), {{"what", where + ": " + what}});
}

TableFile::TableFile(const std::filesystem::path& folder, std::string name, Reasons& mistakes)
    : name_(std::move(name)), mistakes_(mistakes) {
    const auto path = folder / name_;
    if (!std::filesystem::is_regular_file(path)) {
        table_mistake(mistakes_, name_, "the file is missing");
        return;
    }
    const std::string text = text_of_file(path);
    if (const auto line = odd_line(text); line != 0) {
        table_mistake(mistakes_, name_ + ", line " + std::to_string(line), "outside of quotes only plain letters may stand, and a text ends on its line");
        return;
    }
    try {
        const auto parsed = toml::parse(text, path.string());
        std::string odd;
        content_ = table_as_json(parsed, odd);
        if (!odd.empty()) table_mistake(mistakes_, name_ + ", " + odd, "only texts, whole numbers, true/false and dates are rows' values");
        for (const auto& [key, value] : parsed)
            if (const auto* array = value.as_array())
                for (const auto& row : *array) lines_[std::string(key.str())].push_back(row.source().begin.line);
        loaded_ = true;
    } catch (const toml::parse_error& error) {
        table_mistake(mistakes_, name_ + ", line " + std::to_string(error.source().begin.line), std::string(error.description()));
    }
}

std::vector<RawRow> TableFile::raw_rows(std::string_view table) {
    std::vector<RawRow> rows;
    const std::string key(table);
    read_.insert(key);
    if (!loaded_) return rows;
    const auto found = content_.find(key);
    if (found == content_.end() || !found->is_array()) {
        table_mistake(mistakes_, name_, "the table [[" + key + "]] is missing");
        return rows;
    }
    const Json defaults = content_.value("defaults", Json::object());
    if (!defaults.is_object()) {
        table_mistake(mistakes_, name_, "\"defaults\" is not a table");
        return rows;
    }
    for (std::size_t i = 0; i < found->size(); ++i) {
        const Json& said = (*found)[i];
        const std::string where = name_ + ", " + key + ' ' + std::to_string(i + 1) + ", line " + lines_[key][i].dump();
        if (!said.is_object()) {
            table_mistake(mistakes_, where, "a row is a table");
            continue;
        }
        Json fields = defaults;
        fields.update(said);
        rows.push_back({std::move(fields), where});
    }
    return rows;
}

RawRow TableFile::raw_head() {
    RawRow head{Json::object(), name_ + ", head"};
    for (const auto& [key, value] : content_.items())
        if (!lines_.contains(key) && key != "defaults") {
            head.fields[key] = value;
            read_.insert(key);
        }
    return head;
}

void TableFile::report_unread() {
    for (const auto& [key, value] : content_.items())
        if (key != "defaults" && !read_.contains(key)) table_mistake(mistakes_, name_, "nothing reads \"" + key + '"');
}

void TableFile::report(const RawRow& row, const Refusal& refusal) {
    if (!loaded_) return;
    const std::string code = row.fields.contains("code") && row.fields["code"].is_string() ? row.fields["code"].get<std::string>() : "";
    for (const auto& reason : refusal.reasons())
        table_mistake(mistakes_, row.where + (code.empty() ? "" : " (" + code + ")"), reason.field + ": " + sentence(reason));
}

}  // namespace layang
