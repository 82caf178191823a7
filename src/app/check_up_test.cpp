// The doctor on a bad day: each check goes red for its own reason, in two languages, and nothing throws.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/check_up.hpp"
#include "app/house_test.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::app::check_up_test {

using examples::Example;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;
const store::Statement kNameBlob("test.name_blob", "INSERT INTO paper_blob (regency, blob_id, dossier) VALUES ('3503', ?, ?)");

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
void overwrite(const fs::path& file, std::size_t at, const std::string& bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(at));
    stream << bytes;
    REQUIRE(stream.good());
}
/// The first page of a kind (13: rows of a table, 10: leaf of an index) that holds the words.
std::size_t page_with(const fs::path& file, char kind, std::string_view words) {
    const auto bytes = content(file);
    for (std::size_t page = kPage; page < bytes.size(); page += kPage)
        if (bytes[page] == kind && std::string_view(bytes).substr(page, kPage).find(words) != std::string_view::npos) return page;
    FAIL("no such page");
    return 0;
}

std::vector<Finding> findings(const Example& example) { return check_up(example.config, SystemClock()); }

/// The finding of that name; every other one must be good.
Finding only_bad(const Example& example, std::string_view what) {
    std::optional<Finding> found;
    for (auto& finding : findings(example)) {
        CAPTURE(finding.what);
        CAPTURE(finding.english);
        if (finding.what == what) found = finding;
        else CHECK(finding.good);
    }
    REQUIRE(found);
    CHECK_FALSE(found->good);
    CHECK_FALSE(found->indonesian.empty());
    CHECK(found->english != found->indonesian);
    return *found;
}
bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("check-up: a sound house has nothing wrong, served or not") {
    const Example example;
    const auto expect_good = [&] {
        std::vector<std::string> names;
        for (const auto& finding : findings(example)) {
            CAPTURE(finding.english);
            CHECK(finding.good);
            names.push_back(finding.what);
        }
        CHECK(names == std::vector<std::string>{"disk", "data", "calendar", "keys", "schema", "store", "clock", "log", "sealed", "views", "scans"});
    };
    {
        const auto house = example.open();
        Example::add_accounts(*house, 3);
        expect_good();
    }
    expect_good();
}

TEST_CASE("check-up: disk, clock and calendar have their bounds") {
    CHECK(judge_disk(kFreeBytesMin).good);
    CHECK_FALSE(judge_disk(kFreeBytesMin - 1).good);
    CHECK(judge_clock(Instant{5}, std::nullopt).good);
    CHECK(judge_clock(Instant{5}, Instant{5}).good);
    CHECK_FALSE(judge_clock(Instant{4}, Instant{5}).good);
    const auto today = *parse_date("2026-11-01");
    CHECK(judge_calendar(parse_date("2026-12-31"), today).good);
    CHECK_FALSE(judge_calendar(parse_date("2026-12-30"), today).good);
    CHECK_FALSE(judge_calendar(std::nullopt, today).good);
}

TEST_CASE("check-up: the calendar that is looked at is the shipped one, and today is the regency's day") {
    const Example example;
    example.make(1);
    int year = 0;
    for (const auto& entry : fs::directory_iterator(example.config.data))
        if (const auto name = entry.path().stem().string(); name.starts_with("calendar_")) year = std::max(year, std::stoi(name.substr(9)));
    const auto ends = *Date::of(year, 12, 31);
    const auto at = [&](std::string_view instant) {
        for (const auto& finding : check_up(example.config, ManualClock(*parse_instant(instant))))
            if (finding.what == "calendar") return finding;
        FAIL("no look at the calendar");
        return Finding{};
    };
    const auto last_good = ends.plus_days(-kCalendarDaysMin);
    // The regency's midnight, seven hours before the one in Greenwich: the day changes there.
    CHECK(at(to_string(last_good) + "T16:59:59Z").good);
    const auto late = at(to_string(last_good) + "T17:00:00Z");
    CHECK_FALSE(late.good);
    CHECK(has(late.english, to_string(ends)));
}

TEST_CASE("check-up: a clock behind the last event, and rules that cannot be read") {
    Example example;
    example.make(1);
    ManualClock clock(Instant{0});
    bool red = false;
    for (const auto& finding : check_up(example.config, clock)) red |= finding.what == "clock" && !finding.good;
    CHECK(red);
    example.config.data = example.folder.file("nowhere");
    std::vector<std::string> bad;
    for (const auto& finding : findings(example))
        if (!finding.good) bad.push_back(finding.what);
    CHECK(bad == std::vector<std::string>{"data", "data", "calendar"});
}

TEST_CASE("check-up: rides that begin where no desk is are named, and nothing is served by them") {
    Example example;
    example.make(1);
    TableFolder tables;
    tables.replace("tariffs.toml", "origin = \"dukcapil\"", "origin = \"dukcapl\"");
    example.config.data = tables.path();
    std::vector<std::string> bad;
    for (const auto& finding : findings(example))
        if (!finding.good) bad.push_back(finding.what);
    CHECK(bad == std::vector<std::string>{"data"});
    const auto opened = House::open(example.config);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code() == ErrorCode::kConfigInvalid);
}

TEST_CASE("check-up: no house at all") {
    Example example;
    std::vector<std::string> bad;
    for (const auto& finding : findings(example))
        if (!finding.good) bad.push_back(finding.what);
    CHECK(bad == std::vector<std::string>{"disk", "keys", "schema"});
    CHECK_FALSE(fs::exists(example.config.var));
}

