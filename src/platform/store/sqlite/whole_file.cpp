#include "platform/store/sqlite/whole_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "platform/store/reader.hpp"

namespace layang::store::sqlite {
namespace {

constexpr int kDamageLinesMax = 20;

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

/// What the engine finds wrong with one table and its indexes, or with everything when `table` is empty.
std::vector<std::string> complaints(Connection& connection, const std::string& table) {
    const auto about = table.empty() ? std::to_string(kDamageLinesMax) : quoted(table);
    std::vector<std::string> lines;
    try {
        lines = connection.texts("PRAGMA integrity_check(" + about + ')');
    } catch (const StoreBroken& broken) {
        lines = {broken.what()};
    }
    if (lines.size() == 1 && lines.front() == "ok") lines.clear();
    return lines;
}

/// Table by table, because the engine itself speaks of page numbers only.
std::vector<std::string> damage_by_table(Connection& connection) {
    std::vector<std::string> found;
    for (const auto& table : connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        if (const auto lines = complaints(connection, table); !lines.empty()) found.push_back("table " + table + ": " + lines.front());
    return found;
}

}  // namespace

tl::unexpected<Refusal> refusal_of(const StoreBroken& broken, const std::string& file) {
    if (dynamic_cast<const StoreFull*>(&broken) != nullptr) return refuse(ErrorCode::kDiskFull);
    const bool damaged = dynamic_cast<const StoreDamaged*>(&broken) != nullptr;
    return refuse(damaged ? ErrorCode::kDamaged : ErrorCode::kBroken, "", {{"what", file + " (" + broken.what() + ')'}});
}

Result<void> create_private(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) return ::close(descriptor), Result<void>{};
    if (errno == ENOSPC) return refuse(ErrorCode::kDiskFull);
    return refuse(ErrorCode::kBroken, "", {{"what", file + ": " + std::generic_category().message(errno)}});
}

Result<void> copy_database(const std::string& from, const std::string& to) {
    // Made by us before SQLite fills it, so that nobody else can read the copy while it grows.
    TRY_VOID(create_private(to));
    try {
        Connection(from, Connection::Mode::copying).execute("VACUUM INTO " + quoted(to));
    } catch (const StoreBroken& broken) {
        ::unlink(to.c_str());
        return refusal_of(broken, from);
    }
    TRY_VOID(sync_file(to));
    return sync_file(folder_of(to));
}

Result<void> check_database(ReaderPool& readers, const std::string& file) {
    std::vector<std::string> lines;
    try {
        readers.read([&](SqliteSession& session) {
            lines = complaints(session.connection(), "");
            if (lines.empty()) return;
            // Damage outside all tables (the list of free pages) has no name of its own.
            if (auto tables = damage_by_table(session.connection()); !tables.empty()) lines = std::move(tables);
        });
    } catch (const StoreBroken& broken) {
        // Even the end of a reading transaction fails on a damaged file: what was found by then says more.
        if (lines.empty()) return refusal_of(broken, file);
    }
    if (lines.empty()) return {};
    Reasons reasons;
    for (const auto& line : lines) reasons.add(ErrorCode::kDamaged, "", {{"what", file + ", " + line}});
    return reasons.refusal();
}

void touch_database(ReaderPool& readers) {
    readers.read([](SqliteSession& session) { (void)session.connection().texts("SELECT count(*) FROM sqlite_schema"); });
}

}  // namespace layang::store::sqlite
