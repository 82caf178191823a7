#pragma once
// What makes documents be ordered or dropped: an application's fate, and the calendar.
#include "capabilities/printing/service.hpp"

namespace layang::printing {

/// What printing asks of intake.
struct OrderSource {
    /// The documents that the application yields and that are due on `on`: empty while it is not verified, waits for
    /// print-ready, or lies before the birthday that it waits for. `document` and `code` are left for printing to fill.
    std::function<std::vector<DocumentOrdered>(ledger::Transaction&, ApplicationId, Date on)> due_documents;
    /// Applications whose documents are due on that date at the latest and were not asked for before (early recordings).
    std::function<std::vector<ApplicationId>(store::Session&, const std::string& regency, Date on)> due_applications;
    /// Told whenever it may have changed whether one of the application's documents waits for a blank; told the same twice it does nothing.
    std::function<void(ledger::Transaction&, ApplicationId, bool waiting)> await_blanks;
};

/// Executes one command of the clock's own under that name; how it ends, refused or failed, is its own affair.
using ClockAct = std::function<void(std::string_view operation, const ledger::Decide&)>;
/// The daily use case: early recordings whose birthday has come on `on`. Each is a command of its own, so that one that is refused keeps no
/// other waiting; it stays due, and the next round tries it again.
void order_due(store::Store& store, const std::string& regency, Date on, const Service& service, const OrderSource& source, const ClockAct& act);

/// On each of intake's triggers what is due is ordered; an application that has documents already is left alone, so that two of its events
/// order once. When its clock had stopped because all were cancelled and runs again, they are ordered again. On ApplicationWithdrawn and
/// ApplicationRejected the unprinted ones are cancelled. When a document comes into the line for a blank, or leaves it, intake is told.
/// `service` and `source` must outlive the ledger.
[[nodiscard]] std::vector<ledger::Reaction> reactions(const Service& service, const OrderSource& source);

}  // namespace layang::printing
