#include <doctest/doctest.h>

#include <fstream>

#include "app/backup.hpp"
#include "app/house_test.hpp"

namespace layang::app::backup_test {

using examples::Example;
namespace fs = std::filesystem;

namespace {

constexpr Instant kNow{1'800'000'000'000'000};

/// A served house, its backup, and another machine with the master key and nothing else.
struct Moved : Example {
    Moved() {
        other.var = folder.file("other");
        other.data = config.data;
        to = {folder.file("backup"), folder.file("backup.keys")};
    }
    void carry_master_key() const {
        fs::create_directories(other.keys_folder());
        fs::copy_file(config.keys_folder() / "master.key", other.keys_folder() / "master.key");
    }
    HouseConfig other;
    BackupFolders to;
};

ErrorCode code_of(const Result<std::string>& result) {
    REQUIRE_FALSE(result);
    return result.error().code();
}

void flip_byte(const fs::path& file, std::int64_t at) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at);
    const auto byte = static_cast<char>(stream.get());
    stream.seekp(at);
    stream.put(static_cast<char>(~byte));
    REQUIRE(stream.good());
}

BlobId put_scan(House& house) {
    auto& ground = house.ground();
    const auto blob = ground.random.id<BlobId>(kNow);
    const std::string jpeg = "\xFF\xD8\xFF\xE0 a scan";
    REQUIRE(ground.blobs.put(blob, {"subject", SealClass::scan}, 0, static_cast<std::int64_t>(jpeg.size()), jpeg));
    return blob;
}

}  // namespace

TEST_CASE("backup: beside the open house, and home on another machine") {
    const Moved moved;
    const auto house = moved.open();
    Example::add_accounts(*house, 4);
    const auto blob = put_scan(*house);
    const auto made = back_up(moved.config, moved.to, kNow);
    REQUIRE(made);
    CHECK(made->problems.empty());
    CHECK(made->head == house->ground().ledger.head("3503").text());
    // What comes later is not in it, and does not disturb it.
    Example::add_accounts(*house, 2);

    moved.carry_master_key();
    CHECK(restore(moved.other, moved.to).value() == made->head);
    const auto restored = Example::must_have(House::open(moved.other));
    CHECK(restored->ground().ledger.head("3503").text() == made->head);
    CHECK(restored->ground().blobs.get(blob, {"subject", SealClass::scan})->bytes == "\xFF\xD8\xFF\xE0 a scan");
    CHECK(house->ground().ledger.verify("3503", {made->head}).problems.empty());
}

TEST_CASE("backup: store and keys lie apart, the master key in neither, all of it private") {
    const Moved moved;
    moved.make(2);
    REQUIRE(back_up(moved.config, moved.to, kNow));
    std::vector<std::string> names;
    for (const auto& folder : {moved.to.store, moved.to.keys}) {
        CHECK((fs::status(folder).permissions() & fs::perms::others_all) == fs::perms::none);
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            names.push_back(fs::relative(entry.path(), moved.folder.path()).string());
            CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
        }
    }
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"backup.keys/keys.db", "backup.keys/manifest.json", "backup/layang.db", "backup/manifest.json"});
}

TEST_CASE("backup: a folder that holds something is not touched") {
    const Moved moved;
    moved.make(1);
    fs::create_directories(moved.to.store);
    CHECK(back_up(moved.config, moved.to, kNow));
    const auto again = back_up(moved.config, moved.to, kNow);
    REQUIRE_FALSE(again);
    CHECK(again.error().code() == ErrorCode::kConfigInvalid);
    CHECK(fs::exists(moved.to.store / "manifest.json"));
}

TEST_CASE("backup: an interrupted one has another name and no manifest, and is not restored") {
    const Moved moved;
    moved.make(1);
    fs::create_directories(moved.folder.file("backup.partial/blobs"));
    const auto refused = back_up(moved.config, moved.to, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reasons().front().args.front().value.starts_with(moved.folder.file("backup.partial") + " tidak kosong"));
    CHECK_FALSE(fs::exists(moved.to.store));
    moved.carry_master_key();
    CHECK(code_of(restore(moved.other, {moved.folder.file("backup.partial"), moved.to.keys})) == ErrorCode::kDamaged);
    CHECK_FALSE(fs::exists(moved.other.var));
}

TEST_CASE("backup: one that fails leaves nothing behind") {
    const Moved moved;
    moved.make(1);
    fs::rename(moved.config.keys_folder() / "keys.db", moved.folder.file("away"));
    REQUIRE_FALSE(back_up(moved.config, moved.to, kNow));
    for (const auto& name : {"backup", "backup.partial", "backup.keys", "backup.keys.partial"}) CHECK_FALSE(fs::exists(moved.folder.file(name)));
}

