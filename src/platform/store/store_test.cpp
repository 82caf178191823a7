#include "platform/store/store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <latch>
#include <set>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "base/check.hpp"
#include "platform/store/testing.hpp"

namespace layang::store::store_test {

using store::testing::TemporaryFolder;

namespace {

const Statement kAdd("test.add", "INSERT INTO thing (regency, number, word, bytes) VALUES (?, ?, ?, ?)");
const Statement kCount("test.count", "SELECT count(*) FROM thing");
const Statement kNumbers("test.numbers", "SELECT number FROM thing ORDER BY number");
const Statement kOne("test.one", "SELECT number, word, bytes FROM thing WHERE regency = ? AND number = ?");
const Statement kRemove("test.remove", "DELETE FROM thing WHERE regency = ? AND number = ?");
const Statement kRemoveAll("test.remove_all", "DELETE FROM thing");

constexpr Migration kThings{"test", 1, "CREATE TABLE thing (regency TEXT NOT NULL, number INTEGER NOT NULL, word TEXT, bytes BLOB,\n"
                                       "  PRIMARY KEY (regency, number));\n"};

std::unique_ptr<Store> open_store(StoreConfig config) {
    auto opened = Store::open(config);
    REQUIRE(opened);
    REQUIRE((*opened)->migrate(std::span(&kThings, 1), Instant{1}));
    return std::move(*opened);
}

StoreConfig config_in(const TemporaryFolder& folder) {
    StoreConfig config;
    config.file = folder.file("test.db");
    return config;
}

Result<void> add(Store& store, int number, std::string_view word = "word") {
    return store.write([&](Session& session) {
        session.run(kAdd, "3503", number, word, Bytes{1, 2, 3});
        return Verdict::keep;
    });
}

std::int64_t count(Store& store) {
    std::int64_t found = 0;
    store.read([&](Session& session) { found = *session.first(kCount, [](const Row& row) { return row.integer(0); }); });
    return found;
}

/// Keeps the writer busy until let go, so that what is written meanwhile becomes one group.
class BusyWriter {
public:
    explicit BusyWriter(Store& store) {
        thread_ = std::thread([this, &store] {
            (void)store.write([this](Session&) {
                started_.count_down();
                let_go_.wait();
                return Verdict::undo;
            });
        });
        started_.wait();
    }
    void let_go() {
        let_go_.count_down();
        thread_.join();
    }

private:
    std::latch started_{1};
    std::latch let_go_{1};
    std::thread thread_;
};

void wait_for_queue(Store& store, std::size_t length) {
    while (store.queue_length() < length) std::this_thread::yield();
}

}  // namespace

TEST_CASE("store: what was written is read back, NULL and empty bytes included") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    REQUIRE(add(*store, 1, "kartu"));
    REQUIRE(store->write([](Session& session) {
        session.run(kAdd, "3503", 2, std::optional<std::string>{}, Bytes{});
        return Verdict::keep;
    }));
    store->read([](Session& session) {
        CHECK(session.first(kOne, [](const Row& row) { return row.text(1); }, "3503", 1) == "kartu");
        session.for_each(kOne, [](const Row& row) {
            CHECK(row.is_null(1));
            CHECK_FALSE(row.maybe_text(1));
            CHECK(row.blob(2).empty());
            CHECK_THROWS_AS((void)row.text(1), StoreBroken);
            CHECK_THROWS_AS((void)row.integer(2), StoreBroken);
        }, "3503", 2);
        CHECK_FALSE(session.first(kOne, [](const Row& row) { return row.text(1); }, "3503", 99));
        session.for_each(kOne, [](const Row& row) {
            CHECK(row.columns() == 3);
            CHECK(row.value(0) == value_of(2));
            CHECK(row.value(1) == Value{});
            CHECK(row.value(2) == value_of(Bytes{}));
        }, "3503", 2);
    });
}

TEST_CASE("store: tables are strict") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    CHECK_THROWS_AS((void)store->write([](Session& session) {
        session.run(kAdd, "3503", "no number", "word", Bytes{});
        return Verdict::keep;
    }), StoreBroken);
    CHECK(count(*store) == 0);
}

TEST_CASE("store: what waits while the writer is busy is committed as one group") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    std::atomic<int> commits = 0;
    store->before_commit([&] { ++commits; });
    BusyWriter busy(*store);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i) threads.emplace_back([&, i] { CHECK(add(*store, i)); });
    wait_for_queue(*store, 20);
    busy.let_go();
    threads.clear();
    CHECK(count(*store) == 20);
    // The busy job kept nothing, so its group needed no commit.
    CHECK(commits == 1);
}

