// Every table has its place: it is written from the log and rebuilt from it, or it is one of the few that are not (docs/operations.md,
// section 9); and every row says whose regency it is before anything else.
#include <map>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "app/migrations.hpp"
#include "app/wiring.hpp"
#include "sources.hpp"

namespace layang::structure::tables_test {
namespace {

/// The log and what it needs for itself; then what is no event, as the operations page tells it.
const std::set<std::string> kNotProjected{"event", "head", "command", "refused_number", "projection", "credential", "login_attempts", "session", "view_log", "view_head"};

/// Each table with the first column of its key; nothing when it has no key of its own line.
std::map<std::string, std::string> tables_of(const std::vector<store::Migration>& steps) {
    static const std::regex made("CREATE TABLE (\\w+) \\(([^;]*)\\);"), key("PRIMARY KEY \\((\\w+)");
    std::map<std::string, std::string> tables;
    for (const auto& step : steps) {
        const std::string sql(step.sql);
        for (std::sregex_iterator at(sql.begin(), sql.end(), made), end; at != end; ++at) {
            const std::string columns = (*at)[2];
            std::smatch found;
            tables[(*at)[1]] = std::regex_search(columns, found, key) ? found[1].str() : "";
        }
    }
    return tables;
}

std::set<std::string> projected_tables() {
    std::set<std::string> names;
    auto all = app::all_projections();
    all.push_back(ledger::anomaly_projection());
    for (const auto& projection : all)
        for (const auto* table : projection.tables) names.emplace(table->name());
    return names;
}

}  // namespace

TEST_SUITE("structure") {
    TEST_CASE("every table is rebuilt from the log or is known not to be, and none of it is both") {
        const auto projected = projected_tables();
        std::set<std::string> known = kNotProjected;
        for (const auto& name : projected) {
            INFO(name);
            CHECK(known.insert(name).second);
        }
        std::set<std::string> there;
        for (const auto& [name, first] : tables_of(app::all_migrations())) there.insert(name);
        for (const auto& name : there) CHECK_MESSAGE(known.contains(name), name, " is neither rebuilt nor told of");
        for (const auto& name : known) CHECK_MESSAGE(there.contains(name), name, " is no table");
    }

    TEST_CASE("every table's key begins with the regency") {
        for (const auto& [name, first] : tables_of(app::all_migrations())) CHECK_MESSAGE(first == "regency", name);
        CHECK(tables_of({{"x", 1, "CREATE TABLE a (regency TEXT, b TEXT, PRIMARY KEY (b, regency));\nCREATE TABLE c (regency TEXT);\n"}}) ==
              std::map<std::string, std::string>{{"a", "b"}, {"c", ""}});
    }
}

}  // namespace layang::structure::tables_test
