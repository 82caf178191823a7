#include "app/backup.hpp"

#include "app/file_copy.hpp"
#include "app/manifest.hpp"
#include "app/reading.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStoreFile = "layang.db";
constexpr std::string_view kBlobs = "blobs";
constexpr std::string_view kDemoMark = "demo.mark";
constexpr std::string_view kKeysFile = "keys.db";

fs::path partial(const fs::path& folder) { return beside(folder, ".partial"); }

/// What is unfinished goes, unless it was kept.
class Unfinished {
public:
    explicit Unfinished(fs::path path) : path_(std::move(path)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        std::error_code ignored;
        if (!kept_) fs::remove_all(path_, ignored);
    }
    void keep() { kept_ = true; }

private:
    fs::path path_;
    bool kept_ = false;
};

Result<void> require_free(const fs::path& folder) {
    if (is_free(folder)) return {};
    return refuse(ErrorCode::kConfigInvalid, "", {{"what", folder.string() + " tidak kosong / is not empty"}});
}

Result<void> make_private_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed) return refuse(ErrorCode::kBroken, "", {{"what", folder.string() + ": " + failed.message()}});
    return {};
}

/// Whole files only: an upload that is still under way has a name with a suffix, and its device will go on with it.
Result<void> copy_blobs(const fs::path& from, const fs::path& to, Manifest& manifest) {
    if (!fs::exists(from)) return {};
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file() || entry.path().has_extension()) continue;
        const auto name = (kBlobs / fs::relative(entry.path(), from)).generic_string();
        const auto hash = copy_file_durably(entry.path(), to / name);
        // Swept meanwhile, because nothing had named it for two days.
        if (!hash && hash.error().code() == ErrorCode::kNotFound) continue;
        manifest.files[name] = TRY(hash);
    }
    return {};
}

Result<BackupMade> copy_store(const HouseConfig& config, const fs::path& to, Manifest manifest) {
    {
        const auto live = TRY(Reading::open(config, secrets::no_keys()));
        TRY_VOID(live.store->backup_to((to / kStoreFile).string()));
    }
    HouseConfig copy = config;
    copy.var = to;
    const auto copied = TRY(Reading::open(copy, secrets::no_keys()));
    const auto found = copied.ledger->verify(config.regency, {});
    manifest.head = found.head.text();
    manifest.files[std::string(kStoreFile)] = TRY(file_hash(to / kStoreFile));
    if (fs::exists(config.demo_mark())) manifest.files[std::string(kDemoMark)] = TRY(copy_file_durably(config.demo_mark(), to / kDemoMark));
    TRY_VOID(copy_blobs(config.blobs_folder(), to, manifest));
    TRY_VOID(write_manifest(to, manifest));
    return BackupMade{manifest.head, found.problems};
}

Result<void> copy_keys(secrets::KeyRing& ring, const fs::path& to, Manifest manifest) {
    TRY_VOID(ring.backup_to((to / kKeysFile).string()));
    manifest.files[std::string(kKeysFile)] = TRY(file_hash(to / kKeysFile));
    return write_manifest(to, manifest);
}

Result<void> check_restored(const HouseConfig& config, const Manifest& manifest) {
    auto ring = TRY(reading_keys(config));
    TRY_VOID(ring->check_integrity());
    const auto reading = TRY(Reading::open(config, std::move(ring)));
    TRY_VOID(reading.store->check_integrity());
    const auto found = reading.ledger->verify(manifest.regency, {manifest.head});
    Reasons reasons;
    for (const auto& problem : found.problems) reasons.add(ErrorCode::kDamaged, "", {{"what", problem}});
    if (reasons.any()) return reasons.refusal();
    return {};
}

}  // namespace

Result<BackupMade> back_up(const HouseConfig& config, const BackupFolders& to, Instant now) {
    for (const auto& folder : {to.store, to.keys, partial(to.store), partial(to.keys)}) TRY_VOID(require_free(folder));
    const auto ring = TRY(reading_keys(config));
    const Unfinished store_copy(partial(to.store)), keys_copy(partial(to.keys));
    for (const auto& folder : {partial(to.store), partial(to.keys)}) TRY_VOID(make_private_folder(folder));
    const Manifest manifest{config.regency, to_string(now), "", {}};
    auto made = TRY(copy_store(config, partial(to.store), manifest));
    TRY_VOID(copy_keys(*ring, partial(to.keys), manifest));
    TRY_VOID(rename_durably(partial(to.keys), to.keys));
    TRY_VOID(rename_durably(partial(to.store), to.store));
    return made;
}

Result<std::string> restore(const HouseConfig& config, const BackupFolders& from) {
    const auto manifest = TRY(read_manifest(from.store));
    for (const auto& folder : {config.var, partial(config.var)}) TRY_VOID(require_free(folder));
    const auto keys = config.keys_folder();
    if (!fs::exists(keys / "master.key")) return refuse(ErrorCode::kKeyMissing, "", {{"where", (keys / "master.key").string()}});

    HouseConfig copy = config;
    copy.var = partial(config.var);
    copy.keys = keys;
    const Unfinished store_copy(copy.var);
    TRY_VOID(make_private_folder(copy.var));
    TRY_VOID(copy_listed_files(from.store, manifest, copy.var));

    std::optional<Unfinished> keys_copy;
    if (!fs::exists(keys / kKeysFile)) {
        const auto key_manifest = TRY(read_manifest(from.keys));
        keys_copy.emplace(keys / kKeysFile);
        TRY_VOID(copy_listed_files(from.keys, key_manifest, keys));
    }
    TRY_VOID(check_restored(copy, manifest));
    TRY_VOID(rename_durably(copy.var, config.var));
    if (keys_copy) keys_copy->keep();
    return manifest.head;
}

}  // namespace layang::app
