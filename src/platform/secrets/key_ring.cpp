#include <map>
#include <mutex>

#include <unistd.h>

#include "base/check.hpp"
#include "platform/secrets/key_cache.hpp"
#include "platform/secrets/key_table.hpp"
#include "platform/secrets/keyed_hash.hpp"
#include "platform/secrets/master_key.hpp"
#include "platform/secrets/office_key.hpp"
#include "platform/secrets/private_file.hpp"
#include "platform/secrets/reader.hpp"
#include "platform/store/reader.hpp"

namespace layang::secrets {
namespace {

constexpr std::size_t kKeyIdBytes = 12;
constexpr std::size_t kTokenBytes = 16;
constexpr std::size_t kBodyHashBytes = 32;
constexpr std::size_t kReaders = 2;
constexpr std::string_view kCheckText = "the master key of this keys.db";

// What the master key is used for, by number: part of the derivation, never to be renumbered.
enum Use : std::uint64_t { kWrapping = 1, kTokens = 2, kBodies = 3, kRescue = 4 };

store::StoreConfig store_config(const KeysConfig& config) {
    store::StoreConfig result;
    result.file = keys_database_file(config.folder);
    result.readers = kReaders;
    result.forget_deleted = true;
    return result;
}

std::string owner_of(std::string_view subject, std::string_view cls) { return std::string(cls) + '|' + std::string(subject); }

// Ties a wrapped key to its place, so that rows of keys.db cannot be exchanged.
std::string bound_of(const std::string& owner, const std::string& key_id) { return "data key|" + key_id + '|' + owner; }

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

class StoredKeyRing final : public KeyReader {
public:
    StoredKeyRing(const SecretKey& master, std::unique_ptr<store::Store> store)
        : wrapping_(master.derived(kWrapping)), tokens_(master.derived(kTokens)), bodies_(master.derived(kBodies)), office_(master.derived(kRescue)), store_(std::move(store)) {}

    /// Error: kDamaged when keys.db was made with another master key.
    Result<void> check_master() {
        std::optional<Bytes> sealed;
        store_->read([&](store::Session& session) { sealed = key_table::check_value(session); });
        if (sealed && open_frame(wrapping_, "check", text_of(*sealed)) == kCheckText) return {};
        return refuse(ErrorCode::kDamaged, "", {{"what", "keys.db: belongs to another master.key"}});
    }
    Result<void> save_check() {
        return store_->write([&](store::Session& session) {
            key_table::save_check_value(session, bytes_of(seal_frame(wrapping_, "check", kCheckText)));
            return store::Verdict::keep;
        });
    }

    std::string seal(std::string_view subject, SealClass cls, std::string_view bound, std::string_view plain) override {
        const auto key = key_for_sealing(std::string(subject), std::string(name_of(cls)));
        return write_sealed(key.key_id, seal_frame(key.key, bound, plain));
    }

    std::optional<std::string> open(std::string_view bound, std::string_view sealed) override {
        const auto parsed = parse_sealed(sealed);
        if (!parsed) throw Tampered("a sealed value has no known form");
        const auto key = key_by_id(parsed->key_id);
        if (!key) return std::nullopt;
        auto plain = open_frame(*key, bound, text_of(parsed->frame));
        if (!plain) throw Tampered("a sealed value does not open");
        return plain;
    }

    void commit_pending() override {
        // One at a time, so that nobody returns while another still writes what he waits for.
        const std::lock_guard order(commit_mutex_);
        std::map<std::string, DataKey> writing;
        {
            const std::lock_guard lock(mutex_);
            writing = pending_;
        }
        if (writing.empty()) return;
        const auto written = store_->write([&](store::Session& session) {
            for (const auto& [owner, key] : writing) key_table::add(session, wrapped(key));
            return store::Verdict::keep;
        });
        if (!written) throw store::StoreBroken("the keys' writer is busy");
        const std::lock_guard lock(mutex_);
        for (const auto& [owner, key] : writing) {
            pending_.erase(owner);
            cache_.put(key, true);
        }
    }

    Result<void> erase(std::string_view subject, SealClass cls) override {
        const auto class_name = name_of(cls);
        const std::lock_guard order(commit_mutex_);
        std::vector<std::string> gone;
        TRY_VOID(store_->write([&](store::Session& session) {
            gone = key_table::erase(session, subject, class_name);
            return store::Verdict::keep;
        }));
        const std::lock_guard lock(mutex_);
        pending_.erase(owner_of(subject, class_name));
        for (const auto& key_id : gone) cache_.erase(key_id);
        return {};
    }

    Bytes token(std::string_view purpose, std::string_view normal_form) override {
        return tokens_.of({purpose, std::string_view("\0", 1), normal_form}, kTokenBytes);
    }
    std::string token_key_id() const override { return std::to_string(kTokens); }
    Bytes body_hash(std::string_view body) override { return bodies_.of({body}, kBodyHashBytes); }
    Bytes office_key() const override { return office_.public_point(); }
    Result<std::string> open_rescue(std::string_view point, std::string_view info, std::string_view iv, std::string_view sealed) const override {
        return office_.open(point, info, iv, sealed);
    }
    Result<void> backup_to(const std::string& file) override { return store_->backup_to(file); }

