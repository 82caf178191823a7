#include "platform/store/sqlite/connection.hpp"

#include <cerrno>

#include "platform/store/reader.hpp"

namespace layang::store::sqlite {
namespace {

constexpr int kBusyTimeoutMs = 5000;

int flags_of(Connection::Mode mode) {
    const int access = mode == Connection::Mode::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    // A connection is used by one thread at a time, so SQLite need not lock.
    return access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
}

bool means_full(int code, int system_error) {
    return (code & 0xff) == SQLITE_FULL || ((code & 0xff) == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT));
}

}  // namespace

Connection::Connection(const std::string& file, Mode mode) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags_of(mode), nullptr);
    database_.reset(opened);
    if (code != SQLITE_OK) fail(code, "open");
    sqlite3_busy_timeout(opened, kBusyTimeoutMs);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // Savepoints would spill to a temporary file otherwise.
    execute("PRAGMA temp_store=MEMORY");
    if (mode == Mode::read_write) {
        execute("PRAGMA journal_mode=WAL");
        execute("PRAGMA synchronous=FULL");
        execute("PRAGMA foreign_keys=ON");
        execute("PRAGMA wal_autocheckpoint=" + std::to_string(kCheckpointPages));
        execute("PRAGMA cache_size=-" + std::to_string(kWriterCacheKib));
    } else {
        execute("PRAGMA cache_size=-" + std::to_string(kReaderCacheKib));
        if (mode == Mode::snapshot_only) execute("PRAGMA query_only=ON");
    }
}

void Connection::fail(int code, std::string_view what) {
    const std::string reason = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
    const std::string sentence = std::string(what) + ": " + reason;
    if (means_full(code, database_ ? sqlite3_system_errno(database_.get()) : 0)) {
        full_ = true;
        throw StoreFull(sentence);
    }
    if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB) throw StoreDamaged(sentence);
    throw StoreBroken(sentence);
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sql.substr(0, sql.find('\n')));
}

void Connection::control(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    for (const auto& [known, handle] : controls_)
        if (known == sql) statement = handle.get();
    if (statement == nullptr) {
        controls_.emplace_back(sql, prepare(sql, sql));
        statement = controls_.back().second.get();
    }
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) {
        sqlite3_reset(statement);
        return;
    }
    // The message must be read before the reset may change it.
    struct Reset {
        sqlite3_stmt* target;
        ~Reset() { sqlite3_reset(target); }
    } reset{statement};
    fail(code, sql);
}

std::vector<std::string> Connection::texts(const std::string& sql) {
    const auto statement = prepare(sql, sql);
    std::vector<std::string> found;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0));
        found.emplace_back(text == nullptr ? "" : text);
    }
    if (code != SQLITE_DONE) fail(code, sql);
    return found;
}

StatementHandle Connection::prepare(std::string_view sql, std::string_view name) {
    sqlite3_stmt* prepared = nullptr;
    const int code =
        sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    StatementHandle handle(prepared);
    if (code != SQLITE_OK) fail(code, name);
    if (!handle) throw StoreBroken(std::string(name) + ": empty statement");
    return handle;
}

Connection::Cached& Connection::cached(const Statement& statement) {
    if (statement.number() >= cache_.size()) cache_.resize(statement.number() + 1);
    auto& place = cache_[statement.number()];
    if (!place) place = std::make_unique<Cached>(Cached{prepare(statement.sql(), statement.name()), false});
    return *place;
}

}  // namespace layang::store::sqlite
