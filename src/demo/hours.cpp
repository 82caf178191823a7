#include "demo/hours.hpp"

namespace layang::demo {

Hours::Hours(const Stage& stage, Person& asker) : stage_(stage), asker_(asker) {
    const auto session = asker_.read("/session");
    const auto zone_ms = session.at("utc_offset_minutes").get<std::int64_t>() * 60'000;
    first_day_ms_ = (milliseconds_of(session.at("server_time").get<std::string>()) + zone_ms) / kDay_ms * kDay_ms - zone_ms;
}

std::int64_t Hours::now_ms() { return milliseconds_of(asker_.read("/session").at("server_time").get<std::string>()); }

void Hours::until(int day, int hour) {
    const auto left_s = (first_day_ms_ + day * kDay_ms + hour * kHour_ms - now_ms()) / 1000;
    if (left_s > 0) stage_.let_pass(std::chrono::seconds(left_s));
}

}  // namespace layang::demo
