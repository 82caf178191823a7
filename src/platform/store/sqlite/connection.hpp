#pragma once
// One SQLite connection with its cache of prepared statements. The only files that include sqlite3.h are in this folder.
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "platform/store/store.hpp"

namespace layang::store::sqlite {

/// Pages in the WAL after which the writer checkpoints, and the size of its cache (measured: less costs, more gains nothing).
inline constexpr int kCheckpointPages = 16000;
inline constexpr int kWriterCacheKib = 65536;
inline constexpr int kReaderCacheKib = 8192;

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Connection {
public:
    /// `snapshot_only` cannot write anything at all; `copying` reads the database and may write another file (VACUUM INTO).
    enum class Mode { read_write, snapshot_only, copying };

    /// Throws StoreBroken.
    Connection(const std::string& file, Mode mode);

    /// Runs SQL text without parameters, any number of statements. Throws StoreFull, StoreDamaged, StoreBroken.
    void execute(const std::string& sql);
    /// The same for the few fixed words of transaction control, prepared once.
    void control(const char* sql);
    /// The first column of the rows as text.
    [[nodiscard]] std::vector<std::string> texts(const std::string& sql);

    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
    /// Whether any statement met a full disk since the last call: a job may have swallowed the exception.
    bool take_full() { return std::exchange(full_, false); }
    [[nodiscard]] sqlite3* handle() { return database_.get(); }

    /// Throws what SQLite's result code means.
    [[noreturn]] void fail(int code, std::string_view what);

    struct Cached {
        StatementHandle handle;
        bool in_use = false;
    };
    /// The prepared statement's place in the cache.
    [[nodiscard]] Cached& cached(const Statement& statement);
    [[nodiscard]] StatementHandle prepare(std::string_view sql, std::string_view name);

private:
    std::unique_ptr<sqlite3, CloseDatabase> database_;
    // Pointers, because a statement in use must stay where it is while the cache grows.
    std::vector<std::unique_ptr<Cached>> cache_;
    std::vector<std::pair<const char*, StatementHandle>> controls_;
    bool full_ = false;
};

}  // namespace layang::store::sqlite
