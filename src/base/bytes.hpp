#pragma once
// Raw bytes, and their hexadecimal and base64 spellings.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace layang {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline ByteView view_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
[[nodiscard]] std::string hex_of(ByteView bytes);
[[nodiscard]] std::optional<Bytes> bytes_of_hex(std::string_view hex);
/// URL-safe alphabet without padding (RFC 4648, section 5).
[[nodiscard]] std::string base64_of(ByteView bytes);
[[nodiscard]] std::optional<Bytes> bytes_of_base64(std::string_view text);

}  // namespace layang
