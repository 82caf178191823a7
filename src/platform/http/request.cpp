#include "platform/http/http.hpp"
#include "platform/http/text.hpp"

namespace layang::http {
namespace {
std::string value_or_empty(const std::map<std::string, std::string>& values, std::string_view name) {
    const auto found = values.find(std::string(name));
    return found == values.end() ? std::string() : found->second;
}
}  // namespace

std::string Request::header(std::string_view name) const { return value_or_empty(headers, lower_case(name)); }

std::string Request::cookie(std::string_view name) const { return cookie_value(header("cookie"), name); }

std::string Request::query_value(std::string_view name) const { return value_or_empty(query, name); }

bool Response::has_header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_word(key, name)) return true;
    return false;
}

}  // namespace layang::http
