// The port's Store for those who only look: no lock, no writer, nothing changed.
#include <unistd.h>

#include "platform/store/reader.hpp"
#include "platform/store/sqlite/migrate.hpp"
#include "platform/store/sqlite/wal_file.hpp"
#include "platform/store/sqlite/whole_file.hpp"

namespace layang::store {
namespace sqlite {
namespace {

class ReaderStore final : public Store {
public:
    explicit ReaderStore(const StoreConfig& config) : file_(config.file), readers_(config.file, config.readers) { touch_database(readers_); }

    Result<void> migrate(std::span<const Migration> migrations, Instant /*now*/) override {
        Result<void> outcome;
        readers_.read([&](SqliteSession& session) { outcome = compare_migrations(session, migrations, file_); });
        return outcome;
    }
    Result<void> write(const std::function<Verdict(Session&)>& /*job*/) override { throw StoreBroken(file_ + " was opened for reading only"); }
    void read(const std::function<void(Session&)>& job) override {
        readers_.read([&](SqliteSession& session) { job(session); });
    }
    void before_commit(std::function<void()> /*hook*/) override {}
    Result<void> backup_to(const std::string& file) override { return copy_database(file_, file); }
    Result<void> check_integrity() override { return check_database(readers_, file_); }
    std::size_t queue_length() const override { return 0; }

private:
    const std::string file_;
    ReaderPool readers_;
};

}  // namespace
}  // namespace sqlite

Result<std::unique_ptr<Store>> open_reader(const StoreConfig& config, std::span<const Migration> migrations) {
    if (::access(config.file.c_str(), F_OK) != 0)
        return refuse(ErrorCode::kConfigInvalid, "", {{"what", config.file + " tidak ada / does not exist"}});
    if (const auto damage = sqlite::wal_damage(config.file)) return refuse(ErrorCode::kDamaged, "", {{"what", *damage}});
    try {
        auto store = std::make_unique<sqlite::ReaderStore>(config);
        TRY_VOID(store->migrate(migrations, Instant{}));
        return store;
    } catch (const StoreBroken& broken) {
        return sqlite::refusal_of(broken, config.file);
    }
}

}  // namespace layang::store
