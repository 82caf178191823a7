#include "platform/store/sql_text.hpp"

#include <algorithm>
#include <cctype>

#include "platform/store/store.hpp"

namespace layang::store {
namespace {

using Kind = SqlPiece::Kind;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }

std::size_t end_of(std::string_view rest, Kind kind) {
    const auto run_of = [&](auto matches) {
        return static_cast<std::size_t>(std::ranges::find_if_not(rest, matches) - rest.begin());
    };
    switch (kind) {
        case Kind::space: return run_of(is_space);
        case Kind::word: return run_of(is_word);
        case Kind::comment: {
            const bool line = rest.starts_with("--");
            const auto end = rest.find(line ? "\n" : "*/", 2);
            return end == std::string_view::npos ? rest.size() : end + (line ? 0 : 2);
        }
        // A doubled quote closes and opens again: as two pieces it says the same.
        case Kind::quoted: {
            const auto end = rest.find(rest.front(), 1);
            return end == std::string_view::npos ? rest.size() : end + 1;
        }
        case Kind::other: return 1;
    }
    return 1;
}

Kind kind_of(std::string_view rest) {
    if (is_space(rest.front())) return Kind::space;
    if (rest.starts_with("--") || rest.starts_with("/*")) return Kind::comment;
    if (rest.front() == '\'' || rest.front() == '"') return Kind::quoted;
    return is_word(rest.front()) ? Kind::word : Kind::other;
}

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

// Words of a statement in capitals, without quotes and comments.
std::vector<std::string> words_of(std::string_view sql) {
    std::vector<std::string> words;
    for (const auto& piece : sql_pieces(sql))
        if (piece.kind == Kind::word) words.push_back(upper(piece.text));
    return words;
}

bool is_create_table(std::string_view sql) {
    const auto words = words_of(sql);
    return words.size() > 2 && words[0] == "CREATE" && words[1] == "TABLE";
}

bool ends_without_rowid(std::string_view sql) {
    const auto words = words_of(sql);
    return words.size() > 2 && words[words.size() - 2] == "WITHOUT" && words.back() == "ROWID";
}

// Types are written in capitals, so that a column may be called `blob`.
std::string_view postgres_word(std::string_view word) {
    if (word == "INTEGER") return "BIGINT";
    if (word == "BLOB") return "BYTEA";
    return word;
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return std::string(text);
}

}  // namespace

std::vector<SqlPiece> sql_pieces(std::string_view sql) {
    std::vector<SqlPiece> pieces;
    while (!sql.empty()) {
        const auto kind = kind_of(sql);
        const auto size = end_of(sql, kind);
        pieces.push_back({kind, sql.substr(0, size)});
        sql.remove_prefix(size);
    }
    return pieces;
}

std::vector<std::string> split_statements(std::string_view script) {
    std::vector<std::string> statements;
    std::string statement;
    bool empty = true;
    const auto finish = [&] {
        if (!empty) statements.push_back(trimmed(statement));
        statement.clear();
        empty = true;
    };
    for (const auto& piece : sql_pieces(script)) {
        if (piece.kind == Kind::comment) continue;
        if (piece.text == ";") {
            finish();
            continue;
        }
        empty = empty && piece.kind == Kind::space;
        statement += piece.text;
    }
    finish();
    return statements;
}

std::string sqlite_schema(std::string_view sql) {
    std::string result;
    for (const auto& statement : split_statements(sql)) {
        result += statement;
        if (is_create_table(statement)) result += ends_without_rowid(statement) ? ", STRICT" : " STRICT";
        result += ";\n";
    }
    return result;
}

std::string postgres_query(std::string_view sql) {
    std::string result;
    int placeholders = 0;
    for (const auto& piece : sql_pieces(sql)) {
        if (piece.kind == Kind::other && piece.text == "?") result += '$' + std::to_string(++placeholders);
        else result += piece.kind == Kind::word ? postgres_word(piece.text) : piece.text;
    }
    return result;
}

std::string postgres_schema(std::string_view sql) {
    std::string result;
    for (const auto& statement : split_statements(sql)) {
        const bool without_rowid = is_create_table(statement) && ends_without_rowid(statement);
        const auto pieces = sql_pieces(without_rowid ? std::string_view(statement).substr(0, statement.rfind(')') + 1) : statement);
        for (const auto& piece : pieces) result += piece.kind == Kind::word ? postgres_word(piece.text) : piece.text;
        result += ";\n";
    }
    return result;
}

}  // namespace layang::store
