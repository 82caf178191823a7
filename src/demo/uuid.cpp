#include <array>
#include <random>

#include "demo/dice.hpp"

namespace layang::demo {

std::string uuid7(std::int64_t at_ms) {
    // Not from the seed: an id must be new even when the same day is played again.
    thread_local std::mt19937_64 random(std::random_device{}());
    std::array<unsigned, 16> bytes{};
    for (unsigned i = 0; i < 6; ++i)
        bytes.at(i) = static_cast<unsigned>(static_cast<std::uint64_t>(at_ms) >> (40U - 8U * i)) & 0xFFU;
    for (unsigned i = 6; i < 16; ++i) bytes.at(i) = static_cast<unsigned>(random() & 0xFFU);
    bytes.at(6) = (bytes.at(6) & 0x0FU) | 0x70U;
    bytes.at(8) = (bytes.at(8) & 0x3FU) | 0x80U;
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kDigits[bytes.at(i) >> 4U];
        text += kDigits[bytes.at(i) & 0x0FU];
    }
    return text;
}

}  // namespace layang::demo
