#pragma once
// One event's bytes: built once, hashed, never serialised again (architecture D2, D3).
#include "platform/ledger/ledger.hpp"
#include "platform/ledger/queries.hpp"

namespace layang::ledger {

struct EventFields {
    std::int64_t seq = 0;
    std::string_view stream;
    std::int64_t stream_version = 0;
    std::string_view type;
    int type_version = 1;
};

inline constexpr std::size_t kSaltBytes = 16;

/// Canonical bytes of the envelope with its payload, a fresh salt and the leaf hash.
[[nodiscard]] queries::EventRow make_event(const Act& act, const EventFields& fields, Json payload, Random& random);

}  // namespace layang::ledger