    Result<void> check_integrity() override {
        TRY_VOID(store_->check_integrity());
        Reasons reasons;
        store_->read([&](store::Session& session) {
            key_table::each(session, [&](const WrappedKey& row) {
                try {
                    (void)unwrapped(row);
                } catch (const Tampered&) {
                    reasons.add(ErrorCode::kDamaged, "", {{"what", "keys.db: the key of " + row.subject + " (" + row.cls + ") does not open"}});
                }
            });
        });
        if (reasons.any()) return reasons.refusal();
        return {};
    }

private:
    DataKey key_for_sealing(const std::string& subject, const std::string& cls) {
        const auto owner = owner_of(subject, cls);
        const std::lock_guard lock(mutex_);
        if (const auto* key = cache_.by_owner(owner)) return *key;
        if (const auto found = pending_.find(owner); found != pending_.end()) return found->second;
        std::optional<WrappedKey> stored;
        store_->read([&](store::Session& session) { stored = key_table::newest(session, subject, cls); });
        if (stored) {
            const DataKey key{stored->key_id, owner, unwrapped(*stored)};
            cache_.put(key, true);
            return key;
        }
        std::array<std::uint8_t, kKeyIdBytes> id{};
        SystemRandom().fill(id.data(), id.size());
        return pending_.emplace(owner, DataKey{base64_of(id), owner, SecretKey::random()}).first->second;
    }

    std::optional<SecretKey> key_by_id(const std::string& key_id) {
        const std::lock_guard lock(mutex_);
        if (const auto* key = cache_.by_id(key_id)) return key->key;
        for (const auto& [owner, key] : pending_)
            if (key.key_id == key_id) return key.key;
        std::optional<WrappedKey> stored;
        store_->read([&](store::Session& session) { stored = key_table::by_id(session, key_id); });
        if (!stored) return std::nullopt;
        const DataKey key{key_id, owner_of(stored->subject, stored->cls), unwrapped(*stored)};
        cache_.put(key, false);
        return key.key;
    }

    WrappedKey wrapped(const DataKey& key) const {
        const auto bar = key.owner.find('|');
        return {key.key_id, key.owner.substr(bar + 1), key.owner.substr(0, bar),
                bytes_of(seal_frame(wrapping_, bound_of(key.owner, key.key_id), key.key.text()))};
    }
    SecretKey unwrapped(const WrappedKey& row) const {
        const auto plain = open_frame(wrapping_, bound_of(owner_of(row.subject, row.cls), row.key_id), text_of(row.wrapped));
        const auto key = plain ? SecretKey::of(*plain) : std::nullopt;
        if (!key) throw Tampered("a data key in keys.db does not open");
        return *key;
    }

    const SecretKey wrapping_;
    const KeyedHash tokens_;
    const KeyedHash bodies_;
    const OfficeKey office_;
    const std::unique_ptr<store::Store> store_;
    std::mutex commit_mutex_;
    std::mutex mutex_;
    KeyCache cache_;
    std::map<std::string, DataKey> pending_;
};

/// Opens nothing: what is sealed counts as erased.
class NoKeys final : public KeyRing {
public:
    std::string seal(std::string_view, SealClass, std::string_view, std::string_view) override { throw store::StoreBroken("there are no keys"); }
    std::optional<std::string> open(std::string_view, std::string_view) override { return std::nullopt; }
    void commit_pending() override {}
    Result<void> erase(std::string_view, SealClass) override { throw store::StoreBroken("there are no keys"); }
    Bytes token(std::string_view, std::string_view) override { throw store::StoreBroken("there are no keys"); }
    std::string token_key_id() const override { throw store::StoreBroken("there are no keys"); }
    Bytes body_hash(std::string_view) override { throw store::StoreBroken("there are no keys"); }
    Bytes office_key() const override { throw store::StoreBroken("there are no keys"); }
    Result<std::string> open_rescue(std::string_view, std::string_view, std::string_view, std::string_view) const override {
        throw store::StoreBroken("there are no keys");
    }
    Result<void> backup_to(const std::string&) override { throw store::StoreBroken("there are no keys"); }
};

Result<std::unique_ptr<StoredKeyRing>> open_ring(const KeysConfig& config, const SecretKey& master, Instant now) {
    auto store = TRY(store::Store::open(store_config(config)));
    TRY_VOID(store->migrate(migrations(), now));
    return std::make_unique<StoredKeyRing>(master, std::move(store));
}

bool exists(const std::string& file) { return ::access(file.c_str(), F_OK) == 0; }

}  // namespace

Result<void> KeyRing::create(const KeysConfig& config) {
    start_sodium();
    TRY_VOID(make_private_folder(config.folder));
    for (const auto& file : {master_key_file(config.folder), keys_database_file(config.folder)})
        if (exists(file)) return refuse(ErrorCode::kConfigInvalid, "", {{"what", file + " exists already"}});
    const auto master = SecretKey::random();
    // The database first: a master key without one would look like a lost installation.
    const auto ring = TRY(open_ring(config, master, SystemClock().now()));
    TRY_VOID(ring->save_check());
    return write_master_key(config.folder, master);
}

Result<std::unique_ptr<KeyRing>> KeyRing::open(const KeysConfig& config, Instant now) {
    start_sodium();
    const auto master = TRY(read_master_key(config.folder));
    const auto database = keys_database_file(config.folder);
    if (!exists(database)) return refuse(ErrorCode::kKeyMissing, "", {{"where", database}});
    auto ring = TRY(open_ring(config, master, now));
    TRY_VOID(ring->check_master());
    return std::unique_ptr<KeyRing>(std::move(ring));
}

Result<std::unique_ptr<KeyReader>> KeyReader::open(const KeysConfig& config) {
    start_sodium();
    const auto master = TRY(read_master_key(config.folder));
    const auto database = keys_database_file(config.folder);
    if (!exists(database)) return refuse(ErrorCode::kKeyMissing, "", {{"where", database}});
    auto ring = std::make_unique<StoredKeyRing>(master, TRY(store::open_reader(store_config(config), migrations())));
    TRY_VOID(ring->check_master());
    return std::unique_ptr<KeyReader>(std::move(ring));
}

std::unique_ptr<KeyRing> no_keys() { return std::make_unique<NoKeys>(); }

}  // namespace layang::secrets
