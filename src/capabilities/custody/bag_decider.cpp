#include "capabilities/custody/bag_decider.hpp"

#include <algorithm>
#include <type_traits>

#include "capabilities/custody/form.hpp"

namespace layang::custody {
namespace {

bool contains(const std::vector<Thing>& list, const Thing& thing) { return std::find(list.begin(), list.end(), thing) != list.end(); }
void add_once(std::vector<Thing>& list, const Thing& thing) {
    if (!contains(list, thing)) list.push_back(thing);
}
std::vector<Thing> each_once(const std::vector<Thing>& list) {
    std::vector<Thing> once;
    for (const auto& thing : list) add_once(once, thing);
    return once;
}

struct EvolveBag {
    BagState& state;
    const When& when;

    void step(BagMove move, const Party& from, const Party& to = {}) const {
        state.trail.tell({when.occurred_at, move, from, to, when.seq});
    }
    void operator()(const BagSealed& event) const {
        if (!state.sealed) {
            state.sealed = event;
            state.sealed_seq = when.seq;
            state.seal = event.seal;
        }
        for (const auto& thing : event.contents) add_once(state.contents, thing);
        step(BagMove::sealed, event.from);
    }
    void operator()(const BagGiven& event) const { step(BagMove::given, event.from, event.to); }
    void operator()(const BagTaken& event) const { step(BagMove::taken, event.from, event.to); }
    void operator()(const BagOpened& event) const {
        if (state.opened_seq == 0) state.opened_seq = when.seq;
        step(BagMove::opened, event.by);
    }
    void operator()(const BagReduced& event) const {
        state.seal = event.seal;
        for (const auto& thing : event.things) std::erase(state.contents, thing);
        if (!state.contents.empty()) return;
        if (state.opened_seq == 0) state.opened_seq = when.seq;
        step(BagMove::opened, event.by);
    }
    void operator()(const BagResealed& event) const {
        state.seal = event.seal;
        step(BagMove::resealed, event.by);
    }
    void operator()(const BagLost& event) const { step(BagMove::lost, event.by); }
    void operator()(const BagFound& event) const { step(BagMove::found, event.by); }
    void operator()(const BagDamaged&) const {}
};

/// What is wrong with a hand-over, whichever half of it is told.
template <class Half>
std::vector<Breach> breaches_of(const BagState& state, const Half& half, Instant at, bool on_own_run) {
    std::vector<Breach> breaches;
    const auto about = stream_of(half.bag);
    if (half.seal_seen && seal_key(*half.seal_seen) != seal_key(state.seal)) breaches.push_back({"seal-mismatch", about, state.sealed_seq, ""});
    const BagStep told{at, std::is_same_v<Half, BagGiven> ? BagMove::given : BagMove::taken, half.from, half.to};
    const auto since = open_since(state.trail);
    // Who gives often tells it when the other has opened the bag already.
    if (since && *since < at && !completes(state.trail, told)) breaches.push_back({"moved-after-opened", about, state.opened_seq, ""});
    if (state.lost()) breaches.push_back({"moved-after-lost", about, state.lost_seq, ""});
    if (!on_own_run) breaches.push_back({"bag-not-on-run", about, state.sealed_seq, ""});
    if (half.to.kind == PartyKind::village && half.to != state.sealed->to)
        breaches.push_back({"bag-wrong-village", about, state.sealed_seq, half.to.desk});
    return breaches;
}

template <class Half>
Result<BagDecision> decide_half(const BagState& state, const Half& half, const Actor& actor, const Party& speaker, Instant at, bool on_own_run) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    Reasons reasons;
    check_party(reasons, "from", half.from);
    check_party(reasons, "to", half.to);
    if (half.from == half.to) reasons.add(ErrorCode::kPartyWrong, "to");
    // Between two riders there is no desk.
    check_text(reasons, "place", half.place, kCodedTextMax, half.from.kind == PartyKind::rider && half.to.kind == PartyKind::rider);
    if (half.seal_seen) check_text(reasons, "seal_seen", *half.seal_seen, kSealCharactersMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_speak_for(actor, speaker, village_of(*state.sealed)));
    return BagDecision{{half}, breaches_of(state, half, at, on_own_run)};
}

/// A passing that began after `opened`, with no new seal between the two: of an opening that is told late, one of them cannot be true.
bool passed_after(const BagTrail& trail, Instant opened) {
    const auto handovers = handovers_of(trail);
    return std::any_of(handovers.begin(), handovers.end(), [&](const Handover& one) {
        const bool sealed_anew = std::any_of(trail.steps.begin(), trail.steps.end(), [&](const BagStep& step) {
            return step.move == BagMove::resealed && step.at >= opened && step.at <= one.first_at();
        });
        return one.first_at() > opened && !sealed_anew;
    });
}

Result<void> may_tell_of(const BagState& state, const Actor& actor, const Party& by, bool on_own_run) {
    TRY_VOID(may_speak_for(actor, by, village_of(*state.sealed)));
    const auto& steps = state.trail.steps;
    const bool in_hands = std::any_of(steps.begin(), steps.end(), [&](const BagStep& step) { return step.from == by || step.to == by; });
    const bool concerned = by.kind == PartyKind::office || by == state.sealed->to || in_hands || (by.kind == PartyKind::rider && on_own_run);
    return concerned ? Result<void>() : refuse(ErrorCode::kOutOfScope);
}

void check_direction(Reasons& reasons, const BagSealed& bag) {
    const bool outward = bag.direction == Direction::outward;
    if (bag.from.kind != (outward ? PartyKind::office : PartyKind::village)) reasons.add(ErrorCode::kPartyWrong, "from.kind");
    if (bag.to.kind != (outward ? PartyKind::village : PartyKind::office)) reasons.add(ErrorCode::kPartyWrong, "to.kind");
}

/// Sorts what was counted against the manifest, so that every thing of it is accounted for exactly once.
BagOpened completed(const BagState& state, BagOpened opened) {
    std::vector<Thing> present;
    for (const auto& thing : each_once(opened.present)) {
        if (state.holds(thing)) present.push_back(thing);
        else opened.surplus.push_back({"", thing});
    }
    for (const auto& thing : opened.damaged) {
        if (state.holds(thing)) add_once(present, thing);
        else opened.surplus.push_back({"", thing});
    }
    opened.present = present;
    opened.missing.clear();
    for (const auto& thing : state.contents)
        if (!contains(present, thing)) opened.missing.push_back(thing);
    // What was read twice, or stands in the manifest after all, is no surplus.
    std::vector<Surplus> surplus;
    for (const auto& extra : opened.surplus) {
        if (extra.thing && state.holds(*extra.thing)) continue;
        // Of two that bear no code of ours nobody can say that they are one.
        const auto same = [&](const Surplus& one) { return extra.thing ? one.thing == extra.thing : extra.code != "?" && one == extra; };
        if (std::none_of(surplus.begin(), surplus.end(), same)) surplus.push_back(extra);
    }
    opened.surplus = std::move(surplus);
    return opened;
}

}  // namespace

