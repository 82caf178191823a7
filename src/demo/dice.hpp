#pragma once
// Chance from a seed, the same on every machine.
#include <cstdint>
#include <string>
#include <vector>

namespace layang::demo {

/// SplitMix64: small, and its values are fixed by arithmetic alone, unlike the standard's distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// Another series for the n-th of something, so that threads do not share one.
    [[nodiscard]] Dice branch(std::uint64_t n) const { return Dice(state_ ^ (0x9E3779B97F4A7C15ULL * (n + 1))); }

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// From `low` to `high`, both included.
    int between(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
    bool percent(int chance) { return between(1, 100) <= chance; }
    template <class Thing>
    const Thing& one_of(const std::vector<Thing>& things) {
        return things.at(static_cast<std::size_t>(next() % things.size()));
    }

private:
    std::uint64_t state_;
};

/// A UUIDv7 for that moment (milliseconds since 1970).
std::string uuid7(std::int64_t at_ms);

}  // namespace layang::demo
