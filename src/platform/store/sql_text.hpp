#pragma once
// SQL as text: cutting a script into statements, and the few words in which the two engines differ.
#include <string>
#include <string_view>
#include <vector>

namespace layang::store {

/// One lexical piece of SQL; the pieces of a text, put together, are the text again.
struct SqlPiece {
    enum class Kind { space, comment, quoted, word, other };
    Kind kind;
    std::string_view text;
};
[[nodiscard]] std::vector<SqlPiece> sql_pieces(std::string_view sql);

/// Statements of a script without their `;`, empty ones left out. A `;` inside quotes or comments does not cut.
[[nodiscard]] std::vector<std::string> split_statements(std::string_view script);

/// The schema in SQLite's words: every CREATE TABLE becomes STRICT.
[[nodiscard]] std::string sqlite_schema(std::string_view sql);

}  // namespace layang::store
