#include <doctest/doctest.h>

#include "base/json.hpp"
#include "platform/http/access_log.hpp"

namespace layang::http::access_log_test {

TEST_CASE("http access log: a line is JSON with the route's pattern, and without an address") {
    const AccessEntry entry{.at = {1'591'582'500'000'000}, .method = "GET", .route = "/a/{id}", .status = 200, .ms = 1.25, .bytes = 7, .trace = "t"};
    const auto line = Json::parse(access_line(entry));
    CHECK(line["time"] == "2020-06-08T02:15:00.000000Z");
    CHECK(line["route"] == "/a/{id}");
    CHECK(line["status"] == 200);
    CHECK(line["bytes"] == 7);
    CHECK_FALSE(line.contains("address"));
}

TEST_CASE("http access log: a message cannot break out of its line") {
    const auto line = failure_line({}, "x", "a\n\"b\xff", "t");
    CHECK(line.find('\n') == std::string::npos);
    CHECK(Json::parse(line)["event"] == "x");
}

}  // namespace layang::http::access_log_test
