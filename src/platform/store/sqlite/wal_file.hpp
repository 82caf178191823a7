#pragma once
// SQLite trusts its write-ahead log up to the first page that does not add up, and drops the rest without a word. A power cut
// leaves such a page in the last transaction only; anywhere else it is damage, and acknowledged work would go.
#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace layang::store::sqlite {

/// What is wrong with `file` (the name of the database), or nothing. Never complains of what a power cut can leave behind: a
/// transaction is synced before the next one is written. May run beside a process that writes.
[[nodiscard]] std::optional<std::string> wal_damage(const std::string& file);

/// Where a log is damaged, in pages counted from 1, the header being 0; `kNowhere`, or nullopt when it changed under our eyes.
inline constexpr std::int64_t kNowhere = -1;
[[nodiscard]] std::optional<std::int64_t> damaged_page(std::istream& log);

}  // namespace layang::store::sqlite
