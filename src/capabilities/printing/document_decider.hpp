#pragma once
// A document from its order to the shelf. What happens to blanks is the stock's own decision (stock_decider.hpp); after the
// shelf the document is custody's.
#include "base/result.hpp"
#include "capabilities/printing/types.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing {

/// `ordered` covers the waiting as well: whether there is a blank for it, the stock knows.
enum class Stage { none, ordered, printed, passed, shelved, cancelled };

struct DocumentState {
    Stage stage = Stage::none;
    DocumentId document;
    DossierId dossier;
    std::string medium;
    bool stock_counted = false;
    std::string village;
    /// The print report that stands (seq); 0 when it was not printed, or is to be printed again.
    std::int64_t printed_seq = 0;
    /// Custody has put it in a bag or given it out, and it has not come back to the office: its life goes on there.
    bool left = false;
    /// Custody tells that it is lost, or was not in its bag, and nobody was given it: then it may be printed anew, or cancelled.
    bool gone = false;
    /// Custody tells that somebody was given it, once.
    bool given = false;
    /// Custody tells that it is with whom it was given to: it has not turned up anywhere since.
    bool with_receiver = false;

    [[nodiscard]] bool was_printed() const { return printed_seq != 0; }
    bool operator==(const DocumentState&) const = default;
};

using DocumentDecision = Decision<DocumentEvent>;

/// `seq` is the event's place in the ledger.
[[nodiscard]] DocumentState evolve(DocumentState state, const DocumentEvent& event, std::int64_t seq);
template <class Stamp>
    requires requires(const Stamp& stamp) { stamp.seq; }
[[nodiscard]] DocumentState evolve(DocumentState state, const DocumentEvent& event, const Stamp& stamp) {
    return evolve(std::move(state), event, stamp.seq);
}

/// Consequence of a verified application. Error: kConflict when it was ordered before.
struct OrderDocument {
    DocumentOrdered order;
};
[[nodiscard]] Result<DocumentDecision> decide(const DocumentState& state, const OrderDocument& command);

/// Report. Printing what was printed, cancelled or has left is recorded, and a breach beside it. Error: kNotFound when no such
/// document was ever ordered: then there is nothing that the report could be about.
struct PrintDocument {
    Actor actor;
    std::optional<Date> stock_day;
};
[[nodiscard]] Result<DocumentDecision> decide(const DocumentState& state, const PrintDocument& command);

/// Report: the quality check found it good, and it lies on `shelf` (when said). On a document that passed before, only the
/// shelf is recorded.
struct PassDocument {
    Actor actor;
    std::optional<std::string> shelf;
};
[[nodiscard]] Result<DocumentDecision> decide(const DocumentState& state, const PassDocument& command);

/// Report: it is waste, or gone. It goes back into the line unless it was cancelled, or has left the office and is not gone.
struct SpoilDocument {
    Actor actor;
    std::string reason;
    SealedNote note = {};
};
[[nodiscard]] Result<DocumentDecision> decide(const DocumentState& state, const SpoilDocument& command);

/// Request, of what is at the office, printed or not, or gone; or, without an actor, the consequence of an application that was withdrawn or rejected,
/// wherever the document is but with whom it was given to: that one keeps it. Errors: kDocumentCancelled, and for a request kDocumentLeft. Breach: printed-not-needed, without an actor.
struct CancelDocument {
    std::optional<Actor> actor;
    std::string reason;
    SealedNote note = {};
};
[[nodiscard]] Result<DocumentDecision> decide(const DocumentState& state, const CancelDocument& command);

}  // namespace layang::printing

LAYANG_ENUM(layang::printing::Stage, none, ordered, printed, passed, shelved, cancelled)
