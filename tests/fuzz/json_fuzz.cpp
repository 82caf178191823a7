// What parse_json accepts, canonical_json writes in one form: reading that form again gives the same value and bytes.
#include <cstdint>
#include <cstdlib>

#include "base/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto first = layang::parse_json(text);
    if (!first) return 0;
    const auto canonical = layang::canonical_json(*first);
    const auto second = layang::parse_json(canonical);
    if (!second || *second != *first || layang::canonical_json(*second) != canonical) std::abort();
    return 0;
}
