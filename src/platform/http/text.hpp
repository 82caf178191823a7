#pragma once
// What arrives from outside as text, taken apart strictly: targets, queries, cookies, validators, trace contexts.
// Everything here is fuzzed (tests/fuzz/request_fuzz.cpp).
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace layang::http {

/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);
/// Nothing when an escape is broken, or when the result holds a control character or is not valid UTF-8.
/// `plus_is_space` for queries, where forms write a space so.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};
/// Takes the request line's target apart. Error: kMalformed for anything but an absolute path, for an encoded slash, for
/// backslashes, "." and ".." segments, for broken escapes or text, and for a query key that comes twice.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// The value of one cookie in a Cookie header, quotes removed; empty when absent. The first of two wins.
[[nodiscard]] std::string cookie_value(std::string_view header, std::string_view name);

/// Whether If-None-Match names the tag ("*" names every one). Weak comparison, as RFC 9110 section 13.1.2 asks.
[[nodiscard]] bool etag_listed(std::string_view if_none_match, std::string_view etag);

/// The trace id (32 hexadecimal digits) of a W3C traceparent header; nothing when it is malformed or all zero.
[[nodiscard]] std::optional<std::string> trace_id_of(std::string_view traceparent);

/// Whether Accept-Encoding takes `coding`; "q=0" refuses it.
[[nodiscard]] bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

/// Compares ASCII letters without case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);
/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace layang::http
