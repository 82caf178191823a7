#include "platform/access/clock_reading.hpp"

#include <doctest/doctest.h>

namespace layang::access::clock_reading_test {

namespace {
Instant at(const char* text) { return parse_instant(text).value(); }
const Instant kReceived = at("2020-06-08T03:00:00Z");
const Instant kEnrolled = at("2020-06-01T01:00:00Z");
}  // namespace

TEST_CASE("a clock three days ahead is pulled back by the drift seen at sending") {
    // Acted an hour before sending, by a clock that is three days fast.
    const auto reading = parse_clock_reading("seq=4; at=2020-06-11T02:00:00Z; sent=2020-06-11T03:00:00Z; heard=2020-06-07T00:00:00Z").value();
    CHECK(occurred_at(reading, kEnrolled, kReceived) == at("2020-06-08T02:00:00Z"));
}

TEST_CASE("a clock that jumped between act and sending moves nothing outside the silence") {
    const auto forward = parse_clock_reading("seq=1; at=2020-06-05T03:00:00Z; sent=2020-06-08T03:00:00Z; heard=2020-06-08T01:00:00Z").value();
    CHECK(occurred_at(forward, kEnrolled, kReceived) == at("2020-06-08T01:00:00Z"));
    const auto backward = parse_clock_reading("seq=1; at=2020-06-12T03:00:00Z; sent=2020-06-08T03:00:00Z").value();
    CHECK(occurred_at(backward, kEnrolled, kReceived) == kReceived);
}

TEST_CASE("nobody reaches back behind what the server knows itself, whatever the device says to have heard") {
    for (const auto* header : {"seq=1; at=1900-01-01T00:00:00Z; sent=2020-06-08T03:00:00Z", "seq=1; at=1900-01-01T00:00:00Z; sent=2020-06-08T03:00:00Z; heard=1900-01-01T00:00:00Z",
                               "seq=1; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z; ago=9007199254740991"})
        CHECK(occurred_at(parse_clock_reading(header).value(), kEnrolled, kReceived) == kEnrolled);
    const auto ahead = parse_clock_reading("seq=1; at=2020-06-08T02:00:00Z; sent=2020-06-08T03:00:00Z; heard=2031-01-01T00:00:00Z").value();
    CHECK(occurred_at(ahead, kEnrolled, kReceived) == kReceived);
}

TEST_CASE("the page's own monotonic clock wins over the wall clock") {
    const auto reading = parse_clock_reading("seq=2; at=2031-01-01T00:00:00Z; sent=2020-01-01T00:00:00Z; ago=60000").value();
    CHECK(occurred_at(reading, kEnrolled, kReceived) == at("2020-06-08T02:59:00Z"));
}

TEST_CASE("an unreadable reading is refused") {
    for (const auto* bad : {"", "seq=1", "seq=0; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z", "seq=x", "at", "seq=1; at=gestern; sent=2020-06-08T03:00:00Z",
                            "seq=99999999999999999999; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z",
                            "seq=9007199254740992; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z"})
        CHECK_MESSAGE(!parse_clock_reading(bad), bad);
}

TEST_CASE("midnight in WIB is 17.00 UTC") {
    CHECK(to_string(local_date(at("2020-06-07T16:59:59Z"), 420)) == "2020-06-07");
    CHECK(to_string(local_date(at("2020-06-07T17:00:00Z"), 420)) == "2020-06-08");
}

}  // namespace layang::access::clock_reading_test
