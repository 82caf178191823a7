// What is acknowledged survives a process that is killed at any moment.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "platform/store/store.hpp"
#include "platform/store/testing.hpp"

namespace layang::store::durability_test {

using store::testing::TemporaryFolder;

namespace {

const Statement kAdd("test.durable_add", "INSERT INTO durable (regency, number) VALUES (?, ?)");
const Statement kFind("test.durable_find", "SELECT number FROM durable WHERE regency = ? AND number = ?");
constexpr Migration kTable{"durable", 1, "CREATE TABLE durable (regency TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (regency, number));"};

const Statement kSynchronous("test.synchronous", "SELECT synchronous FROM pragma_synchronous");
const Statement kJournal("test.journal", "SELECT journal_mode FROM pragma_journal_mode");
/// What SQLite calls FULL: the log is synced before a commit returns. NORMAL (1) would lose the last ones with the power.
constexpr std::int64_t kFull = 2;

constexpr int kThreads = 4;

std::unique_ptr<Store> open_at(const std::string& file) {
    StoreConfig config;
    config.file = file;
    auto opened = Store::open(config);
    if (!opened || !(*opened)->migrate(std::span(&kTable, 1), Instant{1})) return nullptr;
    return std::move(*opened);
}

/// Writes rows from several threads and reports each acknowledged number, until killed.
[[noreturn]] void write_until_killed(const std::string& file, int report) {
    const auto store = open_at(file);
    if (!store) ::_exit(1);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
        threads.emplace_back([&store, report, thread] {
            for (std::int64_t number = thread;; number += kThreads) {
                const auto written = store->write([&](Session& session) {
                    session.run(kAdd, "3503", number);
                    return Verdict::keep;
                });
                if (!written || ::write(report, &number, sizeof number) != sizeof number) ::_exit(1);
            }
        });
    for (auto& thread : threads) thread.join();
    ::_exit(1);
}

}  // namespace

TEST_CASE("store: the writer syncs a write-ahead log before it acknowledges") {
    const TemporaryFolder folder;
    const auto store = open_at(folder.file("test.db"));
    REQUIRE(store);
    REQUIRE(store->write([](Session& session) {
        CHECK(session.first(kSynchronous, [](const Row& row) { return row.integer(0); }) == kFull);
        CHECK(session.first(kJournal, [](const Row& row) { return row.text(0); }) == "wal");
        return Verdict::keep;
    }));
}

TEST_CASE("store: every acknowledged row is there after the process was killed") {
    const TemporaryFolder folder;
    const auto file = folder.file("test.db");
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe[0]);
        write_until_killed(file, pipe[1]);
    }
    ::close(pipe[1]);

    // Enough to be in the middle of things; the rest of the pipe is read after the death.
    constexpr std::size_t kBeforeKill = 300;
    std::vector<std::int64_t> acknowledged;
    std::int64_t number = 0;
    while (acknowledged.size() < kBeforeKill && ::read(pipe[0], &number, sizeof number) == sizeof number) acknowledged.push_back(number);

    StoreConfig config;
    config.file = file;
    const auto second = Store::open(config);
    REQUIRE_FALSE(second);
    CHECK(second.error().code() == ErrorCode::kStoreInUse);

    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    while (::read(pipe[0], &number, sizeof number) == sizeof number) acknowledged.push_back(number);
    ::close(pipe[0]);

    CHECK(acknowledged.size() >= kBeforeKill);
    const auto store = open_at(file);
    REQUIRE(store);
    CHECK(store->check_integrity());
    int missing = 0;
    store->read([&](Session& session) {
        for (const auto wanted : acknowledged)
            if (!session.first(kFind, [](const Row& row) { return row.integer(0); }, "3503", wanted)) ++missing;
    });
    CHECK(missing == 0);
}

}  // namespace layang::store::durability_test