bool BagState::holds(const Thing& thing) const { return contains(contents, thing); }

BagState evolve(BagState state, const BagEvent& event, const When& when) {
    std::visit(EvolveBag{state, when}, event);
    state.lost_seq = lost_seq(state.trail);
    return state;
}

Result<BagDecision> decide(const BagState& state, const SealBag& command) {
    auto bag = command.bag;
    Reasons reasons;
    check_party(reasons, "from", bag.from);
    check_party(reasons, "to", bag.to);
    check_direction(reasons, bag);
    check_text(reasons, "seal", bag.seal, kSealCharactersMax);
    if (!bag.code.is_set()) reasons.add(ErrorCode::kFieldMissing, "code");
    if (bag.contents.empty()) reasons.add(ErrorCode::kFieldMissing, "contents");
    check_count(reasons, "contents", bag.contents.size(), kBagContentsMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_speak_for(command.actor, bag.from, village_of(bag)));
    // Another village's bag under this id is another bag.
    if (state.known() && village_of(*state.sealed) != village_of(bag)) return refuse(ErrorCode::kConflict, "bag");
    bag.contents = each_once(bag.contents);
    BagDecision decision;
    const auto about = stream_of(bag.bag);
    if (state.known()) decision.breaches.push_back({"sealed-twice", about, state.sealed_seq, ""});
    if (command.seal_taken) decision.breaches.push_back({"seal-twice", about, command.seal_taken->seq, command.seal_taken->stream});
    if (command.code_taken) decision.breaches.push_back({"code-twice", about, command.code_taken->seq, command.code_taken->stream});
    decision.events.emplace_back(std::move(bag));
    return decision;
}

Result<BagDecision> decide(const BagState& state, const GiveBag& command) {
    return decide_half(state, command.given, command.actor, command.given.from, command.at, command.on_own_run);
}

Result<BagDecision> decide(const BagState& state, const TakeBag& command) {
    return decide_half(state, command.taken, command.actor, command.taken.to, command.at, command.on_own_run);
}

