#include "capabilities/printing/stock_decider.hpp"

#include <algorithm>

#include "capabilities/printing/form.hpp"

namespace layang::printing {
namespace {

bool contains(const std::vector<DocumentId>& list, DocumentId document) {
    return std::find(list.begin(), list.end(), document) != list.end();
}

struct EvolveStock {
    StockState& state;

    void operator()(const StockDayOpened& event) const {
        state.medium = event.medium;
        state.date = event.date;
        state.day = DayState::open;
        state.opening = event.opening;
        state.reserved = event.carried;
    }
    void operator()(const BlanksReceived& event) const { state.received += event.count; }
    void operator()(const BlankReserved& event) const { state.reserved.push_back(event.document); }
    void operator()(const BlankReleased& event) const { std::erase(state.reserved, event.document); }
    void operator()(const BlankUsed& event) const {
        std::erase(state.reserved, event.document);
        ++state.used;
    }
    void operator()(const BlankSpoiled& event) const {
        if (event.document && event.count > 0) std::erase(state.reserved, *event.document);
        state.spoiled += event.count;
    }
    void operator()(const StockAdjusted& event) const { state.adjusted += event.count; }
    void operator()(const StockCounted&) const {}
    void operator()(const StockDayClosed&) const { state.day = DayState::closed; }
};

/// Appends releases of the youngest reservations that have no blank behind them any more.
void settle(StockState state, StockDecision& decision) {
    for (const auto& event : decision.events) state = evolve(std::move(state), event);
    while (state.available() < 0 && !state.reserved.empty()) {
        const BlankReleased release{state.reserved.back(), std::string(kNoBlank)};
        decision.events.emplace_back(release);
        state = evolve(std::move(state), release);
    }
}

std::string day_detail(const StockState& state) {
    return state.medium.empty() ? std::string() : state.medium + ' ' + to_string(state.date);
}

/// Reports are booked on the newest day; when that is not the open day that they mean, somebody should look.
void note_day(const StockState& state, std::optional<Date> meant, StockDecision& decision) {
    if (state.day != DayState::open || (meant && *meant != state.date))
        decision.breaches.push_back({"stock-day-not-open", 0, day_detail(state)});
}

Result<void> open_for_request(const StockState& state, Date date) {
    if (state.day != DayState::open || state.date != date) return refuse(ErrorCode::kStockDayNotOpen, "date", {{"date", to_string(date)}});
    return {};
}

Result<void> may_keep(const Actor& actor) { return require_in(actor, Right::keep_stock, ""); }

}  // namespace

bool StockState::has_blank_for(DocumentId document) const { return contains(reserved, document); }

StockState evolve(StockState state, const StockEvent& event) {
    std::visit(EvolveStock{state}, event);
    return state;
}

Result<StockDecision> decide(const StockState& state, const OpenDay& command) {
    TRY_VOID(may_keep(command.actor));
    const auto& previous = command.previous;
    if (state.day == DayState::open) return refuse(ErrorCode::kStockDayOpen, "date");
    if (state.day == DayState::closed) return refuse(ErrorCode::kStockDayClosed, "date");
    if (previous && previous->date >= command.date)
        return refuse(ErrorCode::kStockDayPast, "date", {{"date", to_string(previous->date)}});
    if (command.date > command.today) return refuse(ErrorCode::kStockDayAhead, "date");
    const bool follows = previous && previous->day != DayState::unopened;
    if (!follows && !command.opening) return refuse(ErrorCode::kFieldMissing, "opening");
    Reasons reasons;
    if (command.opening) check_number(reasons, "opening", *command.opening, 0, kBlanksMax);
    if (reasons.any()) return reasons.refusal();

    StockDecision decision;
    StockDayOpened opened{command.medium, command.date, follows ? previous->balance() : *command.opening, {}, state.reserved};
    if (follows) opened.carried_from = previous->date;
    if (previous) opened.carried.insert(opened.carried.begin(), previous->reserved.begin(), previous->reserved.end());
    decision.events.emplace_back(opened);
    if (follows && command.opening && *command.opening != opened.opening) {
        decision.events.emplace_back(StockCounted{*command.opening, opened.opening});
        decision.breaches.push_back({"stock-difference", 0, difference(*command.opening, opened.opening)});
    }
    settle(state, decision);
    return decision;
}

Result<StockDecision> decide(const StockState& state, const ReceiveBlanks& command) {
    TRY_VOID(may_keep(command.actor));
    Reasons reasons;
    check_number(reasons, "count", command.count, 1, kBlanksMax);
    check_text(reasons, "reference", command.reference, kReferenceCharactersMax);
    if (reasons.any()) return reasons.refusal();
    StockDecision decision;
    decision.events.emplace_back(BlanksReceived{command.count, command.reference});
    note_day(state, command.date, decision);
    return decision;
}

Result<StockDecision> decide(const StockState& state, const SpoilBlanks& command) {
    TRY_VOID(may_keep(command.actor));
    Reasons reasons;
    check_number(reasons, "count", command.count, 1, kBlanksMax);
    check_text(reasons, "reason", command.reason, kReferenceCharactersMax);
    if (reasons.any()) return reasons.refusal();
    StockDecision decision;
    decision.events.emplace_back(BlankSpoiled{{}, command.count, command.reason, command.note});
    note_day(state, command.date, decision);
    if (state.balance() < command.count) decision.breaches.push_back({"stock-below-zero", 0, std::to_string(state.balance() - command.count)});
    settle(state, decision);
    return decision;
}

Result<StockDecision> decide(const StockState& state, const AdjustStock& command) {
    TRY_VOID(may_keep(command.actor));
    TRY_VOID(open_for_request(state, command.date));
    Reasons reasons;
    check_number(reasons, "count", command.count, -kBlanksMax, kBlanksMax);
    if (command.count == 0) reasons.add(ErrorCode::kFieldMissing, "count");
    check_text(reasons, "reason", command.reason, kReferenceCharactersMax);
    if (command.count < 0 && state.balance() + command.count < 0)
        reasons.add(ErrorCode::kStockTooFew, "count", {{"left", std::to_string(state.balance())}});
    if (reasons.any()) return reasons.refusal();
    StockDecision decision;
    decision.events.emplace_back(StockAdjusted{command.count, command.reason, command.note});
    settle(state, decision);
    return decision;
}

Result<StockDecision> decide(const StockState& state, const CountStock& command) {
    TRY_VOID(may_keep(command.actor));
    Reasons reasons;
    check_number(reasons, "counted", command.counted, 0, kBlanksMax);
    if (reasons.any()) return reasons.refusal();
    StockDecision decision;
    decision.events.emplace_back(StockCounted{command.counted, state.balance()});
    note_day(state, command.date, decision);
    if (command.counted != state.balance())
        decision.breaches.push_back({"stock-difference", 0, difference(command.counted, state.balance())});
    return decision;
}

Result<StockDecision> decide(const StockState& state, const CloseDay& command) {
    TRY_VOID(may_keep(command.actor));
    TRY_VOID(open_for_request(state, command.date));
    return StockDecision{{StockDayClosed{state.balance()}}, {}};
}

Result<StockDecision> decide(const StockState& state, const ReserveBlank& command) {
    if (state.has_blank_for(command.document)) return StockDecision{};
    if (state.day != DayState::open) return refuse(ErrorCode::kStockDayNotOpen, "date", {{"date", to_string(state.date)}});
    if (state.available() <= 0) return refuse(ErrorCode::kStockEmpty);
    return StockDecision{{BlankReserved{command.document}}, {}};
}

StockDecision decide(const StockState& state, const ReleaseBlank& command) {
    if (!state.has_blank_for(command.document)) return {};
    return {{BlankReleased{command.document, std::string(kNotNeeded)}}, {}};
}

StockDecision decide(const StockState& state, const UseBlank& command) {
    StockDecision decision;
    decision.events.emplace_back(BlankUsed{command.document});
    note_day(state, {}, decision);
    if (!state.has_blank_for(command.document)) decision.breaches.push_back({"printed-without-blank", 0, day_detail(state)});
    settle(state, decision);
    return decision;
}

StockDecision decide(const StockState& state, const SpoilDocumentBlank& command) {
    StockDecision decision;
    decision.events.emplace_back(BlankSpoiled{command.document, command.after_print ? 0 : 1, command.reason});
    note_day(state, {}, decision);
    if (!command.after_print && !state.has_blank_for(command.document))
        decision.breaches.push_back({"printed-without-blank", 0, day_detail(state)});
    settle(state, decision);
    return decision;
}

}  // namespace layang::printing
