#pragma once
// What is told about a bag. All but BagReduced are reports: they say what has already happened (architecture, section 4).
#include <string_view>
#include <variant>

#include "base/public_code.hpp"
#include "capabilities/custody/types.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::custody {

struct BagSealed {
    BagId bag;
    PublicCode code;
    std::string seal;
    Direction direction = Direction::outward;
    Party from;
    Party to;
    std::vector<Thing> contents;
    LAYANG_EVENT(BagSealed, 1, bag, code, seal, direction, from, to, contents)
};

/// The village end of a bag, whichever way it goes.
[[nodiscard]] inline const std::string& village_of(const BagSealed& bag) { return bag.direction == Direction::outward ? bag.to.desk : bag.from.desk; }

/// What a seal's number is compared by: its letters and digits, however they were typed. One that has none is compared as it stands.
[[nodiscard]] inline std::string seal_key(std::string_view seal) {
    std::string key;
    for (const char c : seal) {
        if (c >= 'a' && c <= 'z') key += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
    }
    return key.empty() ? std::string(seal) : key;
}

/// The giver's half of a hand-over. `place` is the desk or village where it happened; `seal_seen` what was read on the seal.
struct BagGiven {
    BagId bag;
    Party from;
    Party to;
    std::string place;
    std::optional<std::string> seal_seen;
    LAYANG_EVENT(BagGiven, 1, bag, from, to, place, seal_seen)
};

/// The taker's half of a hand-over.
struct BagTaken {
    BagId bag;
    Party from;
    Party to;
    std::string place;
    std::optional<std::string> seal_seen;
    LAYANG_EVENT(BagTaken, 1, bag, from, to, place, seal_seen)
};

/// Something in the bag that its manifest does not name: the code as read, and the thing when the code is known.
struct Surplus {
    /// "?": what was read is no code of ours, and is not written down.
    std::string code;
    std::optional<Thing> thing;
    LAYANG_FIELDS(Surplus, code, thing)
};

/// Opened and counted. Every thing of the manifest is in exactly one of `present`, `missing`; the damaged are present as well.
struct BagOpened {
    BagId bag;
    Party by;
    bool seal_intact = true;
    std::optional<std::string> seal_seen;
    std::vector<Thing> present;
    std::vector<Thing> missing;
    std::vector<Surplus> surplus;
    std::vector<Thing> damaged;
    LAYANG_EVENT(BagOpened, 1, bag, by, seal_intact, seal_seen, present, missing, surplus, damaged)
};

/// Packed by mistake and taken out again before the bag left; `seal` is the one that it was closed with then. One with nothing left in it
/// is done with, like an opened one: it waits for no rider.
struct BagReduced {
    BagId bag;
    Party by;
    std::vector<Thing> things;
    std::string seal;
    LAYANG_EVENT(BagReduced, 1, bag, by, things, seal)
};
/// `reason` is of the kind "bag_resealed".
struct BagResealed {
    BagId bag;
    Party by;
    std::string seal;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(BagResealed, 1, bag, by, seal, reason, note)
};
/// `reason` is of the kind "bag_lost".
struct BagLost {
    BagId bag;
    Party by;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(BagLost, 1, bag, by, reason, note)
};
struct BagFound {
    BagId bag;
    Party by;
    LAYANG_EVENT(BagFound, 1, bag, by)
};
/// `reason` is of the kind "bag_damaged".
struct BagDamaged {
    BagId bag;
    Party by;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(BagDamaged, 1, bag, by, reason, note)
};

using BagEvent = std::variant<BagSealed, BagGiven, BagTaken, BagOpened, BagReduced, BagResealed, BagLost, BagFound, BagDamaged>;

}  // namespace layang::custody
