#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "platform/store/sqlite/file_lock.hpp"
#include "platform/store/sqlite/migrate.hpp"
#include "platform/store/sqlite/reader_pool.hpp"
#include "platform/store/sqlite/writer.hpp"

namespace layang::store {
namespace sqlite {
namespace {

constexpr int kDamageLinesMax = 20;

tl::unexpected<Refusal> refusal_of(const Failure& failure, const std::string& file) {
    const int kind = failure.code & 0xff;
    if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB)
        return refuse(ErrorCode::kDamaged, "", {{"what", file + " (" + failure.what() + ')'}});
    return refuse(ErrorCode::kBroken, "", {{"what", file + " (" + failure.what() + ')'}});
}

// Made by us before SQLite fills it, so that nobody else can read the copy while it grows.
Result<void> create_private(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) return ::close(descriptor), Result<void>{};
    if (errno == ENOSPC) return refuse(ErrorCode::kDiskFull);
    return refuse(ErrorCode::kBroken, "", {{"what", file + ": " + std::generic_category().message(errno)}});
}

Result<void> sync_file(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) return refuse(ErrorCode::kBroken, "", {{"what", file + " cannot be synced"}});
    return {};
}

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
    return result + '\'';
}

std::string folder_of(const std::string& file) {
    const auto slash = file.rfind('/');
    return slash == std::string::npos ? "." : file.substr(0, slash + 1);
}

class SqliteStore final : public Store {
public:
    SqliteStore(const StoreConfig& config, FileLock lock)
        : file_(config.file), lock_(std::move(lock)), writer_(config), readers_(config.file, config.readers) {
        // Reads the schema and compares the size in the header with the file's.
        readers_.read([](SqliteSession& session) { (void)session.connection().texts("SELECT count(*) FROM sqlite_schema"); });
    }

    Result<void> migrate(std::span<const Migration> migrations, Instant now) override {
        Result<void> outcome;
        TRY_VOID(writer_.write([&](SqliteSession& session) {
            outcome = apply_migrations(session, migrations, now);
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

    Result<void> backup_to(const std::string& file) override {
        TRY_VOID(create_private(file));
        try {
            Connection(file_, Connection::Mode::copying).execute("VACUUM INTO " + quoted(file));
        } catch (const StoreBroken& broken) {
            ::unlink(file.c_str());
            if (dynamic_cast<const StoreFull*>(&broken) != nullptr) return refuse(ErrorCode::kDiskFull);
            return refuse(ErrorCode::kBroken, "", {{"what", broken.what()}});
        }
        TRY_VOID(sync_file(file));
        return sync_file(folder_of(file));
    }

    Result<void> check_integrity() override {
        std::vector<std::string> lines;
        try {
            readers_.read([&](SqliteSession& session) {
                lines = session.connection().texts("PRAGMA integrity_check(" + std::to_string(kDamageLinesMax) + ')');
            });
        } catch (const Failure& failure) {
            return refusal_of(failure, file_);
        }
        if (lines.size() == 1 && lines.front() == "ok") return {};
        Reasons reasons;
        for (const auto& line : lines) reasons.add(ErrorCode::kDamaged, "", {{"what", file_ + ": " + line}});
        return reasons.refusal();
    }

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
        return std::make_unique<sqlite::SqliteStore>(config, std::move(*lock));
    } catch (const StoreFull&) {
        return refuse(ErrorCode::kDiskFull);
    } catch (const sqlite::Failure& failure) {
        return sqlite::refusal_of(failure, config.file);
    } catch (const std::system_error& error) {
        return refuse(ErrorCode::kBroken, "", {{"what", error.what()}});
    }
}

}  // namespace layang::store
