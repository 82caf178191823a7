#pragma once
#include "platform/store/sqlite/session.hpp"

namespace layang::store::sqlite {

/// Applies what is missing inside the transaction of `session`. As Store::migrate; the caller undoes on a refusal.
/// `file` is what refusals call the database.
[[nodiscard]] Result<void> apply_migrations(SqliteSession& session, std::span<const Migration> migrations, Instant now, const std::string& file);

/// Compares only. Errors: kConfigInvalid when a step is missing, kDamaged when one is changed or unknown.
[[nodiscard]] Result<void> compare_migrations(SqliteSession& session, std::span<const Migration> migrations, const std::string& file);

}  // namespace layang::store::sqlite
