#pragma once
// The blanks of one medium on one day. Blanks are conserved:
//
//     opening + received + adjusted  =  used + spoiled + reserved + available
//
// `available` falls below zero only when more blanks were used or spoiled than the books know of; it then says so.
// Whoever lowers it below zero takes the youngest reservations with it: they promised blanks that do not exist.
#include "base/result.hpp"
#include "capabilities/printing/types.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing {

enum class DayState { unopened, open, closed };

struct StockState {
    std::string medium;
    Date date;
    DayState day = DayState::unopened;
    std::int64_t opening = 0;
    std::int64_t received = 0;
    std::int64_t adjusted = 0;
    std::int64_t used = 0;
    std::int64_t spoiled = 0;
    /// In the order of their reservation.
    std::vector<DocumentId> reserved;

    /// Blanks that lie there, reserved ones included.
    [[nodiscard]] std::int64_t balance() const { return opening + received + adjusted - used - spoiled; }
    [[nodiscard]] std::int64_t available() const { return balance() - static_cast<std::int64_t>(reserved.size()); }
    [[nodiscard]] bool has_blank_for(DocumentId document) const;
    bool operator==(const StockState&) const = default;
};

using StockDecision = Decision<StockEvent>;

[[nodiscard]] StockState evolve(StockState state, const StockEvent& event);
template <class Stamp>
[[nodiscard]] StockState evolve(StockState state, const StockEvent& event, const Stamp&) {
    return evolve(std::move(state), event);
}

/// Request. `previous` is the newest earlier day, closed by now. A day that follows an opened one begins with its balance; an
/// `opening` that says otherwise is recorded as a count. Errors: kStockDayOpen, kStockDayClosed, kStockDayPast (a newer day
/// exists), kStockDayAhead (later than `today`: a slip would bar all days before it), kFieldMissing (the first day needs a
/// counted number), kNumberRange.
struct OpenDay {
    Actor actor;
    Date today;
    std::string medium;
    Date date;
    std::optional<std::int64_t> opening;
    std::optional<StockState> previous;
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const OpenDay& command);

/// Report, booked on the newest day whatever `date` it names. Errors: kNumberRange, kFieldMissing, kTextTooLong.
struct ReceiveBlanks {
    Actor actor;
    Date date;
    std::int64_t count = 0;
    std::string reference;
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const ReceiveBlanks& command);

/// Report: blanks spoiled without a document on them. Errors: kNumberRange, kFieldMissing.
struct SpoilBlanks {
    Actor actor;
    Date date;
    std::int64_t count = 0;
    std::string reason;
    SealedNote note = {};
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const SpoilBlanks& command);

/// Request. Errors: kStockDayNotOpen, kStockTooFew (the balance would fall below zero), kNumberRange, kFieldMissing.
struct AdjustStock {
    Actor actor;
    Date date;
    std::int64_t count = 0;
    std::string reason;
    SealedNote note = {};
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const AdjustStock& command);

/// Report: what somebody counted, reserved blanks included.
struct CountStock {
    Actor actor;
    Date date;
    std::int64_t counted = 0;
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const CountStock& command);

/// Request. Reservations stay on the closed day and move with the next opening. Error: kStockDayNotOpen.
struct CloseDay {
    Actor actor;
    Date date;
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const CloseDay& command);

// Consequences of a document's life; the right to them was judged there.

/// A blank for the document. Nothing when it has one. Errors: kStockDayNotOpen, kStockEmpty.
struct ReserveBlank {
    DocumentId document;
};
[[nodiscard]] Result<StockDecision> decide(const StockState& state, const ReserveBlank& command);
/// Nothing when it has none.
struct ReleaseBlank {
    DocumentId document;
};
[[nodiscard]] StockDecision decide(const StockState& state, const ReleaseBlank& command);
/// The document was printed on a blank.
struct UseBlank {
    DocumentId document;
};
[[nodiscard]] StockDecision decide(const StockState& state, const UseBlank& command);
/// The document's blank is waste; `after_print` when it had left the stock as used.
struct SpoilDocumentBlank {
    DocumentId document;
    std::string reason;
    bool after_print = false;
};
[[nodiscard]] StockDecision decide(const StockState& state, const SpoilDocumentBlank& command);

}  // namespace layang::printing

LAYANG_ENUM(layang::printing::DayState, unopened, open, closed)
