#pragma once
// Heads that somebody kept outside: on receipts, in a mailbox, in the file for `ledger verify --against`.
#include <optional>
#include <string_view>

#include "platform/ledger/ledger.hpp"

namespace layang::ledger {

/// Digits of the root that a narrow receipt prints: half of a key's strength, and short enough to be copied by hand.
inline constexpr std::size_t kShortRootDigits = 16;

/// Reads "SIZE:ROOT", the root as its first 16 to all 64 hexadecimal digits of either case, with or without hyphens between them;
/// nullopt for anything else.
[[nodiscard]] std::optional<Head> parse_head(std::string_view text);

}  // namespace layang::ledger
