#include "platform/store/sqlite/session.hpp"

#include "base/check.hpp"

namespace layang::store::sqlite {
namespace {

class SqliteRow final : public Row {
public:
    SqliteRow(sqlite3_stmt* statement, std::string_view name) : statement_(statement), name_(name) {}

    bool is_null(int column) const override { return type_of(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        expect(column, SQLITE_INTEGER, "integer");
        return sqlite3_column_int64(statement_, column);
    }
    std::string text(int column) const override {
        expect(column, SQLITE_TEXT, "text");
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Bytes blob(int column) const override {
        expect(column, SQLITE_BLOB, "blob");
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        return {bytes, bytes + sqlite3_column_bytes(statement_, column)};
    }
    int columns() const override { return sqlite3_column_count(statement_); }
    Value value(int column) const override {
        switch (type_of(column)) {
            case SQLITE_NULL: return {};
            case SQLITE_INTEGER: return integer(column);
            case SQLITE_TEXT: return text(column);
            case SQLITE_BLOB: return blob(column);
            default: throw StoreBroken(std::string(name_) + ": column " + std::to_string(column) + " is a floating-point number");
        }
    }

private:
    int type_of(int column) const {
        LAYANG_CHECK(column >= 0 && column < sqlite3_column_count(statement_));
        return sqlite3_column_type(statement_, column);
    }
    // SQLite would convert silently, PostgreSQL would not; and a NULL read as 0 hides a mistake.
    void expect(int column, int type, const char* wanted) const {
        if (type_of(column) != type)
            throw StoreBroken(std::string(name_) + ": column " + std::to_string(column) + " is no " + wanted);
    }
    sqlite3_stmt* statement_;
    std::string_view name_;
};

// Takes the cached statement, or prepares another when a callback runs the statement that it is called from.
class Lease {
public:
    Lease(Connection& connection, const Statement& statement) : cached_(&connection.cached(statement)) {
        if (cached_->in_use) {
            own_ = connection.prepare(statement.sql(), statement.name());
            cached_ = nullptr;
        } else cached_->in_use = true;
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() {
        sqlite3_reset(get());
        sqlite3_clear_bindings(get());
        if (cached_ != nullptr) cached_->in_use = false;
    }
    [[nodiscard]] sqlite3_stmt* get() const { return cached_ != nullptr ? cached_->handle.get() : own_.get(); }

private:
    Connection::Cached* cached_;
    StatementHandle own_;
};

struct Bind {
    sqlite3_stmt* statement;
    int place;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, place, number); }
    // Static: the parameters outlive the steps.
    int operator()(const std::string& text) const {
        return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Bytes& bytes) const {
        // A null pointer would bind NULL instead of an empty blob.
        return bytes.empty() ? sqlite3_bind_zeroblob(statement, place, 0)
                             : sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
};

void bind_all(Connection& connection, sqlite3_stmt* prepared, const Statement& statement, std::span<const Value> parameters) {
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(prepared)) != parameters.size())
        throw CheckFailed(std::string(statement.name()) + ": wrong number of parameters");
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int code = std::visit(Bind{prepared, static_cast<int>(i) + 1}, parameters[i]);
        if (code != SQLITE_OK) connection.fail(code, statement.name());
    }
}

}  // namespace

void SqliteSession::each(const Statement& statement, std::span<const Value> parameters, const std::function<bool(const Row&)>& visit) {
    const Lease lease(connection_, statement);
    bind_all(connection_, lease.get(), statement, parameters);
    const SqliteRow row(lease.get(), statement.name());
    while (true) {
        const int code = sqlite3_step(lease.get());
        if (code == SQLITE_DONE) return;
        if (code != SQLITE_ROW) connection_.fail(code, statement.name());
        if (!visit(row)) return;
    }
}

std::int64_t SqliteSession::change(const Statement& statement, std::span<const Value> parameters) {
    const Lease lease(connection_, statement);
    bind_all(connection_, lease.get(), statement, parameters);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(lease.get());
    if (code != SQLITE_DONE) connection_.fail(code, statement.name());
    return sqlite3_changes64(connection_.handle());
}

}  // namespace layang::store::sqlite
