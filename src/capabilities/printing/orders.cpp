#include "capabilities/printing/orders.hpp"

#include <algorithm>
#include <array>

#include "capabilities/intake/intake.hpp"
#include "capabilities/printing/queries.hpp"

namespace layang::printing {
namespace {

ApplicationId application_of(const ledger::Stored& event) {
    constexpr std::string_view kPrefix = "application:";
    LAYANG_CHECK(event.stream.starts_with(kPrefix));
    const auto id = ApplicationId::parse(std::string_view(event.stream).substr(kPrefix.size()));
    LAYANG_CHECK(id);
    return *id;
}

/// Whether somebody let the clock run again that had stopped because all documents were cancelled.
bool wants_them_again(const ledger::Stored& event) {
    return event.type == intake::ClockResumed::kType && event.payload.value("reason", "") == intake::kDocumentsCancelled;
}

/// Events of this room that bring a document into the line for a blank, or out of it.
constexpr std::array<std::string_view, 5> kLineMoves{DocumentQueued::kType, BlankReserved::kType, DocumentPrinted::kType, DocumentPassed::kType,
                                                     DocumentCancelled::kType};

/// A document's own stream names it, a stock day's event does.
DocumentId document_of(const ledger::Stored& event) {
    constexpr std::string_view kPrefix = "document:";
    const auto id = event.stream.starts_with(kPrefix) ? DocumentId::parse(std::string_view(event.stream).substr(kPrefix.size()))
                                                      : DocumentId::parse(event.payload.at("document").get<std::string>());
    LAYANG_CHECK(id);
    return *id;
}

void tell_of_line(ledger::Transaction& tx, const OrderSource& source, const ledger::Stored& event) {
    const auto document = queries::document(tx.session(), tx.act().regency, document_of(event));
    if (!document) return;
    const auto all = queries::documents_of(tx.session(), tx.act().regency, document->application);
    const bool waiting = std::ranges::any_of(all, [](const DocumentRow& one) { return one.state == DocumentStanding::queued; });
    source.await_blanks(tx, document->application, waiting);
}

/// Orders what is due, once: an application that has documents is left alone. With `again` only those count that were not cancelled.
Result<void> order_application(ledger::Transaction& tx, const Service& service, const OrderSource& source, ApplicationId application, bool again) {
    for (const auto& document : queries::documents_of(tx.session(), tx.act().regency, application))
        if (!again || document.state != DocumentStanding::cancelled) return {};
    auto due = source.due_documents(tx, application, tx.act().rule_date);
    for (auto& order : due) order.application = application;
    TRY_VOID(service.order(tx, std::move(due)));
    return {};
}

}  // namespace

void order_due(store::Store& store, const std::string& regency, Date on, const Service& service, const OrderSource& source, const ClockAct& act) {
    std::vector<ApplicationId> due;
    store.read([&](store::Session& session) { due = source.due_applications(session, regency, on); });
    for (const auto application : due) {
        const auto stream = ledger::stream_of("application", application);
        act("order_due " + stream, [&](ledger::Transaction& tx) -> Result<std::string> {
            TRY_VOID(order_application(tx, service, source, application, false));
            return stream;
        });
    }
}

std::vector<ledger::Reaction> reactions(const Service& service, const OrderSource& source) {
    const auto order = [&service, &source](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        return order_application(tx, service, source, application_of(event), wants_them_again(event));
    };
    const auto drop = [&service](std::string reason) {
        return [&service, reason](ledger::Transaction& tx, const ledger::Stored& event) {
            return service.drop(tx, application_of(event), reason);
        };
    };
    std::vector<ledger::Reaction> all{{"printing.drop_withdrawn", intake::ApplicationWithdrawn::kType, drop("application-withdrawn")},
                                      {"printing.drop_rejected", intake::ApplicationRejected::kType, drop("application-rejected")}};
    for (const auto type : intake::kOrderTriggers) all.push_back({"printing.order", type, order});
    const auto tell = [&source](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        tell_of_line(tx, source, event);
        return {};
    };
    for (const auto type : kLineMoves) all.push_back({"printing.line", type, tell});
    return all;
}

}  // namespace layang::printing
