#include "capabilities/printing/document_decider.hpp"

#include "capabilities/printing/form.hpp"

namespace layang::printing {
namespace {

struct EvolveDocument {
    DocumentState& state;
    std::int64_t seq;

    void operator()(const DocumentOrdered& event) const {
        state.stage = Stage::ordered;
        state.document = event.document;
        state.dossier = event.dossier;
        state.medium = event.medium;
        state.stock_counted = event.stock_counted;
        state.village = event.village;
    }
    void operator()(const DocumentQueued&) const {}
    // Reports can come late and twice: none of them takes a document back to an earlier stage.
    void operator()(const DocumentPrinted&) const {
        if (!state.was_printed()) state.printed_seq = seq;
        if (state.stage == Stage::ordered) state.stage = Stage::printed;
    }
    void operator()(const DocumentPassed&) const {
        if (state.stage == Stage::ordered || state.stage == Stage::printed) state.stage = Stage::passed;
    }
    void operator()(const DocumentShelved&) const {
        if (state.stage != Stage::cancelled) state.stage = Stage::shelved;
    }
    void operator()(const DocumentSpoiled& event) const {
        if (state.stage == Stage::cancelled || event.reprint) state.printed_seq = 0;
        if (event.reprint) state.stage = Stage::ordered;
    }
    void operator()(const DocumentCancelled&) const { state.stage = Stage::cancelled; }
};

/// The document exists and the actor may print in its village.
Result<void> may_print(const DocumentState& state, const Actor& actor) {
    TRY_VOID(require(actor, Right::print));
    if (state.stage == Stage::none) return refuse(ErrorCode::kNotFound);
    return require_in(actor, Right::print, state.village);
}

}  // namespace

DocumentState evolve(DocumentState state, const DocumentEvent& event, std::int64_t seq) {
    std::visit(EvolveDocument{state, seq}, event);
    return state;
}

Result<DocumentDecision> decide(const DocumentState& state, const OrderDocument& command) {
    if (state.stage != Stage::none) return refuse(ErrorCode::kConflict);
    return DocumentDecision{{command.order}, {}};
}

Result<DocumentDecision> decide(const DocumentState& state, const PrintDocument& command) {
    TRY_VOID(may_print(state, command.actor));
    DocumentDecision decision;
    decision.events.emplace_back(DocumentPrinted{state.medium, command.stock_day});
    if (state.stage == Stage::cancelled) decision.breaches.push_back({"printed-cancelled", 0, state.medium});
    if (state.was_printed() || state.left) decision.breaches.push_back({"printed-twice", state.printed_seq, state.medium});
    return decision;
}

Result<DocumentDecision> decide(const DocumentState& state, const PassDocument& command) {
    TRY_VOID(may_print(state, command.actor));
    Reasons reasons;
    if (command.shelf) check_text(reasons, "shelf", *command.shelf, kShelfCharactersMax);
    if (reasons.any()) return reasons.refusal();
    DocumentDecision decision;
    const bool passed_before = state.stage == Stage::passed || state.stage == Stage::shelved;
    if (!passed_before || !command.shelf) decision.events.emplace_back(DocumentPassed{state.document});
    if (command.shelf) decision.events.emplace_back(DocumentShelved{*command.shelf});
    if (state.stage == Stage::ordered) decision.breaches.push_back({"passed-unprinted", 0, state.medium});
    if (state.stage == Stage::cancelled) decision.breaches.push_back({"passed-cancelled", 0, state.medium});
    if (state.left) decision.breaches.push_back({"passed-after-leaving", 0, state.medium});
    return decision;
}

Result<DocumentDecision> decide(const DocumentState& state, const SpoilDocument& command) {
    TRY_VOID(may_print(state, command.actor));
    Reasons reasons;
    check_text(reasons, "reason", command.reason, kReferenceCharactersMax);
    if (reasons.any()) return reasons.refusal();
    const bool away = state.left && !state.gone;
    const bool again = state.stage != Stage::cancelled && !away;
    DocumentDecision decision;
    decision.events.emplace_back(DocumentSpoiled{command.reason, command.note, again});
    if (away) decision.breaches.push_back({"spoiled-after-leaving", 0, state.medium});
    // To throw away the print of a cancelled document is in order; to spoil a blank on one that was never printed is not.
    if (state.stage == Stage::cancelled && !state.was_printed()) decision.breaches.push_back({"printed-cancelled", 0, state.medium});
    return decision;
}

Result<DocumentDecision> decide(const DocumentState& state, const CancelDocument& command) {
    if (command.actor) TRY_VOID(may_print(state, *command.actor));
    if (state.stage == Stage::none) return refuse(ErrorCode::kNotFound);
    if (state.stage == Stage::cancelled) return refuse(ErrorCode::kDocumentCancelled);
    if (command.actor && state.left && !state.gone) return refuse(ErrorCode::kDocumentLeft);
    if (!command.actor && state.with_receiver) return DocumentDecision{};
    Reasons reasons;
    check_text(reasons, "reason", command.reason, kReferenceCharactersMax);
    if (reasons.any()) return reasons.refusal();
    DocumentDecision decision{{DocumentCancelled{command.reason, command.note}}, {}};
    // The paper is there, and nobody has it in hands who knows: somebody has to find it, and nobody may be given it.
    if (!command.actor && state.stage != Stage::ordered) decision.breaches.push_back({"printed-not-needed", state.printed_seq, state.medium});
    return decision;
}

}  // namespace layang::printing
