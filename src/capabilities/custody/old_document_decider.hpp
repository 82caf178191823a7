#pragma once
// An old document from the hand of its holder to its end. All reports.
#include "capabilities/custody/hands.hpp"
#include "capabilities/custody/old_document_events.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

struct OldDocumentState {
    std::optional<OldDocumentSurrendered> surrendered;
    std::optional<OldDocumentExcused> excused;
    std::string village;
    Trail trail;
    std::int64_t first_seq = 0;
    std::int64_t bagged_seq = 0;
    std::int64_t ended_seq = 0;
    [[nodiscard]] bool known() const { return first_seq != 0; }
    [[nodiscard]] std::string kind() const { return surrendered ? surrendered->kind : excused ? excused->kind : ""; }
};

using OldDocumentDecision = Decided<OldDocumentEvent>;

[[nodiscard]] OldDocumentState evolve(OldDocumentState state, const OldDocumentEvent& event, const When& when);

/// Taken in at the desk or at the door. Errors: kNotAllowed, kOutOfScope, form. Breach: surrendered-twice (the id is known; what was
/// excused as left behind may be brought later).
struct SurrenderOldDocument {
    Actor actor;
    OldDocumentSurrendered surrendered;
};
[[nodiscard]] Result<OldDocumentDecision> decide(const OldDocumentState& state, const SurrenderOldDocument& command);
/// Not taken, for a coded reason. The same errors and breach.
struct ExcuseOldDocument {
    Actor actor;
    OldDocumentExcused excused;
};
[[nodiscard]] Result<OldDocumentDecision> decide(const OldDocumentState& state, const ExcuseOldDocument& command);

/// Part of the sealing of a bag. Breaches: document-in-two-bags, bagged-excused, bagged-after-destruction, bag-wrong-village.
struct BagOldDocument {
    OldDocumentId old_document;
    Packing packing;
};
[[nodiscard]] OldDocumentDecision decide(const OldDocumentState& state, const BagOldDocument& command);
/// Part of the opening of a bag. What is missing gets no event of its own: it lies in an opened bag and was not counted.
/// Breach: document-missing.
struct CountOldDocument {
    OldDocumentId old_document;
    BagId bag;
    Party at;
    bool present = true;
};
[[nodiscard]] OldDocumentDecision decide(const OldDocumentState& state, const CountOldDocument& command);

/// It turned up after all, and counts as received out of the bag that it was last packed into. `missed`: it was not in that when it was opened,
/// or got lost with it. Errors: kNotAllowed, kOutOfScope, form, kThingUnknown also for what was never packed. Breach: found-not-lost.
struct FindOldDocument {
    Actor actor;
    OldDocumentId old_document;
    Party at;
    bool missed = true;
};
[[nodiscard]] Result<OldDocumentDecision> decide(const OldDocumentState& state, const FindOldDocument& command);

/// `burnt`: what the row of its kind says: destroyed, or kept on file. Errors: kNotAllowed, kThingUnknown, form. Breaches:
/// destroyed-twice, destroyed-not-received, destroyed-excused, ended-otherwise.
/// Rule: R-OLD-CARD-BURN.
struct DestroyOldDocument {
    Actor actor;
    OldDocumentDestroyed destroyed;
    bool burnt = true;
};
[[nodiscard]] Result<OldDocumentDecision> decide(const OldDocumentState& state, const DestroyOldDocument& command);
struct ArchiveOldDocument {
    Actor actor;
    OldDocumentArchived archived;
    bool burnt = false;
};
[[nodiscard]] Result<OldDocumentDecision> decide(const OldDocumentState& state, const ArchiveOldDocument& command);

}  // namespace layang::custody
