#pragma once
// A document from the shelf to the door. What happened is recorded; what it breaks is said beside it.
#include "capabilities/custody/delivery_events.hpp"
#include "capabilities/custody/hands.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

/// What other rooms know about the document: comes in with the command.
struct DocumentFacts {
    DocumentId document;
    /// The village that it goes to: its scope.
    std::string village;
    bool shelved = false;
    bool cancelled = false;
    /// Printed anew: where its last copy was, or got lost, says nothing of this one.
    std::optional<Instant> remade_at = {};
};

struct DeliveryState {
    Trail trail;
    std::int64_t handed_over_seq = 0;
    /// Lost, and not found again.
    std::int64_t lost_seq = 0;
    std::int64_t bagged_seq = 0;
    int attempts = 0;
    Activation activation = Activation::not_applicable;
    [[nodiscard]] bool handed_over() const { return handed_over_seq != 0; }
};

using DeliveryDecision = Decided<DeliveryEvent>;

[[nodiscard]] DeliveryState evolve(DeliveryState state, const DeliveryEvent& event, const When& when);

/// Part of the sealing of a bag, where the right was judged. Breaches: document-in-two-bags, bagged-not-shelved,
/// bagged-after-handover, bagged-after-lost, bagged-cancelled, bag-wrong-village.
struct BagDocument {
    DocumentFacts facts;
    Packing packing;
};
[[nodiscard]] DeliveryDecision decide(const DeliveryState& state, const BagDocument& command);

/// Part of the loss of a bag, which is one breach for all of it: what lay in it at `when` is lost with it, at whoever tells. What had gone
/// elsewhere by then, or was printed anew, gets no event.
struct LoseWithBag {
    DocumentFacts facts;
    BagId bag;
    Party at;
    Instant when;
};
[[nodiscard]] DeliveryDecision decide(const DeliveryState& state, const LoseWithBag& command);
/// Part of the finding of a bag: what is still lost with it at `when` lies in it again.
struct FindWithBag {
    DocumentFacts facts;
    BagId bag;
    Party at;
    Instant when;
};
[[nodiscard]] DeliveryDecision decide(const DeliveryState& state, const FindWithBag& command);

/// Part of the opening of a bag. What is missing and has meanwhile gone elsewhere gets no event: it is there.
enum class CountOutcome { received, missing, surplus, damaged };
/// Breaches: document-missing, document-surplus, document-damaged, counted-after-handover, printed-twice (the copy that was thought lost).
struct CountDocument {
    DocumentFacts facts;
    BagId bag;
    Party at;
    CountOutcome outcome = CountOutcome::received;
    Instant counted_at = {};
};
[[nodiscard]] DeliveryDecision decide(const DeliveryState& state, const CountDocument& command);

/// Breach: attempt-after-handover.
struct AttemptHandover {
    Actor actor;
    DocumentFacts facts;
    HandoverAttempted attempted;
    Instant at = {};
};
[[nodiscard]] Result<DeliveryDecision> decide(const DeliveryState& state, const AttemptHandover& command);

/// One who may receive, by the receiver rule of the service's row and the names in the dossier. `named` without an index is
/// anybody who stands in that relation: the row asks for no paper that the dossier would have to hold.
struct AllowedReceiver {
    ReceiverKind to = ReceiverKind::holder;
    std::optional<std::int64_t> index;
    std::string relation;
    /// Ways in which this person may be known (rows of identifications); empty: any.
    std::vector<std::string> identified;
};

/// How a chip card may be handed over, by the policy row in force on the rule date.
/// Rule: R-HANDOVER-KTP, policy handover.ktp; Permendagri 8/2016 article 5(1) items 12-13 against the practice of 2020.
enum class CardPolicy { reader, deferred_activation, office_only };

/// An old document that is due back before this one is given: how many are taken or excused so far.
struct Due {
    std::string kind;
    int count = 1;
    int settled = 0;
    /// Only where the person has one: never a breach.
    bool if_held = false;
    [[nodiscard]] bool open() const { return !if_held && settled < count; }
    bool operator==(const Due&) const = default;
};

struct DoorRules {
    std::vector<AllowedReceiver> allowed;
    /// Whether the document is a card that is activated at the hand-over.
    bool activation_due = false;
    /// Ways of knowing a person that need a reader at the place (rows of identifications).
    std::vector<std::string> with_device;
    CardPolicy card_policy = CardPolicy::deferred_activation;
    std::vector<Due> dues;
};

/// Errors: kNotAllowed, kOutOfScope and form. Breaches: receiver-not-allowed, handover-after-lost, handed-over-twice,
/// identified-otherwise, old-document-open, handover-from-closed-bag, handover-not-received, handover-cancelled,
/// card-office-only, card-without-reader, card-not-activated; bagged-after-handover, counted-after-handover (told before, and it happened
/// since).
struct HandOver {
    Actor actor;
    DocumentFacts facts;
    DoorRules rules;
    DocumentHandedOver handed;
    Instant at;
};
[[nodiscard]] Result<DeliveryDecision> decide(const DeliveryState& state, const HandOver& command);

/// Breaches: document-lost (somebody has to look for it), lost-after-handover.
struct LoseDocument {
    Actor actor;
    DocumentFacts facts;
    DocumentLost lost;
};
[[nodiscard]] Result<DeliveryDecision> decide(const DeliveryState& state, const LoseDocument& command);
/// Breach: found-not-lost, or printed-twice when another was made for it meanwhile.
struct FindDocument {
    Actor actor;
    DocumentFacts facts;
    DocumentFound found;
};
[[nodiscard]] Result<DeliveryDecision> decide(const DeliveryState& state, const FindDocument& command);
/// Breach: document-damaged.
struct DamageDocument {
    Actor actor;
    DocumentFacts facts;
    DocumentDamaged damaged;
};
[[nodiscard]] Result<DeliveryDecision> decide(const DeliveryState& state, const DamageDocument& command);

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::CardPolicy, reader, deferred_activation, office_only)
