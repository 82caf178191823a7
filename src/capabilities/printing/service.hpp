#pragma once
// Use cases of printing: load, decide, append, all inside one command of the ledger.
#include <functional>
#include <span>

#include "capabilities/printing/document_decider.hpp"
#include "capabilities/printing/stock_book.hpp"

namespace layang::printing {

/// Most documents in one print report.
inline constexpr std::size_t kBatchMax = 200;

/// A code that nothing has yet.
using NewCode = std::function<PublicCode(ledger::Transaction&)>;

class Service {
public:
    Service(Rules rules, NewCode new_code) : rules_(std::move(rules)), new_code_(std::move(new_code)) {}

    // Each answers what the command was about: "stock:CARD:2020-06-08" (the day that it was booked on) or "document:018f...".
    // A medium that is not counted on the rule date, and for which nothing waits, is kChoiceUnknown; a reason is held against its
    // row (Catalogue::known_reason). What else is refused, the deciders say.

    /// Opens the day; the one before is closed at its balance when nobody did. Those in line get the free blanks.
    [[nodiscard]] Result<std::string> open_day(ledger::Transaction& tx, const Actor& actor, const std::string& medium, Date day,
                                               std::optional<std::int64_t> opening) const;
    [[nodiscard]] Result<std::string> receive(ledger::Transaction& tx, const std::string& medium, const ReceiveBlanks& command) const;
    [[nodiscard]] Result<std::string> spoil(ledger::Transaction& tx, const std::string& medium, const SpoilBlanks& command) const;
    [[nodiscard]] Result<std::string> adjust(ledger::Transaction& tx, const std::string& medium, const AdjustStock& command) const;
    [[nodiscard]] Result<std::string> count(ledger::Transaction& tx, const std::string& medium, const CountStock& command) const;
    [[nodiscard]] Result<std::string> close_day(ledger::Transaction& tx, const std::string& medium, const CloseDay& command) const;

    [[nodiscard]] Result<std::string> print(ledger::Transaction& tx, const Actor& actor, DocumentId document) const;
    /// Each document stands for itself: what cannot be recorded is left out and does not harm the others. Refused as a whole
    /// only when nothing was recorded, with the reason of each ("documents.3"). Named twice in one report counts once.
    /// Errors: kFieldMissing, kTooMany.
    [[nodiscard]] Result<std::string> print_batch(ledger::Transaction& tx, const Actor& actor, std::span<const DocumentId> documents) const;
    [[nodiscard]] Result<std::string> pass(ledger::Transaction& tx, DocumentId document, const PassDocument& command) const;
    [[nodiscard]] Result<std::string> spoil(ledger::Transaction& tx, DocumentId document, const SpoilDocument& command) const;
    [[nodiscard]] Result<std::string> cancel(ledger::Transaction& tx, DocumentId document, const CancelDocument& command) const;

    /// Orders documents; each gets id and code here, and a blank or a place in line. Returns their ids in the same order.
    [[nodiscard]] Result<std::vector<DocumentId>> order(ledger::Transaction& tx, std::vector<DocumentOrdered> orders) const;
    /// The application came to nothing: its documents are cancelled, wherever they are, but for those that somebody was given and still has; each that is
    /// printed becomes an anomaly "printed-not-needed".
    [[nodiscard]] Result<void> drop(ledger::Transaction& tx, ApplicationId application, const std::string& reason) const;

private:
    [[nodiscard]] Result<void> known_medium(ledger::Transaction& tx, const std::string& medium, Date on) const;
    [[nodiscard]] Result<void> print_on(ledger::Transaction& tx, StockBooks& books, const Actor& actor, DocumentId document) const;
    void write(ledger::Transaction& tx, const DocumentState& state, const DocumentDecision& decision) const;
    /// After what the document went through it needs a blank: the line moves, and it is told its place.
    void line_up(ledger::Transaction& tx, StockBook& book, DocumentId document, DossierId dossier) const;

    Rules rules_;
    NewCode new_code_;
};

/// The document's state; `stage` is none when it was never ordered.
[[nodiscard]] DocumentState load_document(ledger::Transaction& tx, DocumentId document);

}  // namespace layang::printing
