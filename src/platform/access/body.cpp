// What a request's body may hold, before anybody looks at what it means.
#include <algorithm>

#include "platform/access/api.hpp"

namespace layang::access {
namespace {

/// The longest text that anybody may send in a command. What is stored may be longer: a late act is kept whole as one text.
constexpr std::ptrdiff_t kTextCharactersMax = 2000;

/// The UTF-8 is sound: the JSON reader has seen to it.
char32_t point_at(std::string_view text, std::size_t at, std::size_t& bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    bytes = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    char32_t point = bytes == 1 ? byte(0) : byte(0) & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) point = (point << 6) | (byte(i) & 0x3FU);
    return point;
}

/// Controls, marks that turn the direction of reading, separators of lines, and what Unicode says is no character.
bool is_hidden(char32_t point) {
    if (point == '\n' || point == '\t') return false;
    if (point < 0x20 || (point >= 0x7F && point <= 0x9F)) return true;
    if (point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) return true;
    return point == 0x2028 || point == 0x2029 || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE;
}

bool hides_something(std::string_view text) {
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < text.size(); at += bytes)
        if (is_hidden(point_at(text, at, bytes))) return true;
    return false;
}

void check_text(std::string_view text, Reasons& reasons, const std::string& path) {
    if (hides_something(text)) return reasons.add(ErrorCode::kTextInvalid, path);
    const auto characters = std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (characters > kTextCharactersMax) reasons.add(ErrorCode::kTextTooLong, path, {{"max", std::to_string(kTextCharactersMax)}});
}

void check_texts(const Json& json, Reasons& reasons, const std::string& path) {
    if (json.is_string()) check_text(json.get_ref<const std::string&>(), reasons, path);
    if (json.is_array())
        for (std::size_t i = 0; i < json.size(); ++i) check_texts(json[i], reasons, json_detail::join(path, std::to_string(i)));
    if (!json.is_object()) return;
    for (const auto& [name, value] : json.items()) {
        if (hides_something(name)) reasons.add(ErrorCode::kFieldUnknown, path);
        else check_texts(value, reasons, json_detail::join(path, std::string_view(name).substr(0, 40)));
    }
}

}  // namespace

Result<Json> body_json(const http::Request& request) {
    if (request.body.empty()) return Json::object();
    return command_json(request.body);
}

Result<Json> command_json(std::string_view text) {
    Json body = TRY(parse_json(text));
    Reasons reasons;
    check_texts(body, reasons, "");
    if (reasons.any()) return reasons.refusal();
    return body;
}

}  // namespace layang::access
