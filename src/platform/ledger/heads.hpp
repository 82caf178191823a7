#pragma once
// Heads that somebody kept outside: on receipts, in a mailbox, in the file for `ledger verify --against`.
#include <optional>
#include <string_view>

#include "platform/ledger/ledger.hpp"

namespace layang::ledger {

/// Reads "SIZE:ROOT", the root as 64 hexadecimal digits of either case; nullopt for anything else.
[[nodiscard]] std::optional<Head> parse_head(std::string_view text);

}  // namespace layang::ledger
