#include "platform/store/sqlite/migrate.hpp"

#include <array>
#include <map>

#include <openssl/evp.h>

#include "base/check.hpp"
#include "platform/store/sql_text.hpp"

namespace layang::store::sqlite {
namespace {

const Statement kApplied("store.migrations_applied", "SELECT module, number, checksum FROM migration ORDER BY module, number");
const Statement kRecord("store.migration_record", "INSERT INTO migration (module, number, checksum, applied_at) VALUES (?, ?, ?, ?)");

std::string checksum_of(std::string_view sql) {
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    LAYANG_CHECK(EVP_Digest(sql.data(), sql.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
    return hex_of({digest.data(), size});
}

using Key = std::pair<std::string, std::int64_t>;

std::string name_of_step(std::string_view module, std::int64_t number) {
    return "migration " + std::string(module) + ' ' + std::to_string(number);
}

using Applied = std::map<Key, std::string>;

Applied applied_steps(SqliteSession& session) {
    Applied applied;
    session.for_each(kApplied, [&](const Row& row) { applied[{row.text(0), row.integer(1)}] = row.text(2); });
    return applied;
}

/// A newer program's step: this one does not know the tables that it would write to. And a known step in another wording.
void refuse_foreign(const Applied& applied, std::span<const Migration> migrations, const std::string& file, Reasons& reasons) {
    std::map<Key, std::string_view> known;
    for (const auto& step : migrations) known[{std::string(step.module), step.number}] = step.sql;
    for (const auto& [key, checksum] : applied) {
        const auto name = name_of_step(key.first, key.second);
        const auto step = known.find(key);
        if (step == known.end())
            reasons.add(ErrorCode::kDamaged, "", {{"what", file + " (" + name + "): dari program yang lebih baru / belongs to a newer program"}});
        else if (checksum_of(step->second) != checksum)
            reasons.add(ErrorCode::kDamaged, "", {{"what", name + " was changed after it was applied"}});
    }
}

}  // namespace

Result<void> apply_migrations(SqliteSession& session, std::span<const Migration> migrations, Instant now, const std::string& file) {
    session.connection().execute(sqlite_schema(bookkeeping_schema()));
    const auto applied = applied_steps(session);
    Reasons reasons;
    refuse_foreign(applied, migrations, file, reasons);
    if (reasons.any()) return reasons.refusal();
    for (const auto& step : migrations) {
        if (applied.contains({std::string(step.module), step.number})) continue;
        session.connection().execute(sqlite_schema(step.sql));
        session.run(kRecord, step.module, step.number, checksum_of(step.sql), now);
    }
    return {};
}

Result<void> compare_migrations(SqliteSession& session, std::span<const Migration> migrations, const std::string& file) {
    const auto older = [&] {
        return refuse(ErrorCode::kConfigInvalid, "", {{"what", file + ": skema lama; hentikan server, lalu `layang migrate` / old schema; stop the server, then `layang migrate`"}});
    };
    if (session.connection().texts("SELECT name FROM sqlite_schema WHERE name = 'migration'").empty()) return older();
    const auto applied = applied_steps(session);
    Reasons reasons;
    refuse_foreign(applied, migrations, file, reasons);
    if (reasons.any()) return reasons.refusal();
    for (const auto& step : migrations)
        if (!applied.contains({std::string(step.module), step.number})) return older();
    return {};
}

}  // namespace layang::store::sqlite