TEST_CASE("store: a group is no larger than its limit") {
    const TemporaryFolder folder;
    auto config = config_in(folder);
    config.group_max = 8;
    const auto store = open_store(config);
    std::atomic<int> commits = 0;
    store->before_commit([&] { ++commits; });
    BusyWriter busy(*store);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i) threads.emplace_back([&, i] { CHECK(add(*store, i)); });
    wait_for_queue(*store, 20);
    busy.let_go();
    threads.clear();
    // 8 + 8 + 4
    CHECK(commits == 3);
}

TEST_CASE("store: a job that says undo or throws takes back its own rows only") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    BusyWriter busy(*store);
    std::vector<std::jthread> threads;
    threads.emplace_back([&] { CHECK(add(*store, 1)); });
    threads.emplace_back([&] {
        CHECK(store->write([](Session& session) {
            session.run(kAdd, "3503", 2, "word", Bytes{});
            return Verdict::undo;
        }));
    });
    threads.emplace_back([&] {
        CHECK_THROWS_WITH_AS((void)store->write([](Session& session) -> Verdict {
            session.run(kAdd, "3503", 3, "word", Bytes{});
            throw std::domain_error("mine");
        }), "mine", std::domain_error);
    });
    threads.emplace_back([&] {
        // A broken key is the job's own affair too.
        CHECK_THROWS_AS((void)store->write([](Session& session) {
            session.run(kAdd, "3503", 4, "word", Bytes{});
            session.run(kAdd, "3503", 4, "word", Bytes{});
            return Verdict::keep;
        }), StoreBroken);
    });
    threads.emplace_back([&] { CHECK(add(*store, 5)); });
    wait_for_queue(*store, 5);
    busy.let_go();
    threads.clear();
    store->read([](Session& session) {
        CHECK(session.list(kNumbers, [](const Row& row) { return row.integer(0); }) == std::vector<std::int64_t>{1, 5});
    });
}

TEST_CASE("store: a hook that throws before the commit fails the whole group") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    bool failing = true;
    store->before_commit([&] { if (failing) throw std::runtime_error("keys cannot be written"); });
    CHECK_THROWS_WITH((void)add(*store, 1), "keys cannot be written");
    CHECK(count(*store) == 0);
    failing = false;
    CHECK(add(*store, 1));
    CHECK(count(*store) == 1);
}

TEST_CASE("store: a full queue answers busy") {
    const TemporaryFolder folder;
    auto config = config_in(folder);
    config.queue_max = 2;
    const auto store = open_store(config);
    BusyWriter busy(*store);
    std::jthread first([&] { CHECK(add(*store, 1)); });
    std::jthread second([&] { CHECK(add(*store, 2)); });
    wait_for_queue(*store, 2);
    const auto third = add(*store, 3);
    REQUIRE_FALSE(third);
    CHECK(third.error().code() == ErrorCode::kBusy);
    busy.let_go();
    first.join();
    second.join();
    CHECK(count(*store) == 2);
}

TEST_CASE("store: a reader keeps its snapshot while others write") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    REQUIRE(add(*store, 1));
    store->read([&](Session& session) {
        const auto seen = [&] { return session.first(kCount, [](const Row& row) { return row.integer(0); }); };
        CHECK(seen() == 1);
        CHECK(add(*store, 2));
        CHECK(seen() == 1);
    });
    CHECK(count(*store) == 2);
}

TEST_CASE("store: a read inside a read is refused before it can wait for itself") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    CHECK_THROWS_AS(store->read([&](Session&) { store->read([](Session&) {}); }), CheckFailed);
    int reads = 0;
    store->read([&](Session&) { ++reads; });
    CHECK(reads == 1);
}

TEST_CASE("store: a reader cannot write") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    CHECK_THROWS_AS(store->read([](Session& session) { session.run(kAdd, "3503", 1, "word", Bytes{}); }), StoreBroken);
    CHECK(count(*store) == 0);
}

TEST_CASE("store: a statement may run inside its own rows") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    REQUIRE(add(*store, 1));
    REQUIRE(add(*store, 2));
    int seen = 0;
    store->read([&](Session& session) {
        session.for_each(kNumbers, [&](const Row&) { session.for_each(kNumbers, [&](const Row&) { ++seen; }); });
    });
    CHECK(seen == 4);
}

