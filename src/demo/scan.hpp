#pragma once
// What a phone's camera would have seen of a paper: drawn, and marked so that nobody takes it for one.
#include <string>

namespace layang::demo {

/// A PNG file of a filled-in form. `title` is what the paper is called, `who` whose it is.
[[nodiscard]] std::string drawn_scan(const std::string& code, const std::string& title, const std::string& who);

}  // namespace layang::demo