TEST_CASE("restore: a changed, shortened or missing file is named, and nothing is left in its place") {
    const Moved moved;
    {
        const auto house = moved.open();
        Example::add_accounts(*house, 3);
        put_scan(*house);
    }
    REQUIRE(back_up(moved.config, moved.to, kNow));
    moved.carry_master_key();
    fs::path scan;
    for (const auto& entry : fs::recursive_directory_iterator(moved.to.store / "blobs"))
        if (entry.is_regular_file()) scan = entry.path();
    for (const auto& file : {moved.to.store / "layang.db", scan, moved.to.keys / "keys.db"}) {
        CAPTURE(file.string());
        const auto aside = moved.folder.file("aside");
        fs::copy_file(file, aside, fs::copy_options::overwrite_existing);
        const auto expect_refusal = [&] {
            const auto refused = restore(moved.other, moved.to);
            CHECK(code_of(refused) == ErrorCode::kDamaged);
            CHECK(refused.error().reasons().front().args.front().value.starts_with(file.string() + " hilang"));
            CHECK_FALSE(fs::exists(moved.other.var));
            CHECK_FALSE(fs::exists(moved.other.keys_folder() / "keys.db"));
        };
        flip_byte(file, static_cast<std::int64_t>(fs::file_size(file)) / 2);
        expect_refusal();
        fs::copy_file(aside, file, fs::copy_options::overwrite_existing);
        fs::resize_file(file, fs::file_size(file) / 2);
        expect_refusal();
        fs::remove(file);
        expect_refusal();
        fs::copy_file(aside, file);
    }
    CHECK(restore(moved.other, moved.to));
    CHECK(code_of(restore(moved.other, moved.to)) == ErrorCode::kConfigInvalid);
}

TEST_CASE("restore: a manifest that names another head, or files outside of its folder, is refused") {
    const Moved moved;
    moved.make(3);
    REQUIRE(back_up(moved.config, moved.to, kNow));
    moved.carry_master_key();
    const auto rewrite = [&](const std::string& from, const std::string& to) {
        std::ifstream in(moved.to.store / "manifest.json");
        std::string text(std::istreambuf_iterator<char>(in), {});
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        std::ofstream(moved.to.store / "manifest.json") << text.replace(at, from.size(), to);
    };
    rewrite("\"head\": \"3:", "\"head\": \"4:");
    CHECK(code_of(restore(moved.other, moved.to)) == ErrorCode::kDamaged);
    rewrite("\"head\": \"4:", "\"head\": \"3:");
    rewrite("\"layang.db\"", "\"../layang.db\"");
    CHECK(code_of(restore(moved.other, moved.to)) == ErrorCode::kDamaged);
    CHECK_FALSE(fs::exists(moved.other.var));
}

TEST_CASE("restore: without the master key, or with another one, nothing is restored") {
    const Moved moved;
    moved.make(1);
    REQUIRE(back_up(moved.config, moved.to, kNow));
    CHECK(code_of(restore(moved.other, moved.to)) == ErrorCode::kKeyMissing);
    const Example stranger;
    stranger.make(0);
    fs::create_directories(moved.other.keys_folder());
    fs::copy_file(stranger.config.keys_folder() / "master.key", moved.other.keys_folder() / "master.key");
    CHECK(code_of(restore(moved.other, moved.to)) == ErrorCode::kDamaged);
    CHECK_FALSE(fs::exists(moved.other.var));
}

TEST_CASE("reading: beside the open house, and refused by a schema that this program does not know") {
    const Example example;
    {
        const auto house = example.open();
        Example::add_accounts(*house, 2);
        CHECK(example.verify().head.size == 2);
        CHECK(changed_projections(example.config)->empty());
    }
    const auto code = [&] {
        const auto reading = Reading::open(example.config, secrets::no_keys());
        return reading ? std::nullopt : std::optional(reading.error().code());
    };
    static const store::Statement kForget("test.forget_step", "DELETE FROM migration WHERE module = 'intake' AND number = 1");
    static const store::Statement kNewer("test.newer_step", "INSERT INTO migration (module, number, checksum, applied_at) VALUES ('promise', 1, '', 0)");
    example.tamper(kNewer);
    CHECK(code() == ErrorCode::kDamaged);
    const auto serving = House::open(example.config);
    REQUIRE_FALSE(serving);
    CHECK(serving.error().code() == ErrorCode::kDamaged);
    static const store::Statement kNotNewer("test.not_newer_step", "DELETE FROM migration WHERE module = 'promise'");
    example.tamper(kNotNewer);
    CHECK_FALSE(code());
    example.tamper(kForget);
    CHECK(code() == ErrorCode::kConfigInvalid);
    fs::remove(example.config.store_file());
    CHECK(code() == ErrorCode::kConfigInvalid);
}

}  // namespace layang::app::backup_test
