#pragma once
// The code that people read, say and type: TK7K-4Q2M-9XHC. One code space for dossiers, documents, bags and runs.
//
// Twelve symbols of Crockford's 32 letters (no I, L, O, U): two name the regency, nine are random (45 bits, so that
// nobody meets another's code by guessing), the last one checks. Read as elements c0..c11 of GF(32), the sum of
// c_i * g^i is zero, g a generator; since the weights differ and none is zero, every single wrong symbol and every swap
// of two symbols, adjacent ones above all, is noticed.
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"

namespace layang {

inline constexpr std::size_t kPublicCodeSymbols = 12;
inline constexpr std::size_t kPublicCodePrefixSymbols = 2;
inline constexpr int kPublicCodeRandomBits = 45;

class PublicCode {
public:
    /// Nothing yet; `text()` is empty. `parse` and `make` never give it.
    PublicCode() = default;

    /// `prefix` names the regency: two symbols of the alphabet, upper case (it comes from the regency's data, so anything
    /// else is a programmer's error). Of `random_bits` the low 45 are used.
    [[nodiscard]] static PublicCode make(std::string_view prefix, std::uint64_t random_bits);
    [[nodiscard]] static PublicCode make(std::string_view prefix, Random& random);

    /// Forgives what people do: either case, spaces and hyphens anywhere, O for 0, I and L for 1.
    /// Error kCodeInvalid for anything that is not twelve symbols with a fitting check symbol.
    [[nodiscard]] static Result<PublicCode> parse(std::string_view text);

    /// Grouped for people and for the API: TK7K-4Q2M-9XHC.
    [[nodiscard]] std::string text() const;
    /// The twelve symbols as they are stored.
    [[nodiscard]] std::string_view symbols() const { return {symbols_.data(), is_set() ? kPublicCodeSymbols : 0}; }
    [[nodiscard]] std::string_view prefix() const { return symbols().substr(0, kPublicCodePrefixSymbols); }
    [[nodiscard]] bool is_set() const { return symbols_[0] != '\0'; }

    auto operator<=>(const PublicCode&) const = default;

private:
    std::array<char, kPublicCodeSymbols> symbols_{};
};

}  // namespace layang

template <>
struct std::hash<layang::PublicCode> {
    std::size_t operator()(const layang::PublicCode& code) const noexcept { return std::hash<std::string_view>{}(code.symbols()); }
};
