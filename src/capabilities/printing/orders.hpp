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
};

/// Orders what is due; an application that has documents already is left alone, so that two of its events order once. Returns
/// how many were ordered.
[[nodiscard]] Result<std::size_t> order_application(ledger::Transaction& tx, const Service& service, const OrderSource& source,
                                                    ApplicationId application, Date on);
/// The daily use case: early recordings whose birthday has come by the act's rule date. Returns "due-documents:N".
[[nodiscard]] Result<std::string> order_due(ledger::Transaction& tx, const Service& service, const OrderSource& source);

/// On each of intake's triggers what is due is ordered; on ApplicationWithdrawn and ApplicationRejected the
/// unprinted ones are cancelled. `service` and `source` must outlive the ledger.
[[nodiscard]] std::vector<ledger::Reaction> reactions(const Service& service, const OrderSource& source);

}  // namespace layang::printing
