#pragma once
// UUIDv7 (RFC 9562) as a type of its own for each kind of thing, so that a bag is never taken for a run.
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace layang {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;
    [[nodiscard]] int version() const { return bytes[6] >> 4; }
};

/// Lower-case 8-4-4-4-12.
[[nodiscard]] std::string to_string(const Uuid& uuid);
/// Accepts either case, only the hyphenated form; any version.
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);
/// Time in milliseconds, then 74 bits of `random` (10 bytes of it).
[[nodiscard]] Uuid make_uuid7(Instant at, const std::array<std::uint8_t, 10>& random);

template <class Tag>
struct Id {
    Uuid value;
    auto operator<=>(const Id&) const = default;
    [[nodiscard]] std::string text() const { return to_string(value); }
    [[nodiscard]] static std::optional<Id> parse(std::string_view text) {
        if (const auto uuid = parse_uuid(text)) return Id{*uuid};
        return std::nullopt;
    }
};

/// Where randomness comes from: handed in, like the clock.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::uint8_t* to, std::size_t size) = 0;

    template <class IdType>
    [[nodiscard]] IdType id(Instant at) {
        std::array<std::uint8_t, 10> bytes{};
        fill(bytes.data(), bytes.size());
        return IdType{make_uuid7(at, bytes)};
    }
};

using AccountId = Id<struct AccountTag>;
using DeviceId = Id<struct DeviceTag>;
using CommandId = Id<struct CommandTag>;
using DossierId = Id<struct DossierTag>;
using ApplicationId = Id<struct ApplicationTag>;
using DocumentId = Id<struct DocumentTag>;
using OldDocumentId = Id<struct OldDocumentTag>;
using OriginalId = Id<struct OriginalTag>;
using BagId = Id<struct BagTag>;
using RunId = Id<struct RunTag>;
using AnomalyId = Id<struct AnomalyTag>;
using BlobId = Id<struct BlobTag>;

}  // namespace layang

template <class Tag>
struct std::hash<layang::Id<Tag>> {
    std::size_t operator()(const layang::Id<Tag>& id) const noexcept {
        std::size_t h = 0;
        for (const auto byte : id.value.bytes) h = h * 131 + byte;
        return h;
    }
};
