#include "platform/store/sql_text.hpp"

#include <doctest/doctest.h>

#include "platform/store/store.hpp"

namespace layang::store::sql_text_test {

TEST_CASE("sql text: placeholders become numbers, except in quotes and comments") {
    CHECK(postgres_query("SELECT '?', \"?\" FROM t WHERE a = ? AND b IN (?, ?) -- why?") ==
          "SELECT '?', \"?\" FROM t WHERE a = $1 AND b IN ($2, $3) -- why?");
    CHECK(postgres_query("SELECT 'it''s ?' , ?") == "SELECT 'it''s ?' , $1");
    CHECK(postgres_query("SELECT CAST(? AS INTEGER)") == "SELECT CAST($1 AS BIGINT)");
}

TEST_CASE("sql text: types are mapped, columns of the same name are not") {
    CHECK(postgres_schema("CREATE TABLE t (regency TEXT, blob TEXT, n INTEGER, b BLOB NOT NULL);") ==
          "CREATE TABLE t (regency TEXT, blob TEXT, n BIGINT, b BYTEA NOT NULL);\n");
    CHECK(postgres_schema("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID;\nCREATE INDEX i ON t (a);") ==
          "CREATE TABLE t (a TEXT PRIMARY KEY);\nCREATE INDEX i ON t (a);\n");
}

TEST_CASE("sql text: tables become strict, indexes do not") {
    CHECK(sqlite_schema("CREATE TABLE t (a TEXT);\nCREATE TABLE u (a TEXT PRIMARY KEY) WITHOUT ROWID;\nCREATE INDEX i ON t (a);\n") ==
          "CREATE TABLE t (a TEXT) STRICT;\nCREATE TABLE u (a TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;\nCREATE INDEX i ON t (a);\n");
}

TEST_CASE("sql text: a semicolon in quotes or comments does not cut") {
    CHECK(split_statements("-- one; two\nSELECT ';' ; /* ; */ SELECT 2; ;") == std::vector<std::string>{"SELECT ';'", "SELECT 2"});
    CHECK(split_statements("").empty());
    // Unfinished quotes and comments end with the text.
    CHECK(split_statements("SELECT 'x; ") == std::vector<std::string>{"SELECT 'x;"});
    CHECK(split_statements("/* open").empty());
}

}  // namespace layang::store::sql_text_test
