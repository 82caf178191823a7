#pragma once
// What may be printed: the limits of paper.hpp and the form of every text.
#include "platform/paper/paper.hpp"

namespace layang::paper {

/// Whether a text may be printed: whole UTF-8, no control characters but line breaks, nothing that turns the reading direction.
[[nodiscard]] bool printable(std::string_view text);
/// All reasons against the sheets, each with the path of its field ("sheets.0.blocks.3.rows.17.2").
[[nodiscard]] Result<void> check_sheets(const std::vector<Sheet>& sheets);

}  // namespace layang::paper