Result<BagDecision> decide(const BagState& state, const OpenBag& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    const auto& opened = command.opened;
    Reasons reasons;
    check_party(reasons, "by", opened.by);
    if (opened.by.kind == PartyKind::rider) reasons.add(ErrorCode::kPartyWrong, "by.kind");
    if (opened.seal_seen) check_text(reasons, "seal_seen", *opened.seal_seen, kSealCharactersMax);
    check_count(reasons, "present", opened.present.size(), kBagContentsMax);
    check_count(reasons, "damaged", opened.damaged.size(), kBagContentsMax);
    check_count(reasons, "surplus", opened.surplus.size(), kBagContentsMax);
    for (std::size_t i = 0; i < opened.surplus.size(); ++i)
        check_text(reasons, "surplus." + std::to_string(i), opened.surplus[i].code, kCodedTextMax, opened.surplus[i].thing.has_value());
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_speak_for(command.actor, opened.by, village_of(*state.sealed)));
    BagDecision decision;
    const auto about = stream_of(opened.bag);
    const auto breach = [&](std::string rule, std::int64_t seq, std::string detail = {}) {
        decision.breaches.push_back({std::move(rule), about, seq, std::move(detail)});
    };
    if (state.opened()) breach("opened-twice", state.opened_seq);
    if (state.lost()) breach("opened-after-lost", state.lost_seq);
    if (passed_after(state.trail, command.at)) breach("moved-after-opened", state.trail.steps.back().seq);
    if (!opened.seal_intact) breach("seal-broken", state.sealed_seq);
    if (opened.seal_seen && seal_key(*opened.seal_seen) != seal_key(state.seal)) breach("seal-mismatch", state.sealed_seq);
    if (opened.by.kind == PartyKind::village && opened.by != state.sealed->to && opened.by != state.sealed->from)
        breach("bag-wrong-village", state.sealed_seq, opened.by.desk);
    auto counted = completed(state, opened);
    for (const auto& surplus : counted.surplus)
        if (!surplus.thing) breach("document-surplus", state.sealed_seq, surplus.code);
    decision.events.emplace_back(std::move(counted));
    return decision;
}

Result<BagDecision> decide(const BagState& state, const TakeOut& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    auto reduced = command.reduced;
    reduced.by = state.sealed->from;
    TRY_VOID(may_speak_for(command.actor, reduced.by, village_of(*state.sealed)));
    if (state.opened() || state.lost() || !lies_at(hands_of(state.trail), reduced.by))
        return refuse(ErrorCode::kBagNotReady, "bag", {{"code", state.sealed->code.text()}});
    Reasons reasons;
    check_text(reasons, "seal", reduced.seal, kSealCharactersMax);
    if (reduced.things.empty()) reasons.add(ErrorCode::kFieldMissing, "things");
    check_count(reasons, "things", reduced.things.size(), kBagContentsMax);
    for (std::size_t i = 0; i < reduced.things.size() && i < kBagContentsMax; ++i)
        if (!state.holds(reduced.things[i])) reasons.add(ErrorCode::kThingUnknown, "things." + std::to_string(i));
    if (reasons.any()) return reasons.refusal();
    reduced.things = each_once(reduced.things);
    BagDecision decision;
    if (command.seal_taken)
        decision.breaches.push_back({"seal-twice", stream_of(reduced.bag), command.seal_taken->seq, command.seal_taken->stream});
    decision.events.emplace_back(std::move(reduced));
    return decision;
}

Result<BagDecision> decide(const BagState& state, const ResealBag& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    Reasons reasons;
    check_party(reasons, "by", command.resealed.by);
    check_text(reasons, "seal", command.resealed.seal, kSealCharactersMax);
    check_text(reasons, "reason", command.resealed.reason, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_tell_of(state, command.actor, command.resealed.by, command.on_own_run));
    BagDecision decision{{command.resealed}, {}};
    if (command.seal_taken)
        decision.breaches.push_back({"seal-twice", stream_of(command.resealed.bag), command.seal_taken->seq, command.seal_taken->stream});
    return decision;
}

Result<BagDecision> decide(const BagState& state, const LoseBag& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    Reasons reasons;
    check_party(reasons, "by", command.lost.by);
    check_text(reasons, "reason", command.lost.reason, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_tell_of(state, command.actor, command.lost.by, command.on_own_run));
    const auto about = stream_of(command.lost.bag);
    BagDecision decision{{command.lost}, {{"bag-lost", about, state.sealed_seq, ""}}};
    if (const auto since = open_since(state.trail); since && *since < command.at)
        decision.breaches.push_back({"lost-after-opened", about, state.opened_seq, ""});
    return decision;
}

Result<BagDecision> decide(const BagState& state, const FindBag& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    Reasons reasons;
    check_party(reasons, "by", command.found.by);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_tell_of(state, command.actor, command.found.by, command.on_own_run));
    BagDecision decision{{command.found}, {}};
    if (!state.lost()) decision.breaches.push_back({"found-not-lost", stream_of(command.found.bag), state.sealed_seq, ""});
    return decision;
}

Result<BagDecision> decide(const BagState& state, const DamageBag& command) {
    if (!state.known()) return refuse(ErrorCode::kNotFound);
    Reasons reasons;
    check_party(reasons, "by", command.damaged.by);
    check_text(reasons, "reason", command.damaged.reason, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_tell_of(state, command.actor, command.damaged.by, command.on_own_run));
    return BagDecision{{command.damaged}, {{"bag-damaged", stream_of(command.damaged.bag), state.sealed_seq, ""}}};
}

std::vector<Handover> unpaired(const BagTrail& trail, Instant now, Seconds within) {
    std::vector<Handover> open;
    for (const auto& handover : handovers_of(trail))
        if (!handover.paired() && handover.first_at() + within < now) open.push_back(handover);
    return open;
}

}  // namespace layang::custody
