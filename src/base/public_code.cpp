#include "base/public_code.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace layang {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCheckAt = kPublicCodeSymbols - 1;

// GF(32) = GF(2)[x] / (x^5 + x^2 + 1). The polynomial is primitive, so x generates all 31 elements but zero.
constexpr unsigned kReduction = 0b100101;

constexpr unsigned times_x(unsigned element) {
    element <<= 1;
    return element & 0b100000 ? element ^ kReduction : element;
}
constexpr unsigned product(unsigned a, unsigned b) {
    unsigned sum = 0;
    for (; b != 0; b >>= 1, a = times_x(a))
        if (b & 1) sum ^= a;
    return sum;
}

/// The weight of each place, x^0 .. x^11: all different, none zero.
constexpr auto kWeights = [] {
    std::array<unsigned, kPublicCodeSymbols> weights{};
    unsigned weight = 1;
    for (auto& each : weights) each = weight, weight = times_x(weight);
    return weights;
}();

/// 1 / weight of the check symbol: x has order 31, so the inverse of x^11 is x^20.
constexpr unsigned kCheckWeightInverse = [] {
    unsigned element = 1;
    for (std::size_t i = 0; i < 31 - kCheckAt; ++i) element = times_x(element);
    return element;
}();
static_assert(product(kWeights[kCheckAt], kCheckWeightInverse) == 1);

unsigned element_of(char symbol) { return static_cast<unsigned>(kAlphabet.find(symbol)); }
bool is_symbol(char symbol) { return kAlphabet.find(symbol) != std::string_view::npos; }

unsigned weighted_sum(std::string_view symbols) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < symbols.size(); ++i) sum ^= product(element_of(symbols[i]), kWeights[i]);
    return sum;
}

char forgiven(char typed) {
    if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'O') return '0';
    if (typed == 'I' || typed == 'L') return '1';
    return typed;
}

}  // namespace

PublicCode PublicCode::make(std::string_view prefix, std::uint64_t random_bits) {
    LAYANG_CHECK(prefix.size() == kPublicCodePrefixSymbols && std::ranges::all_of(prefix, is_symbol));
    PublicCode code;
    std::ranges::copy(prefix, code.symbols_.begin());
    for (std::size_t i = kPublicCodePrefixSymbols; i < kCheckAt; ++i, random_bits >>= 5) code.symbols_[i] = kAlphabet[random_bits & 31];
    const auto sum = weighted_sum({code.symbols_.data(), kCheckAt});
    code.symbols_[kCheckAt] = kAlphabet[product(sum, kCheckWeightInverse)];
    return code;
}

PublicCode PublicCode::make(std::string_view prefix, Random& random) {
    std::array<std::uint8_t, 6> bytes{};
    random.fill(bytes.data(), bytes.size());
    std::uint64_t bits = 0;
    for (const auto byte : bytes) bits = (bits << 8) | byte;
    return make(prefix, bits);
}

Result<PublicCode> PublicCode::parse(std::string_view text) {
    PublicCode code;
    std::size_t count = 0;
    for (const char typed : text) {
        if (typed == ' ' || typed == '-') continue;
        const char symbol = forgiven(typed);
        if (count == kPublicCodeSymbols || !is_symbol(symbol)) return refuse(ErrorCode::kCodeInvalid);
        code.symbols_[count++] = symbol;
    }
    if (count != kPublicCodeSymbols || weighted_sum(code.symbols()) != 0) return refuse(ErrorCode::kCodeInvalid);
    return code;
}

std::string PublicCode::text() const {
    if (!is_set()) return {};
    const std::string all(symbols());
    return all.substr(0, 4) + '-' + all.substr(4, 4) + '-' + all.substr(8);
}

}  // namespace layang
