#include "capabilities/custody/delivery_decider.hpp"

#include <algorithm>

#include "capabilities/custody/form.hpp"

namespace layang::custody {
namespace {

struct EvolveDelivery {
    DeliveryState& state;
    const When& when;

    void step(Move move, const Party& at, std::optional<BagId> bag = std::nullopt) const {
        state.trail.tell({when.occurred_at, move, at, bag, when.seq});
    }
    void operator()(const DocumentBagged& event) const {
        state.bagged_seq = when.seq;
        step(Move::bagged, event.at, event.bag);
    }
    void operator()(const DocumentUnbagged& event) const { step(Move::unbagged, event.at); }
    void operator()(const DocumentReceived& event) const { step(Move::counted, event.at, event.bag); }
    void operator()(const DocumentSurplus& event) const { step(Move::counted, event.at, event.bag); }
    void operator()(const DocumentMissing& event) const { step(Move::missing, event.at, event.bag); }
    void operator()(const DocumentDamaged&) const {}
    void operator()(const DocumentLost& event) const { step(Move::lost, event.at); }
    void operator()(const DocumentFound& event) const { step(Move::found, event.at); }
    void operator()(const HandoverAttempted&) const { ++state.attempts; }
    void operator()(const DocumentHandedOver& event) const {
        if (state.handed_over_seq == 0) state.handed_over_seq = when.seq;
        state.activation = event.activation;
        step(Move::to_resident, event.at);
    }
};

/// Speaks for the place where the document is handed over, lost, found: the own village, the counter for all, and at the office nobody else.
Result<void> may_deliver(const Actor& actor, const DocumentFacts& facts, const Party& at) {
    Reasons reasons;
    check_party(reasons, "at", at);
    if (at.kind == PartyKind::rider) reasons.add(ErrorCode::kPartyWrong, "at.kind");
    if (reasons.any()) return reasons.refusal();
    return may_act_at(actor, Right::hand_over, at, facts.village);
}

/// Loss and damage are noticed at the packing table as well.
Result<void> may_tell(const Actor& actor, const DocumentFacts& facts, const Party& at) {
    if (at.kind == PartyKind::office && require_in(actor, Right::pack, facts.village)) return {};
    return may_deliver(actor, facts, at);
}

struct Breaches {
    std::string about;
    std::vector<Breach> list;
    void add(std::string rule, std::int64_t other_seq, std::string detail = {}) {
        list.push_back({std::move(rule), about, other_seq, std::move(detail)});
    }
};
Breaches breaches_about(const DocumentFacts& facts) { return {stream_of(Thing{ThingKind::document, thing_id(facts.document)}), {}}; }

/// The step is of this copy, not of one before it.
bool is_of_this_copy(const Step& step, const DocumentFacts& facts) { return !facts.remade_at || step.at > *facts.remade_at; }
/// The loss that nobody has ended: by finding it, or by printing it anew.
std::int64_t loss_of(const DeliveryState& state, const DocumentFacts& facts) {
    return facts.remade_at ? lost_seq(state.trail, facts.remade_at) : state.lost_seq;
}
/// Whether it was packed into that bag before it was printed anew.
bool is_former_copy(const DeliveryState& state, const CountDocument& command) {
    if (!command.facts.remade_at || command.counted_at <= *command.facts.remade_at) return false;
    return std::ranges::any_of(state.trail.steps, [&](const Step& step) {
        return step.move == Move::bagged && step.bag == command.bag && !is_of_this_copy(step, command.facts);
    });
}

/// Whether somebody had been given it by then.
bool given_before(const DeliveryState& state, Instant at) {
    return std::ranges::any_of(state.trail.steps, [&](const Step& step) { return step.move == Move::to_resident && step.at < at; });
}
/// Where it was seen after it was given, told before that was: one of the two cannot be true.
void check_seen_since(Breaches& breaches, const DeliveryState& state, Instant at) {
    for (const auto& step : state.trail.steps) {
        if (step.at <= at) continue;
        if (step.move == Move::bagged) return breaches.add("bagged-after-handover", step.seq);
        if (step.move == Move::counted || step.move == Move::found) return breaches.add("counted-after-handover", step.seq);
    }
}

/// Where the document was when it was given: not in a closed bag, and at the place where it was given.
void check_place(Breaches& breaches, const DeliveryState& state, const DocumentFacts& facts, const DocumentHandedOver& handed, Instant at) {
    const auto* last = state.trail.at(at);
    if (last == nullptr || !is_of_this_copy(*last, facts)) {
        if (handed.at.kind == PartyKind::village) breaches.add("handover-not-received", 0);
        return;
    }
    if (last->move == Move::bagged) breaches.add("handover-from-closed-bag", last->seq);
    else if (last->move == Move::missing) breaches.add("handover-not-received", last->seq);
    else if (last->move != Move::lost && last->move != Move::to_resident && last->where != handed.at)
        breaches.add("handover-not-received", last->seq);
}

bool one_of(const std::vector<std::string>& list, const std::string& text) { return std::find(list.begin(), list.end(), text) != list.end(); }

/// Rule: R-HANDOVER-KTP, policy handover.ktp.
void check_card(Breaches& breaches, const DoorRules& rules, const DocumentHandedOver& handed) {
    if (!rules.activation_due) return;
    switch (rules.card_policy) {
        case CardPolicy::office_only:
            if (handed.at.kind != PartyKind::office) breaches.add("card-office-only", 0);
            [[fallthrough]];
        case CardPolicy::reader:
            if (!one_of(rules.with_device, handed.identified_by)) breaches.add("card-without-reader", 0);
            if (handed.activation != Activation::activated) breaches.add("card-not-activated", 0);
            break;
        case CardPolicy::deferred_activation:
            if (handed.activation == Activation::not_applicable) breaches.add("card-not-activated", 0);
            break;
    }
}

void check_receiver(Breaches& breaches, const DoorRules& rules, const DocumentHandedOver& handed) {
    const auto index = handed.to == ReceiverKind::named ? handed.receiver_index : std::nullopt;
    const auto who = std::find_if(rules.allowed.begin(), rules.allowed.end(), [&](const AllowedReceiver& one) {
        const bool unnamed = one.to == ReceiverKind::named && !one.index;
        return one.to == handed.to && one.index == index && (!unnamed || one.relation == handed.relation);
    });
    if (handed.to == ReceiverKind::other || who == rules.allowed.end())
        breaches.add("receiver-not-allowed", 0, std::string(name_of(handed.to)));
    else if (!who->identified.empty() && !one_of(who->identified, handed.identified_by))
        breaches.add("identified-otherwise", 0, handed.identified_by);
}

Result<void> check_form(const DocumentHandedOver& handed) {
    Reasons reasons;
    if (handed.receiver_index && (*handed.receiver_index < 0 || *handed.receiver_index > 99))
        reasons.add(ErrorCode::kNumberRange, "receiver_index", {{"min", "0"}, {"max", "99"}});
    check_text(reasons, "relation", handed.relation, kCodedTextMax);
    check_text(reasons, "identified_by", handed.identified_by, kCodedTextMax);
    if (handed.receiver_name && handed.receiver_name->get()) check_text(reasons, "receiver_name", handed.receiver_name->open(), 240);
    if (reasons.any()) return reasons.refusal();
    return {};
}

}  // namespace

DeliveryState evolve(DeliveryState state, const DeliveryEvent& event, const When& when) {
    std::visit(EvolveDelivery{state, when}, event);
    state.lost_seq = lost_seq(state.trail);
    return state;
}

DeliveryDecision decide(const DeliveryState& state, const BagDocument& command) {
    auto breaches = breaches_about(command.facts);
    const auto& packing = command.packing;
    if (packing.other_bag) breaches.add("document-in-two-bags", packing.other_bag->seq, packing.other_bag->stream);
    if (!command.facts.shelved && state.trail.steps.empty()) breaches.add("bagged-not-shelved", 0);
    if (command.facts.cancelled && packing.direction == Direction::outward) breaches.add("bagged-cancelled", 0);
    if (state.handed_over()) breaches.add("bagged-after-handover", state.handed_over_seq);
    if (const auto loss = loss_of(state, command.facts); loss != 0) breaches.add("bagged-after-lost", loss);
    if (strays(state.trail, packing, command.facts.village)) breaches.add("bag-wrong-village", 0, packing.village);
    return {{DocumentBagged{command.facts.document, packing.bag, packing.at}}, breaches.list};
}

DeliveryDecision decide(const DeliveryState& state, const CountDocument& command) {
    auto breaches = breaches_about(command.facts);
    DeliveryDecision decision;
    const auto document = command.facts.document;
    switch (command.outcome) {
        case CountOutcome::received: decision.events = {DocumentReceived{document, command.bag, command.at}}; break;
        case CountOutcome::missing:
            // What has gone elsewhere since it was packed there is where that was told.
            if (const auto* last = state.trail.last(); last == nullptr || (last->move == Move::bagged && last->bag == command.bag))
                decision.events = {DocumentMissing{document, command.bag, command.at}};
            breaches.add("document-missing", state.bagged_seq);
            break;
        case CountOutcome::surplus:
            decision.events = {DocumentSurplus{document, command.bag, command.at}};
            breaches.add("document-surplus", state.bagged_seq);
            break;
        case CountOutcome::damaged:
            decision.events = {DocumentReceived{document, command.bag, command.at}, DocumentDamaged{document, command.at, std::nullopt}};
            breaches.add("document-damaged", state.bagged_seq);
            break;
    }
    if (command.outcome != CountOutcome::missing) {
        if (given_before(state, command.counted_at)) breaches.add("counted-after-handover", state.handed_over_seq);
        if (is_former_copy(state, command)) breaches.add("printed-twice", state.bagged_seq);
    }
    decision.breaches = std::move(breaches.list);
    return decision;
}

Result<DeliveryDecision> decide(const DeliveryState& state, const AttemptHandover& command) {
    TRY_VOID(may_deliver(command.actor, command.facts, command.attempted.at));
    auto breaches = breaches_about(command.facts);
    if (given_before(state, command.at)) breaches.add("attempt-after-handover", state.handed_over_seq);
    return DeliveryDecision{{command.attempted}, breaches.list};
}

Result<DeliveryDecision> decide(const DeliveryState& state, const HandOver& command) {
    TRY_VOID(check_form(command.handed));
    TRY_VOID(may_deliver(command.actor, command.facts, command.handed.at));
    auto breaches = breaches_about(command.facts);
    if (const auto loss = loss_of(state, command.facts); loss != 0) breaches.add("handover-after-lost", loss);
    if (state.handed_over()) breaches.add("handed-over-twice", state.handed_over_seq);
    if (command.facts.cancelled) breaches.add("handover-cancelled", 0);
    check_place(breaches, state, command.facts, command.handed, command.at);
    check_seen_since(breaches, state, command.at);
    check_receiver(breaches, command.rules, command.handed);
    check_card(breaches, command.rules, command.handed);
    for (const auto& due : command.rules.dues)
        if (due.open()) breaches.add("old-document-open", 0, due.kind);
    return DeliveryDecision{{command.handed}, breaches.list};
}

Result<DeliveryDecision> decide(const DeliveryState& state, const LoseDocument& command) {
    TRY_VOID(may_tell(command.actor, command.facts, command.lost.at));
    auto breaches = breaches_about(command.facts);
    breaches.add("document-lost", state.bagged_seq);
    if (state.handed_over()) breaches.add("lost-after-handover", state.handed_over_seq);
    return DeliveryDecision{{command.lost}, breaches.list};
}

Result<DeliveryDecision> decide(const DeliveryState& state, const FindDocument& command) {
    TRY_VOID(may_tell(command.actor, command.facts, command.found.at));
    auto breaches = breaches_about(command.facts);
    const auto* last = state.trail.last();
    const bool missed = last != nullptr && last->move == Move::missing && is_of_this_copy(*last, command.facts);
    if (loss_of(state, command.facts) == 0 && !missed)
        breaches.add(command.facts.remade_at ? "printed-twice" : "found-not-lost", last == nullptr ? 0 : last->seq);
    return DeliveryDecision{{command.found}, breaches.list};
}

Result<DeliveryDecision> decide(const DeliveryState& state, const DamageDocument& command) {
    TRY_VOID(may_tell(command.actor, command.facts, command.damaged.at));
    auto breaches = breaches_about(command.facts);
    breaches.add("document-damaged", state.bagged_seq);
    return DeliveryDecision{{command.damaged}, breaches.list};
}

}  // namespace layang::custody
