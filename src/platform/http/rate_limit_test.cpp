#include <doctest/doctest.h>

#include "platform/http/rate_limit.hpp"

namespace layang::rate_limit_test {

using http::RateLimiter;

namespace {
constexpr Instant kStart{1'600'000'000'000'000};
}

TEST_CASE("http rate limit: an address of IPv6 counts as its network, every other one as itself") {
    using http::network_of;
    CHECK(network_of("2001:db8:1:2::1") == network_of("2001:0DB8:1:2:ffff::9"));
    CHECK(network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1"));
    for (const std::string address : {"192.0.2.7", "::1", "::ffff:192.0.2.7", "fe80::1%eth0", ""}) CHECK(network_of(address) == address);
}

TEST_CASE("http rate limit: the burst passes, the next is told how long to wait") {
    RateLimiter limiter({.burst = 3, .refill = {60}});
    for (int i = 0; i < 3; ++i) CHECK(limiter.take("a", kStart).has_value());
    const auto refused = limiter.take("a", kStart);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::kRateLimited);
    // 3 tokens in 60 s: one comes back every 20 s.
    CHECK(refused.error().reasons().front().args.front().value == "20");
    CHECK(limiter.take("b", kStart).has_value());
}

TEST_CASE("http rate limit: a token is back exactly when its time is over") {
    RateLimiter limiter({.burst = 3, .refill = {60}});
    for (int i = 0; i < 3; ++i) CHECK(limiter.take("a", kStart).has_value());
    CHECK_FALSE(limiter.take("a", Instant{kStart.us + 19'999'999}).has_value());
    CHECK(limiter.take("a", kStart + Seconds{20}).has_value());
    CHECK_FALSE(limiter.take("a", kStart + Seconds{20}).has_value());
}

TEST_CASE("http rate limit: being refused costs nothing") {
    RateLimiter limiter({.burst = 1, .refill = {10}});
    CHECK(limiter.take("a", kStart).has_value());
    for (int i = 0; i < 100; ++i) CHECK_FALSE(limiter.take("a", kStart + Seconds{5}).has_value());
    CHECK(limiter.take("a", kStart + Seconds{10}).has_value());
}

TEST_CASE("http rate limit: memory has an end, and a flood of keys does not free the one held back") {
    RateLimiter limiter({.burst = 2, .refill = {60}}, 10);
    CHECK(limiter.take("held", kStart).has_value());
    CHECK(limiter.take("held", kStart).has_value());
    for (int i = 0; i < 1000; ++i) CHECK(limiter.take("new" + std::to_string(i), kStart).has_value());
    CHECK(limiter.keys() == 10);
    CHECK_FALSE(limiter.take("held", kStart).has_value());
}

TEST_CASE("http rate limit: full buckets are forgotten") {
    RateLimiter limiter({.burst = 1, .refill = {10}});
    CHECK(limiter.take("a", kStart).has_value());
    CHECK(limiter.take("b", kStart + Seconds{10}).has_value());
    CHECK(limiter.keys() == 1);
}

}  // namespace layang::rate_limit_test
