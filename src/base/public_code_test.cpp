#include "base/public_code.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/check.hpp"
#include "base/public_code_json.hpp"

namespace layang::public_code_test {

namespace {
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool accepted(std::string_view text) { return PublicCode::parse(text).has_value(); }

class CountingRandom final : public Random {
public:
    void fill(std::uint8_t* to, std::size_t size) override {
        for (std::size_t i = 0; i < size; ++i) to[i] = next_++;
    }

private:
    std::uint8_t next_ = 1;
};
}  // namespace

TEST_CASE("public code: has twelve symbols in three groups and begins with the regency's two") {
    const auto code = PublicCode::make("TK", 0x123456789abcULL);
    CHECK(code.symbols().size() == 12);
    CHECK(code.prefix() == "TK");
    CHECK(code.text().size() == 14);
    CHECK(code.text()[4] == '-');
    CHECK(code.text()[9] == '-');
    CHECK(code.text().substr(0, 2) == "TK");
    CHECK(PublicCode::parse(code.text()).value() == code);
}

TEST_CASE("public code: the check symbol is the one that makes the weighted sum zero") {
    // T = 26 = 11010, weight 1; K = 19 = 10011, weight x: 10011 shifted is 100110, less 100101, leaves 00011.
    // The sum is 11010 + 00011 = 11001 = x^4 + x^3 + 1 = x^25, and the check symbol is x^25 / x^11 = x^14 = 11101 = 29 = X.
    CHECK(PublicCode::make("TK", 0).text() == "TK00-0000-000X");
}

TEST_CASE("public code: forgives case, spaces, hyphens and look-alike letters") {
    const auto code = PublicCode::make("T0", 1);  // T0 1 then zeros
    CHECK(code.text().substr(0, 9) == "T010-0000");
    auto typed = std::string(code.symbols());
    std::ranges::transform(typed, typed.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    CHECK(PublicCode::parse("  " + typed.substr(0, 5) + " -" + typed.substr(5)).value() == code);
    for (const char one : {'I', 'i', 'L', 'l'})
        for (const char zero : {'O', 'o'}) {
            auto alike = typed;
            alike[1] = zero;
            alike[2] = one;
            CHECK(PublicCode::parse(alike).value() == code);
        }
}

TEST_CASE("public code: refuses what is too short, too long or holds foreign letters") {
    const auto text = PublicCode::make("TK", 77).text();
    for (const auto& wrong : {std::string(), text.substr(0, 13), text + "0", text.substr(0, 13) + "U", text.substr(0, 13) + "*",
                              std::string("TK00-0000-000\xC3\x98")})
        CHECK(PublicCode::parse(wrong).error().has(ErrorCode::kCodeInvalid));
}

// The check is linear, so whether an error is noticed depends only on the place and on the symbols there: these two tests
// see every case, whatever the other symbols are.
TEST_CASE("public code: every single wrong symbol is noticed") {
    const std::string good(PublicCode::make("TK", 0x0f3a5c7e9b1dULL).symbols());
    for (std::size_t place = 0; place < good.size(); ++place)
        for (const char letter : kLetters) {
            auto wrong = good;
            wrong[place] = letter;
            CHECK(accepted(wrong) == (letter == good[place]));
        }
}

TEST_CASE("public code: every swap of two different neighbours is noticed") {
    int swaps = 0;
    for (std::size_t place = 0; place + 1 < 12; ++place)
        for (std::uint64_t a = 0; a < 32; ++a)
            for (std::uint64_t b = 0; b < 32; ++b) {
                // Puts a and b at the place; the last symbol is the check itself and varies with b in turn.
                const std::uint64_t bits = place >= 2 && place < 10 ? (a | b << 5) << (5 * (place - 2))
                                           : place == 10            ? a << 40 | b << 20
                                           : place == 1             ? b | a << 10
                                                                    : a << 15 | b << 25;
                const std::string prefix = place == 0   ? std::string{kLetters[a], kLetters[b]}
                                           : place == 1 ? std::string{'T', kLetters[a]}
                                                        : "TK";
                const std::string good(PublicCode::make(prefix, bits).symbols());
                auto swapped = good;
                std::swap(swapped[place], swapped[place + 1]);
                if (swapped == good) continue;
                ++swaps;
                REQUIRE_FALSE(accepted(swapped));
            }
    CHECK(swaps > 10 * 32 * 31);
}

TEST_CASE("public code: different random bits give different codes, and every code is read back") {
    CHECK(rc::check([](std::uint64_t a, std::uint64_t b) {
        constexpr auto kMask = (1ULL << kPublicCodeRandomBits) - 1;
        const auto one = PublicCode::make("TK", a);
        const auto other = PublicCode::make("TK", b);
        RC_ASSERT((one == other) == ((a & kMask) == (b & kMask)));
        RC_ASSERT(PublicCode::parse(one.text()).value() == one);
    }));
}

TEST_CASE("public code: two draws from one source of randomness differ") {
    CountingRandom random;
    const auto one = PublicCode::make("TK", random);
    CHECK(one != PublicCode::make("TK", random));
}

TEST_CASE("public code: a prefix outside the alphabet is a programmer's error") {
    CHECK_THROWS_AS((void)PublicCode::make("UI", 0), CheckFailed);
    CHECK_THROWS_AS((void)PublicCode::make("T", 0), CheckFailed);
}

TEST_CASE("public code: JSON carries the grouped text and refuses with the field") {
    const auto code = PublicCode::make("TK", 5);
    CHECK(encode(code) == Json(code.text()));
    CHECK(decode<PublicCode>(Json(std::string(code.symbols()))).value() == code);
    const auto wrong = decode<std::vector<PublicCode>>(Json::array({code.text(), "TK"}));
    CHECK(wrong.error().reasons() == std::vector<Error>{{ErrorCode::kCodeInvalid, "1"}});
}

}  // namespace layang::public_code_test
