#pragma once
// A kept refusal: slugs, fields and arguments, so that a repeated command hears the same words.
#include "base/json.hpp"

namespace layang::ledger {
[[nodiscard]] std::string refusal_text(const Refusal& refusal);
/// A slug that this program no longer has becomes kConflict.
[[nodiscard]] Refusal refusal_of(const std::string& text);
}  // namespace layang::ledger
