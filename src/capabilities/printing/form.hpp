#pragma once
// The form of what people send: numbers in range, texts present and not too long.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace layang::printing {

inline void check_number(Reasons& reasons, std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max) {
    if (value < min || value > max)
        reasons.add(ErrorCode::kNumberRange, std::string(field), {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
}

/// `characters_max` counts code points of valid UTF-8. A text of spaces alone is missing.
inline void check_text(Reasons& reasons, std::string_view field, std::string_view text, std::size_t characters_max, bool may_be_empty = false) {
    if (!may_be_empty && text.find_first_not_of(" \t\r\n") == std::string_view::npos) reasons.add(ErrorCode::kFieldMissing, std::string(field));
    std::size_t characters = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++characters;
    if (characters > characters_max) reasons.add(ErrorCode::kTextTooLong, std::string(field), {{"max", std::to_string(characters_max)}});
}

/// "counted 140, expected 142": what an anomaly about a count says.
inline std::string difference(std::int64_t counted, std::int64_t expected) {
    return "counted " + std::to_string(counted) + ", expected " + std::to_string(expected);
}

}  // namespace layang::printing