TEST_CASE("store: a full disk fails the whole group, and the store goes on") {
    const TemporaryFolder folder;
    auto config = config_in(folder);
    config.pages_max = 40;  // of 4096 bytes
    const auto store = open_store(config);
    REQUIRE(add(*store, 1));
    const std::string large(100'000, 'x');
    REQUIRE(add(*store, 2, large));

    BusyWriter busy(*store);
    std::jthread small([&] { CHECK_THROWS_AS((void)add(*store, 3), StoreFull); });
    wait_for_queue(*store, 1);
    std::jthread big([&] { CHECK_THROWS_AS((void)add(*store, 4, large), StoreFull); });
    wait_for_queue(*store, 2);
    std::jthread swallowing([&] {
        CHECK_THROWS_AS((void)store->write([&](Session& session) {
            try {
                session.run(kAdd, "3503", 5, large, Bytes{});
            } catch (const StoreBroken&) {
            }
            return Verdict::keep;
        }), StoreFull);
    });
    wait_for_queue(*store, 3);
    busy.let_go();
    small.join();
    big.join();
    swallowing.join();
    CHECK(count(*store) == 2);

    // Alone, too; and a job that swallows the exception does not get away with half of its rows.
    CHECK_THROWS_AS((void)store->write([&](Session& session) {
        session.run(kAdd, "3503", 6, "small", Bytes{});
        try {
            session.run(kAdd, "3503", 7, large, Bytes{});
        } catch (const StoreBroken&) {
        }
        return Verdict::keep;
    }), StoreFull);
    CHECK(count(*store) == 2);

    REQUIRE(store->write([](Session& session) {
        CHECK(session.run(kRemove, "3503", 2) == 1);
        return Verdict::keep;
    }));
    CHECK(add(*store, 8, large));
    CHECK(count(*store) == 2);
    CHECK(store->check_integrity());
}

TEST_CASE("store: a second store on the same file is refused") {
    const TemporaryFolder folder;
    {
        const auto store = open_store(config_in(folder));
        const auto second = Store::open(config_in(folder));
        REQUIRE_FALSE(second);
        CHECK(second.error().code() == ErrorCode::kStoreInUse);
    }
    CHECK(Store::open(config_in(folder)));
}

TEST_CASE("store: exactly one read-write connection is open on the file") {
    const TemporaryFolder folder;
    auto config = config_in(folder);
    config.readers = 3;
    const auto store = open_store(config);
    int writing = 0;
    int reading = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code ignored;
        if (std::filesystem::read_symlink(entry.path(), ignored).string() != config.file) continue;
        const int flags = ::fcntl(std::stoi(entry.path().filename()), F_GETFL);
        ++((flags & O_ACCMODE) == O_RDONLY ? reading : writing);
    }
    CHECK(writing == 1);
    CHECK(reading == 3);
}

TEST_CASE("store: a backup is whole, private, and never overwrites") {
    const TemporaryFolder folder;
    const auto store = open_store(config_in(folder));
    REQUIRE(add(*store, 1));
    const auto copy = folder.file("it's a copy.db");
    REQUIRE(store->backup_to(copy));
    CHECK((std::filesystem::status(copy).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK_FALSE(store->backup_to(copy));
    REQUIRE(add(*store, 2));
    auto config = config_in(folder);
    config.file = copy;
    CHECK(count(*open_store(config)) == 1);
}

TEST_CASE("store: a file that is no database is refused as damaged") {
    const TemporaryFolder folder;
    std::ofstream(folder.file("test.db")) << std::string(10'000, 'x');
    const auto opened = Store::open(config_in(folder));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code() == ErrorCode::kDamaged);
}

TEST_CASE("store: a truncated database is refused as damaged") {
    const TemporaryFolder folder;
    {
        const auto store = open_store(config_in(folder));
        for (int i = 0; i < 50; ++i) REQUIRE(add(*store, i, std::string(2000, 'x')));
    }
    std::filesystem::resize_file(folder.file("test.db"), 8192);
    const auto opened = Store::open(config_in(folder));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code() == ErrorCode::kDamaged);
}

TEST_CASE("store: the integrity check says what is damaged") {
    const TemporaryFolder folder;
    {
        const auto store = open_store(config_in(folder));
        for (int i = 0; i < 50; ++i) REQUIRE(add(*store, i, std::string(2000, 'x')));
        CHECK(store->check_integrity());
    }
    {
        std::fstream file(folder.file("test.db"), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(20 * 4096);
        file << std::string(4096, '\x5a');
    }
    const auto opened = Store::open(config_in(folder));
    REQUIRE(opened);
    const auto verdict = (*opened)->check_integrity();
    REQUIRE_FALSE(verdict);
    CHECK(verdict.error().code() == ErrorCode::kDamaged);
    CHECK(verdict.error().reasons().front().args.front().value.starts_with(folder.file("test.db")));
}

TEST_CASE("store: statements have names of their own") {
    std::set<std::string_view> names;
    for (const auto* statement : catalogue()) {
        CAPTURE(statement->name());
        CHECK(names.insert(statement->name()).second);
    }
}

}  // namespace layang::store::store_test
