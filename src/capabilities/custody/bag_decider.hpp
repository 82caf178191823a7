#pragma once
// The rules of a bag. All but taking things out of it again are reports: they are recorded, and what they break is said beside it.
#include "capabilities/custody/bag_events.hpp"
#include "capabilities/custody/hands.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

struct BagState {
    std::optional<BagSealed> sealed;
    std::int64_t sealed_seq = 0;
    /// The seal that is on it now.
    std::string seal;
    std::vector<Thing> contents;
    BagTrail trail;
    std::int64_t opened_seq = 0;
    std::int64_t lost_seq = 0;

    [[nodiscard]] bool known() const { return sealed.has_value(); }
    [[nodiscard]] bool opened() const { return open_since(trail).has_value(); }
    [[nodiscard]] bool lost() const { return lost_seq != 0; }
    [[nodiscard]] bool holds(const Thing& thing) const;
};

using BagDecision = Decided<BagEvent>;

[[nodiscard]] BagState evolve(BagState state, const BagEvent& event, const When& when);

/// `seal_taken` and `code_taken`: who claimed them before. Errors: kNotAllowed, kOutOfScope, and the form of parties,
/// seal and contents. Breaches: sealed-twice, seal-twice, code-twice.
struct SealBag {
    Actor actor;
    BagSealed bag;
    std::optional<Claimed> seal_taken;
    std::optional<Claimed> code_taken;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const SealBag& command);

/// `at`: when it happened. `on_own_run`: whether the bag is on a run of this rider, or was when he took it, or he passes on what
/// he was told to have; true for everybody else.
/// Breaches: seal-mismatch, moved-after-opened, moved-after-lost, bag-not-on-run, bag-wrong-village.
struct GiveBag {
    Actor actor;
    BagGiven given;
    Instant at;
    bool on_own_run = true;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const GiveBag& command);
struct TakeBag {
    Actor actor;
    BagTaken taken;
    Instant at;
    bool on_own_run = true;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const TakeBag& command);

/// The count is completed here: what the manifest names and the count does not is missing, what the count names and the
/// manifest does not is surplus. Breaches: opened-twice, opened-after-lost, moved-after-opened (it was told to have gone on since),
/// seal-broken, seal-mismatch, bag-wrong-village.
struct OpenBag {
    Actor actor;
    BagOpened opened;
    Instant at;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const OpenBag& command);

/// Request of whoever sealed it: `reduced.by` is filled in from the manifest. Errors: kNotFound, kNotAllowed, kOutOfScope, kThingUnknown
/// for what the bag does not hold, kBagNotReady while it is not with whom it was sealed, opened or lost. Breach: seal-twice.
struct TakeOut {
    Actor actor;
    BagReduced reduced;
    std::optional<Claimed> seal_taken;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const TakeOut& command);

// Mishaps are told by the office, by whom the bag goes to or comes from, by who had it in hands, and by the rider on whose run it is
// (`on_own_run`); for anybody else it is kOutOfScope.

/// Breach: seal-twice.
struct ResealBag {
    Actor actor;
    BagResealed resealed;
    std::optional<Claimed> seal_taken;
    bool on_own_run = false;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const ResealBag& command);

/// Breach: bag-lost (somebody has to look for it), lost-after-opened.
struct LoseBag {
    Actor actor;
    BagLost lost;
    Instant at;
    bool on_own_run = false;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const LoseBag& command);
/// Breach: found-not-lost.
struct FindBag {
    Actor actor;
    BagFound found;
    bool on_own_run = false;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const FindBag& command);
/// Breach: bag-damaged.
struct DamageBag {
    Actor actor;
    BagDamaged damaged;
    bool on_own_run = false;
};
[[nodiscard]] Result<BagDecision> decide(const BagState& state, const DamageBag& command);

/// Hand-overs of which one half is still not told `within` after the other (policy handover.pair).
/// Rule: R-HANDOVER-PAIR, policy row handover.pair.
[[nodiscard]] std::vector<Handover> unpaired(const BagTrail& trail, Instant now, Seconds within);

}  // namespace layang::custody
