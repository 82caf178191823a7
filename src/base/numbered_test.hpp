#pragma once
// Ids for tests. Included by tests only.
#include <cstdint>

namespace layang {

/// A different id for each number.
template <class IdType>
[[nodiscard]] IdType numbered(int number) {
    IdType id{};
    id.value.bytes[6] = 0x70;
    id.value.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    id.value.bytes[15] = static_cast<std::uint8_t>(number & 0xFF);
    return id;
}

}  // namespace layang
