#pragma once
// How often one address or one account may do something.
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::http {

/// What an address counts as: an IPv4 address for itself, an IPv6 address for its network of 64 bits, since one customer has all of those.
[[nodiscard]] std::string network_of(const std::string& address);

/// A bucket of `burst` tokens that fills up again within `refill` (evenly). Both at least 1.
struct RateRule {
    std::int64_t burst = 10;
    Seconds refill{60};
};

/// One bucket for each key. Remembers at most `keys_max` keys; beyond that the least burdened is forgotten, so that a flood
/// of new keys cannot free the one that is being held back. Thread-safe.
class RateLimiter {
public:
    RateLimiter(RateRule rule, std::size_t keys_max = 100'000);

    /// Takes a token. Error: kRateLimited with the whole seconds (at least 1) until there is one again.
    [[nodiscard]] Result<void> take(const std::string& key, Instant now);
    [[nodiscard]] std::size_t keys() const;

private:
    void put(const std::string& key, std::int64_t full_at_us);

    const std::int64_t token_us_;
    const std::int64_t bucket_us_;
    const std::size_t keys_max_;
    mutable std::mutex mutex_;
    /// When the bucket of a key will be full again, microseconds since 1970: all that has to be known of it.
    std::unordered_map<std::string, std::int64_t> full_at_us_;
    std::set<std::pair<std::int64_t, std::string>> by_time_;
};

}  // namespace layang::http
