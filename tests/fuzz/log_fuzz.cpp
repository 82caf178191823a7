// Somebody's file in place of an exported log: it is recounted, or every line that cannot be is named.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "demo/balance/balance.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream log(std::string(reinterpret_cast<const char*>(data), size));
    const auto balance = layang::demo::recount(log, {{"file"}, {{"SERVICE", {"F"}}}});
    std::ostringstream told;
    layang::demo::tell(balance, told);
    // Counts cannot outgrow the lines that they were counted from.
    if (balance.events < 0 || balance.events > static_cast<std::int64_t>(size) || told.str().empty()) std::abort();
    return 0;
}
