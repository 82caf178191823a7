#pragma once
// What a phone's camera would have seen of a paper: drawn, and marked so that nobody takes it for one.
#include <string>

#include "demo/png.hpp"

namespace layang::demo {

/// A filled-in form, CONTOH written across it. `title` is what the paper is called, `who` whose it is.
[[nodiscard]] Picture drawn_form(const std::string& code, const std::string& title, const std::string& who);
/// The same as a PNG file.
[[nodiscard]] std::string drawn_scan(const std::string& code, const std::string& title, const std::string& who);

}  // namespace layang::demo