TEST_CASE("check-up: a missing key file is named, and the log is recounted all the same") {
    for (const auto* name : {"master.key", "keys.db"}) {
        const Example example;
        example.make(2);
        fs::rename(example.config.keys_folder() / name, example.folder.file("away"));
        CHECK(has(only_bad(example, "keys").english, (example.config.keys_folder() / name).string()));
        const auto opened = House::open(example.config);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code() == ErrorCode::kKeyMissing);
        CHECK_FALSE(fs::exists(example.config.keys_folder() / name));
        fs::rename(example.folder.file("away"), example.config.keys_folder() / name);
        CHECK(House::open(example.config));
    }
}

TEST_CASE("check-up: damaged keys are named") {
    const Example example;
    example.make(2);
    const auto file = example.config.keys_folder() / "keys.db";
    const auto sound = content(file);
    overwrite(file, 0, "no database");
    CHECK(has(only_bad(example, "keys").english, file.string()));
    CHECK_FALSE(House::open(example.config));
    overwrite(file, 0, sound.substr(0, 100));
    // The last bytes of the last page belong to the first row: a wrapped key.
    const auto page = page_with(file, 13, "identity");
    overwrite(file, page + kPage - 4, "????");
    const auto finding = only_bad(example, "keys");
    CHECK(has(finding.english, "does not open"));
    overwrite(example.config.keys_folder() / "master.key", 20, "zz");
    CHECK(has(only_bad(example, "keys").english, "master.key"));
}

TEST_CASE("check-up: what was sealed after the data keys were backed up is counted") {
    const Example example;
    const auto keys = example.config.keys_folder() / "keys.db";
    example.make(2);
    fs::copy_file(keys, example.folder.file("older"));
    example.make(3);
    for (const auto* suffix : {"", "-wal", "-shm"}) fs::remove(keys.string() + suffix);
    fs::copy_file(example.folder.file("older"), keys);
    CHECK(has(only_bad(example, "sealed").english, "3 events"));
}

TEST_CASE("check-up: a damaged header, a shortened file") {
    const Example example;
    example.make(40);
    const auto file = example.config.store_file();
    const auto sound = content(file);
    overwrite(file, 0, "no database");
    CHECK(has(only_bad(example, "schema").english, file.string()));
    CHECK_FALSE(House::open(example.config));
    overwrite(file, 0, sound.substr(0, 100));
    fs::resize_file(file, sound.size() / 2);
    CHECK(has(only_bad(example, "schema").english, file.string()));
    CHECK_FALSE(House::open(example.config));
}

TEST_CASE("check-up: damaged pages are named by their table, and a reader gets as far as it can") {
    const Example example;
    example.make(40);
    const auto file = example.config.store_file();
    const auto sound = content(file);
    const auto bad_of = [&] {
        std::map<std::string, Finding> bad;
        for (const auto& finding : findings(example))
            if (!finding.good) bad[finding.what] = finding;
        return bad;
    };
    SUBCASE("rows of the log") {
        overwrite(file, page_with(file, 13, "\"type\":\"AccountCreated\""), std::string(kPage, 'Z'));
        auto bad = bad_of();
        CHECK(has(bad["store"].english, "table event"));
        CHECK(has(bad["log"].english, "unreadable-event at"));
        CHECK(has(bad["log"].indonesian, "tidak terbaca"));
    }
    SUBCASE("an index of the log") {
        overwrite(file, page_with(file, 10, "account:"), std::string(kPage, 'Z'));
        auto bad = bad_of();
        CHECK(has(bad["store"].english, "table event"));
        // The rows themselves are all there.
        CHECK_FALSE(bad.contains("log"));
    }
    SUBCASE("one letter of an event") {
        overwrite(file, sound.find("\"type\":\"AccountCreated\"") + 8, "B");
        auto bad = bad_of();
        CHECK_FALSE(bad.contains("store"));
        CHECK(has(bad["log"].english, "changed-event at"));
    }
}

TEST_CASE("check-up: a scan that is missing or damaged is named") {
    const Example example;
    BlobId blob;
    {
        const auto house = example.open();
        auto& ground = house->ground();
        blob = ground.random.id<BlobId>(ground.clock.now());
        const auto dossier = ground.random.id<DossierId>(ground.clock.now());
        const std::string jpeg = "\xFF\xD8\xFF\xE0 a scan";
        REQUIRE(ground.blobs.put(blob, {dossier.text(), SealClass::scan}, 0, static_cast<std::int64_t>(jpeg.size()), jpeg));
        REQUIRE(ground.store.write([&](store::Session& session) { return session.run(kNameBlob, blob, dossier), store::Verdict::keep; }));
    }
    for (const auto& finding : findings(example)) CHECK(finding.good);
    fs::path file;
    for (const auto& entry : fs::recursive_directory_iterator(example.config.blobs_folder()))
        if (entry.is_regular_file()) file = entry.path();
    overwrite(file, fs::file_size(file) - 3, "?");
    CHECK(has(only_bad(example, "scans").english, blob.text()));
    fs::remove(file);
    CHECK(has(only_bad(example, "scans").indonesian, blob.text()));
    fs::remove_all(example.config.blobs_folder());
    CHECK(has(only_bad(example, "scans").indonesian, "1/1 berkas pindaian"));
}

}  // namespace layang::app::check_up_test
