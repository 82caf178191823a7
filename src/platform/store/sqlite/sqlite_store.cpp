#include <system_error>

#include <unistd.h>

#include "platform/store/sqlite/file_lock.hpp"
#include "platform/store/sqlite/migrate.hpp"
#include "platform/store/sqlite/wal_file.hpp"
#include "platform/store/sqlite/whole_file.hpp"
#include "platform/store/sqlite/writer.hpp"

namespace layang::store {
namespace sqlite {
namespace {

class SqliteStore final : public Store {
public:
    SqliteStore(const StoreConfig& config, FileLock lock)
        : file_(config.file), lock_(std::move(lock)), writer_(config), readers_(config.file, config.readers) {
        touch_database(readers_);
    }

    Result<void> migrate(std::span<const Migration> migrations, Instant now) override {
        Result<void> outcome;
        TRY_VOID(writer_.write([&](SqliteSession& session) {
            outcome = apply_migrations(session, migrations, now, file_);
            return outcome ? Verdict::keep : Verdict::undo;
        }));
        return outcome;
    }

    Result<void> write(const std::function<Verdict(Session&)>& job) override {
        return writer_.write([&](SqliteSession& session) { return job(session); });
    }

    void read(const std::function<void(Session&)>& job) override {
        readers_.read([&](SqliteSession& session) { job(session); });
    }

    void before_commit(std::function<void()> hook) override { writer_.before_commit(std::move(hook)); }

    Result<void> backup_to(const std::string& file) override { return copy_database(file_, file); }
    Result<void> check_integrity() override { return check_database(readers_, file_); }
    std::size_t queue_length() const override { return writer_.queue_length(); }

private:
    const std::string file_;
    // Order matters: the readers close first, the writer then carries the WAL over, the lock goes last.
    const FileLock lock_;
    Writer writer_;
    ReaderPool readers_;
};

}  // namespace
}  // namespace sqlite

Result<std::unique_ptr<Store>> Store::open(const StoreConfig& config) {
    try {
        // Made by us when it is new, so that it is ours alone; SQLite gives its other files the same mode.
        if (::access(config.file.c_str(), F_OK) != 0) TRY_VOID(sqlite::create_private(config.file));
        auto lock = sqlite::FileLock::take(config.file);
        if (!lock) return refuse(ErrorCode::kStoreInUse, "", {{"where", config.file}});
        if (const auto damage = sqlite::wal_damage(config.file)) return refuse(ErrorCode::kDamaged, "", {{"what", *damage}});
        return std::make_unique<sqlite::SqliteStore>(config, std::move(*lock));
    } catch (const StoreBroken& broken) {
        return sqlite::refusal_of(broken, config.file);
    } catch (const std::system_error& error) {
        return refuse(ErrorCode::kBroken, "", {{"what", error.what()}});
    }
}

}  // namespace layang::store
