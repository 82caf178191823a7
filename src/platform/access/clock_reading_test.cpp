#include "platform/access/clock_reading.hpp"

#include <doctest/doctest.h>

using namespace layang;
using namespace layang::access;

namespace {
Instant at(const char* text) { return parse_instant(text).value(); }
const Instant kReceived = at("2020-06-08T03:00:00Z");
}  // namespace

TEST_CASE("a clock three days ahead is pulled back by the drift seen at sending") {
    // Acted an hour before sending, by a clock that is three days fast.
    const auto reading = parse_clock_reading("seq=4; at=2020-06-11T02:00:00Z; sent=2020-06-11T03:00:00Z; heard=2020-06-07T00:00:00Z").value();
    CHECK(occurred_at(reading, kReceived) == at("2020-06-08T02:00:00Z"));
}

TEST_CASE("a clock that jumped between act and sending moves nothing outside the silence") {
    const auto forward = parse_clock_reading("seq=1; at=2020-06-05T03:00:00Z; sent=2020-06-08T03:00:00Z; heard=2020-06-08T01:00:00Z").value();
    CHECK(occurred_at(forward, kReceived) == at("2020-06-08T01:00:00Z"));
    const auto backward = parse_clock_reading("seq=1; at=2020-06-12T03:00:00Z; sent=2020-06-08T03:00:00Z").value();
    CHECK(occurred_at(backward, kReceived) == kReceived);
}

TEST_CASE("the page's own monotonic clock wins over the wall clock") {
    const auto reading = parse_clock_reading("seq=2; at=2031-01-01T00:00:00Z; sent=2020-01-01T00:00:00Z; ago=60000").value();
    CHECK(occurred_at(reading, kReceived) == at("2020-06-08T02:59:00Z"));
}

TEST_CASE("an unreadable reading is refused") {
    for (const auto* bad : {"", "seq=1", "seq=0; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z", "seq=x", "at", "seq=1; at=gestern; sent=2020-06-08T03:00:00Z",
                            "seq=99999999999999999999; at=2020-06-08T03:00:00Z; sent=2020-06-08T03:00:00Z"})
        CHECK_MESSAGE(!parse_clock_reading(bad), bad);
}

TEST_CASE("midnight in WIB is 17.00 UTC") {
    CHECK(to_string(local_date(at("2020-06-07T16:59:59Z"), 420)) == "2020-06-07");
    CHECK(to_string(local_date(at("2020-06-07T17:00:00Z"), 420)) == "2020-06-08");
}
