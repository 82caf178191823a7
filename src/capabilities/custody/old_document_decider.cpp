#include "capabilities/custody/old_document_decider.hpp"

#include "capabilities/custody/form.hpp"

namespace layang::custody {
namespace {

struct EvolveOldDocument {
    OldDocumentState& state;
    const When& when;

    void step(Move move, const Party& at, std::optional<BagId> bag = std::nullopt) const {
        state.trail.tell({when.occurred_at, move, at, bag, when.seq});
    }
    void begin(const std::string& village) const {
        if (state.first_seq != 0) return;
        state.first_seq = when.seq;
        state.village = village;
    }
    void operator()(const OldDocumentSurrendered& event) const {
        begin(event.village);
        if (!state.surrendered) state.surrendered = event;
        step(Move::placed, event.at);
    }
    void operator()(const OldDocumentExcused& event) const {
        begin(event.village);
        if (!state.excused) state.excused = event;
    }
    void operator()(const OldDocumentBagged& event) const {
        state.bagged_seq = when.seq;
        step(Move::bagged, event.at, event.bag);
    }
    void operator()(const OldDocumentUnbagged& event) const { step(Move::unbagged, event.at); }
    void operator()(const OldDocumentReceived& event) const { step(Move::counted, event.at, event.bag); }
    void operator()(const OldDocumentDestroyed& event) const {
        if (state.ended_seq == 0) state.ended_seq = when.seq;
        step(Move::destroyed, event.at);
    }
    void operator()(const OldDocumentArchived& event) const {
        if (state.ended_seq == 0) state.ended_seq = when.seq;
        step(Move::archived, event.at);
    }
};

std::string about(OldDocumentId id) { return stream_of(Thing{ThingKind::old_document, thing_id(id)}); }

template <class Event>
Result<OldDocumentDecision> take_in(const OldDocumentState& state, const Actor& actor, const Event& event, bool told_before) {
    Reasons reasons;
    check_party(reasons, "at", event.at);
    if (event.at.kind == PartyKind::rider) reasons.add(ErrorCode::kPartyWrong, "at.kind");
    check_text(reasons, "kind", event.kind, kCodedTextMax);
    check_text(reasons, "village", event.village, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(may_act_at(actor, Right::hand_over, event.at, event.village));
    // One that is known belongs to its village, whatever is said now.
    if (state.known()) TRY_VOID(require_in(actor, Right::hand_over, state.village));
    OldDocumentDecision decision{{event}, {}};
    if (told_before) decision.breaches.push_back({"surrendered-twice", about(event.old_document), state.first_seq, event.kind});
    return decision;
}

/// Destruction and archive: at the office, of something that has come there.
template <class Event>
Result<OldDocumentDecision> end(const OldDocumentState& state, const Actor& actor, const Event& event, bool as_its_row_says) {
    if (!state.known()) return refuse(ErrorCode::kThingUnknown);
    Reasons reasons;
    check_party(reasons, "at", event.at);
    if (event.at.kind != PartyKind::office) reasons.add(ErrorCode::kPartyWrong, "at.kind");
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(require_in(actor, Right::pack, state.village));
    OldDocumentDecision decision{{event}, {}};
    const auto breach = [&](std::string rule, std::int64_t seq) { decision.breaches.push_back({std::move(rule), about(event.old_document), seq, ""}); };
    if (state.ended_seq != 0) breach("destroyed-twice", state.ended_seq);
    if (!state.surrendered) breach("destroyed-excused", state.first_seq);
    if (!as_its_row_says) breach("ended-otherwise", state.first_seq);
    const auto* last = state.trail.last();
    const bool here = last != nullptr && (last->move == Move::counted || last->move == Move::placed) && last->where.kind == PartyKind::office;
    if (state.surrendered && state.ended_seq == 0 && !here) breach("destroyed-not-received", last == nullptr ? state.first_seq : last->seq);
    return decision;
}

}  // namespace

OldDocumentState evolve(OldDocumentState state, const OldDocumentEvent& event, const When& when) {
    std::visit(EvolveOldDocument{state, when}, event);
    return state;
}

Result<OldDocumentDecision> decide(const OldDocumentState& state, const SurrenderOldDocument& command) {
    return take_in(state, command.actor, command.surrendered, state.surrendered.has_value());
}
Result<OldDocumentDecision> decide(const OldDocumentState& state, const ExcuseOldDocument& command) {
    return take_in(state, command.actor, command.excused, state.known());
}

OldDocumentDecision decide(const OldDocumentState& state, const BagOldDocument& command) {
    const auto& packing = command.packing;
    OldDocumentDecision decision{{OldDocumentBagged{command.old_document, packing.bag, packing.at}}, {}};
    const auto breach = [&](std::string rule, std::int64_t seq, std::string detail = {}) {
        decision.breaches.push_back({std::move(rule), about(command.old_document), seq, std::move(detail)});
    };
    if (packing.other_bag) breach("document-in-two-bags", packing.other_bag->seq, packing.other_bag->stream);
    if (!state.surrendered) breach("bagged-excused", state.first_seq);
    if (state.ended_seq != 0) breach("bagged-after-destruction", state.ended_seq);
    if (strays(state.trail, packing, state.village)) breach("bag-wrong-village", 0, packing.village);
    return decision;
}

OldDocumentDecision decide(const OldDocumentState& state, const CountOldDocument& command) {
    if (command.present) return {{OldDocumentReceived{command.old_document, command.bag, command.at}}, {}};
    return {{}, {{"document-missing", about(command.old_document), state.bagged_seq, ""}}};
}

Result<OldDocumentDecision> decide(const OldDocumentState& state, const FindOldDocument& command) {
    if (!state.known()) return refuse(ErrorCode::kThingUnknown);
    TRY_VOID(may_tell(command.actor, state.village, command.at));
    const auto bag = last_bag(state.trail);
    if (!bag) return refuse(ErrorCode::kThingUnknown, "bag");
    OldDocumentDecision decision{{OldDocumentReceived{command.old_document, *bag, command.at}}, {}};
    if (!command.missed) decision.breaches.push_back({"found-not-lost", about(command.old_document), state.bagged_seq, ""});
    return decision;
}

Result<OldDocumentDecision> decide(const OldDocumentState& state, const DestroyOldDocument& command) {
    Reasons reasons;
    check_text(reasons, "berita_acara", command.destroyed.berita_acara, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    return end(state, command.actor, command.destroyed, command.burnt);
}

Result<OldDocumentDecision> decide(const OldDocumentState& state, const ArchiveOldDocument& command) {
    Reasons reasons;
    check_text(reasons, "shelf", command.archived.shelf, kCodedTextMax);
    if (reasons.any()) return reasons.refusal();
    return end(state, command.actor, command.archived, !command.burnt);
}

}  // namespace layang::custody
