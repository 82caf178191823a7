#pragma once
// Whole rupiah in 64 bits. No floating point touches money.
#include <compare>
#include <cstdint>

namespace layang {
struct Rupiah {
    std::int64_t amount = 0;
    auto operator<=>(const Rupiah&) const = default;
};
[[nodiscard]] constexpr Rupiah operator+(Rupiah a, Rupiah b) { return {a.amount + b.amount}; }
[[nodiscard]] constexpr Rupiah operator-(Rupiah a, Rupiah b) { return {a.amount - b.amount}; }
[[nodiscard]] constexpr Rupiah operator*(Rupiah a, std::int64_t n) { return {a.amount * n}; }

/// A distance in whole metres.
struct Metres {
    std::int64_t count = 0;
    auto operator<=>(const Metres&) const = default;
};
[[nodiscard]] constexpr Metres operator+(Metres a, Metres b) { return {a.count + b.count}; }
}  // namespace layang
