#include "platform/http/rate_limit.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include "base/bytes.hpp"
#include "base/check.hpp"

namespace layang::http {
namespace {
constexpr std::int64_t kSecondUs = 1'000'000;
}

std::string network_of(const std::string& address) {
    constexpr std::size_t kNetworkBytes = 8;
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    const auto network = ByteView(bytes).first(kNetworkBytes);
    // Nobody's network: loopback, and IPv4 in the clothes of IPv6.
    if (std::ranges::all_of(network, [](std::uint8_t byte) { return byte == 0; })) return address;
    return hex_of(network);
}

RateLimiter::RateLimiter(RateRule rule, std::size_t keys_max)
    : token_us_(std::max<std::int64_t>(1, rule.refill.count * kSecondUs / std::max<std::int64_t>(1, rule.burst))),
      bucket_us_(token_us_ * rule.burst),
      keys_max_(keys_max) {
    LAYANG_CHECK(rule.burst >= 1 && rule.refill.count >= 1 && keys_max >= 1);
}

Result<void> RateLimiter::take(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    // A bucket that is full again is as good as one never seen.
    while (!by_time_.empty() && by_time_.begin()->first <= now.us) {
        full_at_us_.erase(by_time_.begin()->second);
        by_time_.erase(by_time_.begin());
    }
    const auto found = full_at_us_.find(key);
    const auto full_at = (found == full_at_us_.end() ? now.us : found->second) + token_us_;
    const auto missing_us = full_at - now.us - bucket_us_;
    if (missing_us > 0) {
        const auto seconds = (missing_us + kSecondUs - 1) / kSecondUs;
        return refuse(ErrorCode::kRateLimited, "", {{"seconds", std::to_string(seconds)}});
    }
    put(key, full_at);
    return {};
}

std::size_t RateLimiter::keys() const {
    const std::lock_guard lock(mutex_);
    return full_at_us_.size();
}

void RateLimiter::put(const std::string& key, std::int64_t full_at_us) {
    const auto found = full_at_us_.find(key);
    if (found != full_at_us_.end()) {
        by_time_.erase({found->second, key});
        found->second = full_at_us;
    } else {
        if (full_at_us_.size() >= keys_max_) {
            full_at_us_.erase(by_time_.begin()->second);
            by_time_.erase(by_time_.begin());
        }
        full_at_us_.emplace(key, full_at_us);
    }
    by_time_.emplace(full_at_us, key);
}

}  // namespace layang::http
