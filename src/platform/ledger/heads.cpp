#include "platform/ledger/heads.hpp"

#include <algorithm>
#include <charconv>

namespace layang::ledger {

std::optional<Head> parse_head(std::string_view text) {
    constexpr std::size_t kRootDigits = 64;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    Head head;
    const auto [end, error] = std::from_chars(text.data(), text.data() + colon, head.size);
    if (error != std::errc{} || end != text.data() + colon || head.size < 0) return std::nullopt;
    for (const char c : text.substr(colon + 1)) {
        if (c == '-' && !head.root_hex.empty()) continue;
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f'))) return std::nullopt;
        head.root_hex.push_back(lower);
    }
    if (head.root_hex.size() < kShortRootDigits || head.root_hex.size() > kRootDigits) return std::nullopt;
    return head;
}

}  // namespace layang::ledger
