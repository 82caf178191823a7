#include "capabilities/custody/original_decider.hpp"

#include "capabilities/custody/form.hpp"

namespace layang::custody {
namespace {

struct EvolveOriginal {
    OriginalState& state;
    const When& when;

    void step(Move move, const Party& at, std::optional<BagId> bag = std::nullopt) const {
        state.trail.tell({when.occurred_at, move, at, bag, when.seq});
    }
    void operator()(const OriginalKept& event) const {
        if (!state.kept) {
            state.kept = event;
            state.kept_seq = when.seq;
        }
        step(Move::placed, event.at);
    }
    void operator()(const OriginalBagged& event) const {
        state.bagged_seq = when.seq;
        step(Move::bagged, event.at, event.bag);
    }
    void operator()(const OriginalUnbagged& event) const { step(Move::unbagged, event.at); }
    void operator()(const OriginalReceived& event) const { step(Move::counted, event.at, event.bag); }
    // It lies where it lay.
    void operator()(const OriginalReleased&) const {}
    void operator()(const OriginalReturned& event) const {
        if (state.returned_seq == 0) state.returned_seq = when.seq;
        step(Move::to_resident, event.at);
    }
};

std::string about(OriginalId id) { return stream_of(Thing{ThingKind::original, thing_id(id)}); }

void check_place(Reasons& reasons, const Party& at) {
    check_party(reasons, "at", at);
    if (at.kind == PartyKind::rider) reasons.add(ErrorCode::kPartyWrong, "at.kind");
}

}  // namespace

OriginalState evolve(OriginalState state, const OriginalEvent& event, const When& when) {
    std::visit(EvolveOriginal{state, when}, event);
    return state;
}

Result<OriginalDecision> decide(const OriginalState& state, const KeepOriginal& command) {
    const auto& kept = command.kept;
    Reasons reasons;
    check_place(reasons, kept.at);
    check_text(reasons, "kind", kept.kind, kCodedTextMax);
    check_text(reasons, "village", kept.village, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_act_at(command.actor, Right::hand_over, kept.at, kept.village));
    // One that is known belongs to its village, whatever is said now.
    if (state.known()) TRY_VOID(require_in(command.actor, Right::hand_over, state.kept->village));
    OriginalDecision decision{{kept}, {}};
    if (state.known()) decision.breaches.push_back({"kept-twice", about(kept.original), state.kept_seq, kept.kind});
    return decision;
}

OriginalDecision decide(const OriginalState& state, const BagOriginal& command) {
    const auto& packing = command.packing;
    OriginalDecision decision{{OriginalBagged{command.original, packing.bag, packing.at}}, {}};
    const auto breach = [&](std::string rule, std::int64_t seq, std::string detail = {}) {
        decision.breaches.push_back({std::move(rule), about(command.original), seq, std::move(detail)});
    };
    if (packing.other_bag) breach("document-in-two-bags", packing.other_bag->seq, packing.other_bag->stream);
    if (state.returned_seq != 0) breach("bagged-after-return", state.returned_seq);
    if (state.kept && strays(state.trail, packing, state.kept->village)) breach("bag-wrong-village", 0, packing.village);
    return decision;
}

OriginalDecision decide(const OriginalState& state, const CountOriginal& command) {
    if (command.present) return {{OriginalReceived{command.original, command.bag, command.at}}, {}};
    return {{}, {{"document-missing", about(command.original), state.bagged_seq, ""}}};
}

Result<OriginalDecision> decide(const OriginalState& state, const FindOriginal& command) {
    if (!state.known()) return refuse(ErrorCode::kThingUnknown);
    TRY_VOID(may_tell(command.actor, state.kept->village, command.at));
    const auto bag = last_bag(state.trail);
    if (!bag) return refuse(ErrorCode::kThingUnknown, "bag");
    OriginalDecision decision{{OriginalReceived{command.original, *bag, command.at}}, {}};
    if (!command.missed) decision.breaches.push_back({"found-not-lost", about(command.original), state.bagged_seq, ""});
    return decision;
}

Result<OriginalDecision> decide(const OriginalState& state, const ReturnOriginal& command) {
    if (!state.known()) return refuse(ErrorCode::kThingUnknown);
    TRY_VOID(may_deliver(command.actor, state.kept->village, command.returned.at));
    OriginalDecision decision{{command.returned}, {}};
    if (state.returned_seq != 0) decision.breaches.push_back({"returned-twice", about(command.returned.original), state.returned_seq, ""});
    const auto* last = state.trail.at(command.at);
    const bool elsewhere = last != nullptr && last->move != Move::to_resident && (last->move == Move::bagged || last->where != command.returned.at);
    if (elsewhere) decision.breaches.push_back({"returned-not-here", about(command.returned.original), last->seq, ""});
    return decision;
}

}  // namespace layang::custody
