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

// A step that a newer program applied: this one does not know the tables that it would write to.
void refuse_newer(const std::map<Key, std::string>& applied, std::span<const Migration> migrations, Reasons& reasons) {
    std::map<std::string, std::int64_t, std::less<>> newest;
    for (const auto& step : migrations) {
        auto& number = newest[std::string(step.module)];
        number = std::max<std::int64_t>(number, step.number);
    }
    for (const auto& [key, checksum] : applied) {
        const auto known = newest.find(key.first);
        if (known != newest.end() && key.second > known->second)
            reasons.add(ErrorCode::kDamaged, "", {{"what", name_of_step(key.first, key.second) + " belongs to a newer program"}});
    }
}

}  // namespace

Result<void> apply_migrations(SqliteSession& session, std::span<const Migration> migrations, Instant now) {
    session.connection().execute(sqlite_schema(bookkeeping_schema()));
    std::map<Key, std::string> applied;
    session.for_each(kApplied, [&](const Row& row) { applied[{row.text(0), row.integer(1)}] = row.text(2); });

    Reasons reasons;
    refuse_newer(applied, migrations, reasons);
    for (const auto& step : migrations) {
        const auto checksum = checksum_of(step.sql);
        const auto [known, is_new] = applied.try_emplace({std::string(step.module), step.number}, checksum);
        if (!is_new && known->second != checksum)
            reasons.add(ErrorCode::kDamaged, "", {{"what", name_of_step(step.module, step.number) + " was changed after it was applied"}});
        if (!is_new || reasons.any()) continue;
        session.connection().execute(sqlite_schema(step.sql));
        session.run(kRecord, step.module, step.number, checksum, now);
    }
    if (reasons.any()) return reasons.refusal();
    return {};
}

}  // namespace layang::store::sqlite
