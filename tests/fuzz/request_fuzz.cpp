// Whatever arrives as target, cookie, validator or trace context: no crash, and what is accepted keeps its promises.
#include <cstdint>
#include <cstdlib>

#include "platform/http/text.hpp"

namespace {

using namespace layang::http;

void check(bool promise) {
    if (!promise) std::abort();
}

void target(std::string_view text) {
    const auto parsed = parse_target(text);
    if (!parsed) return;
    check(parsed->path.starts_with('/') && valid_utf8(parsed->path));
    check(parsed->path.find('\0') == std::string::npos);
    check((parsed->path + '/').find("/../") == std::string::npos);
    for (const auto& [key, value] : parsed->query) check(valid_utf8(key) && valid_utf8(value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    target(text);
    if (const auto decoded = percent_decode(text, true)) check(valid_utf8(*decoded) && decoded->size() <= text.size());
    check(cookie_value(text, "session").size() <= text.size());
    (void)etag_listed(text, "\"tag\"");
    (void)accepts_encoding(text, "br");
    if (const auto trace = trace_id_of(text)) check(trace->size() == 32 && trace->find_first_not_of("0123456789abcdef") == std::string::npos);
    return 0;
}
