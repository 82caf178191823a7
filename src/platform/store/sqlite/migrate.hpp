#pragma once
#include "platform/store/sqlite/session.hpp"

namespace layang::store::sqlite {

/// Applies what is missing inside the transaction of `session`. As Store::migrate; the caller undoes on a refusal.
[[nodiscard]] Result<void> apply_migrations(SqliteSession& session, std::span<const Migration> migrations, Instant now);

}  // namespace layang::store::sqlite
