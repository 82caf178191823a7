// What lies inside an opened rescue file: anybody can seal something to the office. It is read into acts whose parts are sound,
// or refused with a reason.
#include <cstdint>
#include <cstdlib>

#include "base/json.hpp"
#include "platform/access/clock_reading.hpp"
#include "platform/access/rescue_text.hpp"

namespace {

using namespace layang;

void check(bool promise) {
    if (!promise) std::abort();
}

const Instant kEnrolled = *parse_instant("2026-11-20T02:00:00Z");
const Instant kNow = *parse_instant("2026-11-25T02:00:00Z");

void sound(const access::RescuedLine& act) {
    const auto body = parse_json(act.body);
    check(body && canonical_json(*body) == act.body);
    const auto happened = access::occurred_at({1, act.made_at, kNow, act.heard, std::nullopt}, kEnrolled, kNow);
    check(kEnrolled <= happened && happened <= kNow);
    check(!act.seq || (*act.seq >= 1 && *act.seq < (std::int64_t{1} << 53)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rescued = access::read_rescue_text({reinterpret_cast<const char*>(data), size});
    if (!rescued) check(!rescued.error().reasons().empty());
    else
        for (const auto& act : rescued->acts) sound(act);
    return 0;
}
