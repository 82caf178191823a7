#pragma once
// An original paper that the office keeps for a while and must give back. All reports.
#include "capabilities/custody/hands.hpp"
#include "capabilities/custody/old_document_events.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

struct OriginalState {
    std::optional<OriginalKept> kept;
    Trail trail;
    std::int64_t kept_seq = 0;
    std::int64_t bagged_seq = 0;
    std::int64_t returned_seq = 0;
    [[nodiscard]] bool known() const { return kept_seq != 0; }
};

using OriginalDecision = Decided<OriginalEvent>;

[[nodiscard]] OriginalState evolve(OriginalState state, const OriginalEvent& event, const When& when);

/// Kept at the desk that took the dossier in. Errors: kNotAllowed, kOutOfScope, form. Breach: kept-twice.
struct KeepOriginal {
    Actor actor;
    OriginalKept kept;
};
[[nodiscard]] Result<OriginalDecision> decide(const OriginalState& state, const KeepOriginal& command);
/// Part of the sealing of a bag. Breaches: document-in-two-bags, bagged-after-return, bag-wrong-village.
struct BagOriginal {
    OriginalId original;
    Packing packing;
};
[[nodiscard]] OriginalDecision decide(const OriginalState& state, const BagOriginal& command);
/// Part of the opening of a bag. Breach: document-missing.
struct CountOriginal {
    OriginalId original;
    BagId bag;
    Party at;
    bool present = true;
};
[[nodiscard]] OriginalDecision decide(const OriginalState& state, const CountOriginal& command);
/// It turned up after all: see FindOldDocument.
struct FindOriginal {
    Actor actor;
    OriginalId original;
    Party at;
    bool missed = true;
};
[[nodiscard]] Result<OriginalDecision> decide(const OriginalState& state, const FindOriginal& command);
/// Given back to the family at `at`. Errors: kThingUnknown, kNotAllowed, kOutOfScope. Breaches: returned-twice; returned-not-here: by the
/// time of the acts it lay in a closed bag, or at another place.
struct ReturnOriginal {
    Actor actor;
    OriginalReturned returned;
    Instant at = {};
};
[[nodiscard]] Result<OriginalDecision> decide(const OriginalState& state, const ReturnOriginal& command);

}  // namespace layang::custody
