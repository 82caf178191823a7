#include "capabilities/intake/text_form.hpp"

#include <algorithm>

namespace layang::intake {
namespace {

constexpr std::size_t kPhoneDigitsMin = 9;
constexpr std::size_t kPhoneDigitsMax = 15;
constexpr std::size_t kEmailCharactersMax = 120;

struct Decoded {
    char32_t point = 0;
    std::size_t bytes = 0;  // 0: broken
};

/// One code point; overlong forms, surrogates and what lies above U+10FFFF are broken.
Decoded decode_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
    char32_t point = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) return {};
        point = (point << 6) | (next & 0x3FU);
    }
    const bool overlong = (bytes == 3 && point < 0x800) || (bytes == 4 && point < 0x10000);
    if (overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) return {};
    return {point, bytes};
}

bool is_hidden(char32_t point) {
    const bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
    const bool direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E || point == 0x200F;
    return control || direction || point == 0xFEFF || point == 0x2028 || point == 0x2029;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void check_text(Reasons& reasons, const std::string& field, std::string_view text, std::size_t characters_max, bool required) {
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        if (required) reasons.add(ErrorCode::kFieldMissing, field);
        return;
    }
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const auto one = decode_point(text.substr(at));
        if (one.bytes == 0 || is_hidden(one.point)) return reasons.add(ErrorCode::kTextInvalid, field);
        at += one.bytes;
    }
    if (characters > characters_max) reasons.add(ErrorCode::kTextTooLong, field, {{"max", std::to_string(characters_max)}});
}

void check_phone(Reasons& reasons, const std::string& field, std::string_view phone) {
    const std::string_view rest = phone.starts_with('+') ? phone.substr(1) : phone;
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(rest, is_digit));
    const bool clean = rest.find_first_not_of("0123456789 .-()") == std::string_view::npos;
    if (!clean || digits < kPhoneDigitsMin || digits > kPhoneDigitsMax) reasons.add(ErrorCode::kPhoneInvalid, field);
}

void check_email(Reasons& reasons, const std::string& field, std::string_view email) {
    const auto at = email.find('@');
    const bool one = at != std::string_view::npos && at > 0 && email.find('@', at + 1) == std::string_view::npos;
    const bool clean = std::ranges::all_of(email, [](char c) { return c > ' ' && c < 0x7F; });
    const auto dot = email.rfind('.');
    const bool dotted = one && dot != std::string_view::npos && dot > at + 1 && dot + 1 < email.size();
    if (!clean || !dotted || email.size() > kEmailCharactersMax) reasons.add(ErrorCode::kEmailInvalid, field);
}

}  // namespace layang::intake
