#pragma once
// What concerns the database file as a whole: making it, copying it, judging it.
#include "platform/store/sqlite/reader_pool.hpp"

namespace layang::store::sqlite {

/// kDiskFull, kDamaged or kBroken; the latter two name the file.
[[nodiscard]] tl::unexpected<Refusal> refusal_of(const StoreBroken& broken, const std::string& file);

/// An empty file that only its owner may read. Errors: kDiskFull, kBroken (also when there is one already).
[[nodiscard]] Result<void> create_private(const std::string& file);

/// As Store::backup_to.
[[nodiscard]] Result<void> copy_database(const std::string& from, const std::string& to);

/// As Store::check_integrity.
[[nodiscard]] Result<void> check_database(ReaderPool& readers, const std::string& file);

/// Reads the schema and compares the size in the header with the file's. Throws StoreBroken.
void touch_database(ReaderPool& readers);

}  // namespace layang::store::sqlite
