#pragma once
// The database port. SQLite stands behind it today; PostgreSQL comes through the same door. Everything that rooms know of
// a database is here: statements from the catalogue, sessions, one writer, a pool of readers.
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/public_code.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::store {

/// What a column or a parameter can hold.
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

inline Value value_of(std::int64_t v) { return v; }
inline Value value_of(int v) { return std::int64_t{v}; }
inline Value value_of(std::size_t v) { return static_cast<std::int64_t>(v); }
inline Value value_of(bool v) { return std::int64_t{v}; }
inline Value value_of(std::string v) { return v; }
inline Value value_of(std::string_view v) { return std::string(v); }
inline Value value_of(const char* v) { return std::string(v); }
inline Value value_of(Bytes v) { return v; }
inline Value value_of(Instant v) { return v.us; }
/// Dates are kept as text, because they sort and people read them.
inline Value value_of(Date v) { return to_string(v); }
inline Value value_of(Rupiah v) { return v.amount; }
inline Value value_of(Metres v) { return v.count; }
template <class Tag>
Value value_of(const Id<Tag>& v) { return v.text(); }
template <class T>
Value value_of(const std::optional<T>& v) { return v ? value_of(*v) : Value{}; }

/// One SQL statement in the portable subset, registered for life under a unique name: define it at namespace scope in a
/// room's queries.cpp. Placeholders are `?` in order. `./test` prepares all of them on SQLite and on PostgreSQL.
class Statement {
public:
    Statement(std::string_view name, std::string_view sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] std::string_view sql() const { return sql_; }
    /// Small and dense, for caches.
    [[nodiscard]] std::size_t number() const { return number_; }

private:
    std::string_view name_;
    std::string_view sql_;
    std::size_t number_;
};
/// All statements of the program, in order of registration.
[[nodiscard]] const std::vector<const Statement*>& catalogue();

/// The row that a session stands on; valid only inside the callback. Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    /// Reading a column as another type than it has, NULL included, throws StoreBroken: use the maybe_... forms for NULL.
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;
    [[nodiscard]] virtual Bytes blob(int column) const = 0;
    [[nodiscard]] virtual int columns() const = 0;
    /// The column as it is stored, for dumps.
    [[nodiscard]] virtual Value value(int column) const = 0;
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] Rupiah rupiah(int column) const { return {integer(column)}; }
    [[nodiscard]] Metres metres(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
    [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
    [[nodiscard]] std::optional<Instant> maybe_instant(int column) const;
    /// These throw StoreBroken when the text is no date, code, id or known word: a projection wrote it, so it must be one.
    [[nodiscard]] Date date(int column) const;
    [[nodiscard]] std::optional<Date> maybe_date(int column) const;
    [[nodiscard]] PublicCode code(int column) const;
    template <class IdType>
    [[nodiscard]] IdType id(int column) const { return IdType{uuid(column)}; }
    template <class IdType>
    [[nodiscard]] std::optional<IdType> maybe_id(int column) const { return is_null(column) ? std::nullopt : std::optional(id<IdType>(column)); }
    template <NamedEnum E>
    [[nodiscard]] E choice(int column) const {
        if (const auto value = named<E>(text(column))) return *value;
        throw_unknown(column);
    }

private:
    [[noreturn]] static void throw_unknown(int column);
    [[nodiscard]] Uuid uuid(int column) const;
};

/// Broken machinery (exceptions): the request ends, the process lives.
struct StoreBroken : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The disk or the configured page limit is full; the whole group of commands has been rolled back.
struct StoreFull : StoreBroken {
    using StoreBroken::StoreBroken;
};

/// One connection inside one transaction. Not for two threads at once.
class Session {
public:
    virtual ~Session() = default;
    /// Calls `visit` for each row until it returns false.
    virtual void each(const Statement& statement, std::span<const Value> parameters, const std::function<bool(const Row&)>& visit) = 0;
    /// Runs a statement that changes; returns how many rows it changed.
    virtual std::int64_t change(const Statement& statement, std::span<const Value> parameters) = 0;

    template <class... P>
    std::int64_t run(const Statement& statement, const P&... parameters) {
        const std::vector<Value> values{value_of(parameters)...};
        return change(statement, values);
    }
    template <class Read, class... P>
    void for_each(const Statement& statement, Read&& read, const P&... parameters) {
        const std::vector<Value> values{value_of(parameters)...};
        each(statement, values, [&](const Row& row) { return read(row), true; });
    }
    /// First row, read by `read`; nullopt when there is none.
    template <class Read, class... P>
    auto first(const Statement& statement, Read&& read, const P&... parameters) -> std::optional<decltype(read(std::declval<const Row&>()))> {
        std::optional<decltype(read(std::declval<const Row&>()))> found;
        const std::vector<Value> values{value_of(parameters)...};
        each(statement, values, [&](const Row& row) { return found.emplace(read(row)), false; });
        return found;
    }
    template <class Read, class... P>
    auto list(const Statement& statement, Read&& read, const P&... parameters) {
        std::vector<decltype(read(std::declval<const Row&>()))> rows;
        for_each(statement, [&](const Row& row) { rows.push_back(read(row)); }, parameters...);
        return rows;
    }
};

/// One numbered step of one module's schema, in the portable subset: types INTEGER, TEXT, BLOB; no AUTOINCREMENT, no DEFAULT now.
/// `sql` may hold several statements separated by `;` at line ends. Every table's key starts with `regency`.
struct Migration {
    std::string_view module;
    int number;
    std::string_view sql;
};

struct StoreConfig {
    std::string file;
    std::size_t readers = 4;
    /// Commands that wait for the writer at most; more are answered kBusy.
    std::size_t queue_max = 4096;
    /// Commands in one durable commit at most.
    std::size_t group_max = 256;
    /// 0: no limit. Otherwise SQLite's max_page_count, for tests of a full disk.
    std::int64_t pages_max = 0;
    /// Deleted content is overwritten in the file at once and leaves the WAL in the next idle second: for keys.
    bool forget_deleted = false;
};

enum class Verdict { keep, undo };

/// One database file: the only read-write connection belongs to the writer thread; everything else reads snapshots.
class Store {
public:
    virtual ~Store() = default;

    /// Opens or creates. Errors: kStoreInUse (another process has it), kDamaged, kBroken, kDiskFull.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreConfig& config);

    /// Applies what is missing, in the order given, in one transaction; refuses (kDamaged) a changed step that was already applied.
    [[nodiscard]] virtual Result<void> migrate(std::span<const Migration> migrations, Instant now) = 0;

    /// Runs `job` on the writer thread inside a savepoint of its own and returns when the group that holds it is durably
    /// committed. `Verdict::undo` rolls back to the savepoint only. What the job throws is thrown here, after an undo of its
    /// savepoint. Throws StoreFull when the group failed for lack of space. Returns kBusy when the queue is full.
    [[nodiscard]] virtual Result<void> write(const std::function<Verdict(Session&)>& job) = 0;

    /// Runs `job` on the calling thread over one consistent snapshot, on a connection that cannot write. Waits for a free reader.
    virtual void read(const std::function<void(Session&)>& job) = 0;

    /// Called on the writer thread after the jobs of a group and before COMMIT; throwing fails the group. Set once, before serving.
    virtual void before_commit(std::function<void()> hook) = 0;

    /// A consistent copy while serving (VACUUM INTO on a reader). The target must not exist.
    [[nodiscard]] virtual Result<void> backup_to(const std::string& file) = 0;
    /// Integrity as the engine sees it; the sentence says what is damaged.
    [[nodiscard]] virtual Result<void> check_integrity() = 0;
    [[nodiscard]] virtual std::size_t queue_length() const = 0;
};

/// The store's own table, which remembers the applied migrations. It belongs to no regency: it describes the database.
[[nodiscard]] std::string_view bookkeeping_schema();

/// The same SQL in PostgreSQL's words: `$1` placeholders in queries, BIGINT and BYTEA for the types INTEGER and BLOB, which are
/// written in capitals so that a column may be called `blob`.
[[nodiscard]] std::string postgres_query(std::string_view sql);
[[nodiscard]] std::string postgres_schema(std::string_view sql);

}  // namespace layang::store
