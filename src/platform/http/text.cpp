#include "platform/http/text.hpp"

#include <algorithm>

namespace layang::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Calls `each` with the trimmed parts of a list; stops when it returns false.
template <class Each>
void for_each_part(std::string_view list, char separator, Each each) {
    while (!list.empty()) {
        const auto end = std::min(list.find(separator), list.size());
        if (!each(trimmed(list.substr(0, end)))) return;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

tl::unexpected<Refusal> malformed(std::string_view what) { return refuse(ErrorCode::kMalformed, "", {{"what", std::string(what)}}); }

Result<std::string> parse_path(std::string_view raw) {
    if (raw.empty() || raw.front() != '/') return malformed("path");
    auto path = percent_decode(raw, false);
    if (!path || path->find('\\') != std::string::npos) return malformed("path");
    // A slash that was written %2F would move the borders between segments after they were checked.
    if (std::ranges::count(*path, '/') != std::ranges::count(raw, '/')) return malformed("path");
    bool climbs = false;
    for_each_part(*path, '/', [&](std::string_view segment) {
        climbs |= segment == "." || segment == "..";
        return !climbs;
    });
    if (climbs) return malformed("path");
    return std::move(*path);
}

}  // namespace

bool valid_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    while (at < end) {
        const unsigned lead = *at++;
        if (lead < 0x80) continue;
        int more = 0;
        unsigned least = 0;
        unsigned code = 0;
        if ((lead & 0xe0) == 0xc0) more = 1, least = 0x80, code = lead & 0x1f;
        else if ((lead & 0xf0) == 0xe0) more = 2, least = 0x800, code = lead & 0x0f;
        else if ((lead & 0xf8) == 0xf0) more = 3, least = 0x10000, code = lead & 0x07;
        else return false;
        for (; more > 0; --more) {
            if (at == end || (*at & 0xc0) != 0x80) return false;
            code = code << 6 | (*at++ & 0x3fu);
        }
        if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
    }
    return true;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) return std::nullopt;
        out.push_back(c);
    }
    if (!valid_utf8(out)) return std::nullopt;
    return out;
}

Result<Target> parse_target(std::string_view raw) {
    if (raw.find('#') != std::string_view::npos) return malformed("path");
    Target target;
    const auto mark = raw.find('?');
    target.path = TRY(parse_path(raw.substr(0, mark)));
    if (mark == std::string_view::npos) return target;
    bool good = true;
    for_each_part(raw.substr(mark + 1), '&', [&](std::string_view pair) {
        if (pair.empty()) return true;
        const auto equals = std::min(pair.find('='), pair.size());
        auto key = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
        good = key && value && target.query.emplace(std::move(*key), std::move(*value)).second;
        return good;
    });
    if (!good) return malformed("query");
    return target;
}

std::string cookie_value(std::string_view header, std::string_view name) {
    std::string found;
    for_each_part(header, ';', [&](std::string_view pair) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) return true;
        auto value = trimmed(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        found = value;
        return false;
    });
    return found;
}

bool etag_listed(std::string_view if_none_match, std::string_view etag) {
    const auto strong = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
    bool listed = false;
    for_each_part(if_none_match, ',', [&](std::string_view tag) {
        listed = tag == "*" || (!tag.empty() && strong(tag) == strong(etag));
        return !listed;
    });
    return listed;
}

std::optional<std::string> trace_id_of(std::string_view traceparent) {
    // version "-" trace id "-" parent id "-" flags; later versions may add more after another "-".
    constexpr std::size_t kLength = 55;
    if (traceparent.size() < kLength) return std::nullopt;
    const auto hex = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    };
    const auto version = traceparent.substr(0, 2);
    const auto trace = traceparent.substr(3, 32);
    const auto parent = traceparent.substr(36, 16);
    if (!hex(version) || version == "ff" || !hex(trace) || !hex(parent) || !hex(traceparent.substr(53, 2))) return std::nullopt;
    if (traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-') return std::nullopt;
    if (traceparent.size() > kLength && (version == "00" || traceparent[kLength] != '-')) return std::nullopt;
    const auto zero = [](std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; };
    if (zero(trace) || zero(parent)) return std::nullopt;
    return std::string(trace);
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
    bool accepted = false;
    for_each_part(accept_encoding, ',', [&](std::string_view item) {
        const auto semicolon = std::min(item.find(';'), item.size());
        if (!same_word(trimmed(item.substr(0, semicolon)), coding)) return true;
        auto weight = trimmed(item.substr(std::min(semicolon + 1, item.size())));
        accepted = true;
        if (weight.starts_with("q=0")) accepted = weight.find_first_not_of("0.", 2) != std::string_view::npos;
        return false;
    });
    return accepted;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

}  // namespace layang::http
