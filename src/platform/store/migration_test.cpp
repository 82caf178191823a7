#include <doctest/doctest.h>

#include "platform/store/store.hpp"
#include "platform/store/testing.hpp"

namespace layang::store::migration_test {

using store::testing::TemporaryFolder;

namespace {

const Statement kSteps("test.steps", "SELECT module, number, applied_at FROM migration ORDER BY module, number");

constexpr Migration kFirst{"room", 1, "CREATE TABLE one (regency TEXT PRIMARY KEY);"};
constexpr Migration kFirstChanged{"room", 1, "CREATE TABLE one (regency TEXT PRIMARY KEY, more TEXT);"};
constexpr Migration kSecond{"room", 2, "CREATE TABLE two (regency TEXT PRIMARY KEY) WITHOUT ROWID;\nCREATE INDEX two_index ON two (regency);"};
constexpr Migration kWrong{"room", 3, "CREATE TABLE three (regency TEXT PRIMARY KEY);\nCREATE TABLE one (regency TEXT PRIMARY KEY);"};

std::unique_ptr<Store> open_in(const TemporaryFolder& folder) {
    StoreConfig config;
    config.file = folder.file("test.db");
    auto opened = Store::open(config);
    REQUIRE(opened);
    return std::move(*opened);
}

std::vector<std::int64_t> applied_at(Store& store) {
    std::vector<std::int64_t> found;
    store.read([&](Session& session) { found = session.list(kSteps, [](const Row& row) { return row.integer(2); }); });
    return found;
}

}  // namespace

TEST_CASE("migration: a step is applied once and remembered") {
    const TemporaryFolder folder;
    const auto store = open_in(folder);
    CHECK(store->migrate(std::vector{kFirst}, Instant{10}));
    CHECK(store->migrate(std::vector{kFirst, kSecond}, Instant{20}));
    CHECK(store->migrate(std::vector{kFirst, kSecond}, Instant{30}));
    CHECK(applied_at(*store) == std::vector<std::int64_t>{10, 20});
}

TEST_CASE("migration: a step that was changed after it was applied is refused by name") {
    const TemporaryFolder folder;
    const auto store = open_in(folder);
    REQUIRE(store->migrate(std::vector{kFirst}, Instant{10}));
    const auto outcome = store->migrate(std::vector{kFirstChanged, kSecond}, Instant{20});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == ErrorCode::kDamaged);
    CHECK(outcome.error().reasons().front().args.front().value == "migration room 1 was changed after it was applied");
    CHECK(applied_at(*store) == std::vector<std::int64_t>{10});
}

TEST_CASE("migration: a database of a newer program is refused") {
    const TemporaryFolder folder;
    const auto store = open_in(folder);
    REQUIRE(store->migrate(std::vector{kFirst, kSecond}, Instant{10}));
    const auto outcome = store->migrate(std::vector{kFirst}, Instant{20});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == ErrorCode::kDamaged);
}

TEST_CASE("migration: steps that fail leave nothing behind") {
    const TemporaryFolder folder;
    const auto store = open_in(folder);
    REQUIRE(store->migrate(std::vector{kFirst}, Instant{10}));
    CHECK_THROWS_AS((void)store->migrate(std::vector{kFirst, kSecond, kWrong}, Instant{20}), StoreBroken);
    CHECK(applied_at(*store) == std::vector<std::int64_t>{10});
    CHECK(store->migrate(std::vector{kFirst, kSecond}, Instant{30}));
}

}  // namespace layang::store::migration_test
