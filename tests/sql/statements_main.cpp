// All SQL of the program: `sqlite` prepares it here; `postgres` prints a psql script that prepares it there.
#include <cstdio>
#include <string_view>

#include "app/migrations.hpp"
#include "platform/secrets/secrets.hpp"
#include "platform/store/sqlite/connection.hpp"
#include "platform/store/testing.hpp"

namespace {

using namespace layang;

std::vector<store::Migration> schema() {
    auto steps = app::all_migrations();
    const auto keys = secrets::migrations();
    steps.insert(steps.end(), keys.begin(), keys.end());
    return steps;
}

int finish(int passed, int failed) {
    fmt::print("{} passed, {} failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}

int check_on_sqlite() {
    const store::testing::TemporaryFolder folder;
    const auto file = folder.file("statements.db");
    store::StoreConfig config;
    config.file = file;
    const auto opened = store::Store::open(config);
    if (!opened || !(*opened)->migrate(schema(), Instant{1})) {
        fmt::print("FAILED schema\n");
        return 1;
    }
    store::sqlite::Connection connection(file, store::sqlite::Connection::Mode::snapshot_only);
    int passed = 0;
    int failed = 0;
    for (const auto* statement : store::catalogue()) {
        try {
            (void)connection.prepare(statement->sql(), statement->name());
            ++passed;
        } catch (const store::StoreBroken& broken) {
            fmt::print("FAILED {}\n", broken.what());
            ++failed;
        }
    }
    return finish(passed, failed);
}

void print_check(std::string_view name) {
    fmt::print("\\if :ERROR\n\\echo FAILED {} :LAST_ERROR_MESSAGE\n\\else\n\\echo PASSED {}\n\\endif\n", name, name);
}

int print_for_postgres() {
    fmt::print("{}", store::postgres_schema(store::bookkeeping_schema()));
    for (const auto& step : schema()) {
        // One command, so that one error says that the whole step failed.
        fmt::print("BEGIN\\;\n");
        auto sql = store::postgres_schema(step.sql);
        for (auto at = sql.find(";\n"); at != std::string::npos; at = sql.find(";\n", at + 3)) sql.replace(at, 1, "\\;");
        fmt::print("{}COMMIT;\n", sql);
        print_check(fmt::format("{}-{}", step.module, step.number));
        fmt::print("ROLLBACK;\n");
    }
    for (const auto* statement : store::catalogue()) {
        fmt::print("PREPARE s{} AS {};\n", statement->number(), store::postgres_query(statement->sql()));
        print_check(statement->name());
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string_view mode = count == 2 ? words[1] : "";
    if (mode == "sqlite") return check_on_sqlite();
    if (mode == "postgres") return print_for_postgres();
    std::fputs("layang_statements sqlite|postgres\n", stderr);
    return 2;
}
