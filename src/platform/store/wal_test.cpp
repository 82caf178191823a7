// A write-ahead log that a process left behind when it died: whole, torn at its end, damaged in its middle.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/store/reader.hpp"
#include "platform/store/testing.hpp"

namespace layang::store::wal_test {

using store::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr int kRows = 6;
constexpr std::size_t kHeader = 32;
constexpr std::size_t kFrame = 24 + 4096;
constexpr Migration kTable{"wal", 1, "CREATE TABLE wal_row (regency TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (regency, number)) WITHOUT ROWID;"};
const Statement kAdd("test.wal_add", "INSERT INTO wal_row (regency, number) VALUES ('3503', ?)");
const Statement kCount("test.wal_count", "SELECT count(*) FROM wal_row");

/// Database and log as they lie there when the process is killed now.
class Wreck {
public:
    Wreck() {
        StoreConfig config{folder_.file("live.db")};
        const auto store = *Store::open(config);
        REQUIRE(store->migrate(std::span(&kTable, 1), Instant{1}));
        for (int i = 0; i < kRows; ++i)
            REQUIRE(store->write([&](Session& session) { return session.run(kAdd, i), Verdict::keep; }));
        for (const auto* suffix : {"", "-wal"}) fs::copy_file(config.file + suffix, file() + suffix);
        frames_ = (fs::file_size(wal()) - kHeader) / kFrame;
        REQUIRE(frames_ >= kRows);
    }
    [[nodiscard]] std::string file() const { return folder_.file("wreck.db"); }
    [[nodiscard]] std::string wal() const { return file() + "-wal"; }
    [[nodiscard]] std::size_t frames() const { return frames_; }
    /// Changes the last byte of a page, counted from 1.
    void damage(std::size_t page) const { change(kHeader + page * kFrame - 1); }
    /// Whatever the byte was, salts are random: it is another one afterwards.
    void change(std::size_t at) const {
        std::fstream stream(wal(), std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(static_cast<std::streamoff>(at));
        const auto byte = static_cast<char>(stream.get() ^ 1);
        stream.seekp(static_cast<std::streamoff>(at));
        stream.put(byte);
        REQUIRE(stream.good());
    }
    /// Rows found, or nothing when the store is refused; the reader must agree with the writer.
    [[nodiscard]] std::optional<std::int64_t> rows() const {
        const auto reader = open_reader({file()}, std::span(&kTable, 1));
        std::optional<std::int64_t> read;
        if (reader) read = count(**reader);
        else CHECK(reader.error().code() == ErrorCode::kDamaged);
        const auto store = Store::open({file()});
        CHECK(store.has_value() == reader.has_value());
        if (store) CHECK(count(**store) == read);
        else CHECK(store.error().reasons().front().args.front().value.starts_with(wal()));
        return read;
    }

private:
    static std::int64_t count(Store& store) {
        std::int64_t found = -1;
        store.read([&](Session& session) { found = *session.first(kCount, [](const Row& row) { return row.integer(0); }); });
        return found;
    }
    TemporaryFolder folder_;
    std::size_t frames_ = 0;
};

}  // namespace

TEST_CASE("wal: a whole log gives every row") { CHECK(Wreck().rows() == kRows); }

TEST_CASE("wal: what a power cut leaves is no damage, and costs at most the last transaction") {
    Wreck torn;
    fs::resize_file(torn.wal(), fs::file_size(torn.wal()) - 100);
    CHECK(torn.rows() == kRows - 1);
    Wreck last;
    last.damage(last.frames());
    CHECK(last.rows() == kRows - 1);
    Wreck empty;
    fs::resize_file(empty.wal(), 10);
    CHECK_FALSE(open_reader({empty.file()}, std::span(&kTable, 1)));
}

TEST_CASE("wal: damage in front of committed work is refused and named, not dropped in silence") {
    for (const std::size_t before : {1, 2, 3}) {
        const Wreck wreck;
        wreck.damage(wreck.frames() - before);
        CHECK_FALSE(wreck.rows());
    }
    const Wreck header;
    header.change(17);
    CHECK_FALSE(header.rows());
    const Wreck first;
    first.damage(1);
    CHECK_FALSE(first.rows());
    // Its commit mark is gone, and with it the proof that it had been synced; the next one proves it.
    const Wreck mark;
    mark.change(kHeader + (mark.frames() - 3) * kFrame + 8);
    CHECK_FALSE(mark.rows());
}

TEST_CASE("wal: old pages behind a log that began anew are no damage") {
    const TemporaryFolder folder;
    const auto file = folder.file("again.db");
    const auto store = *Store::open({file});
    REQUIRE(store->migrate(std::span(&kTable, 1), Instant{1}));
    std::uintmax_t largest = 0;
    int number = 0;
    // The idle writer carries the log over; the next row begins it anew while the file keeps its length.
    const auto add = [&] { REQUIRE(store->write([&](Session& session) { return session.run(kAdd, number++), Verdict::keep; })); };
    for (int i = 0; i < 20; ++i) add();
    largest = fs::file_size(file + "-wal");
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    for (int i = 0; i < 3; ++i) add();
    REQUIRE(fs::file_size(file + "-wal") == largest);
    CHECK(open_reader({file}, std::span(&kTable, 1)));
}

}  // namespace layang::store::wal_test
