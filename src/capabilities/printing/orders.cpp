#include "capabilities/printing/orders.hpp"

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

}  // namespace

Result<std::size_t> order_application(ledger::Transaction& tx, const Service& service, const OrderSource& source, ApplicationId application,
                                      Date on) {
    if (!queries::documents_of(tx.session(), tx.act().regency, application).empty()) return std::size_t{0};
    auto due = source.due_documents(tx, application, on);
    for (auto& order : due) order.application = application;
    return TRY(service.order(tx, std::move(due))).size();
}

Result<std::string> order_due(ledger::Transaction& tx, const Service& service, const OrderSource& source) {
    const Date on = tx.act().rule_date;
    std::size_t ordered = 0;
    for (const auto application : source.due_applications(tx.session(), tx.act().regency, on))
        ordered += TRY(order_application(tx, service, source, application, on));
    return "due-documents:" + std::to_string(ordered);
}

std::vector<ledger::Reaction> reactions(const Service& service, const OrderSource& source) {
    const auto order = [&service, &source](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        TRY_VOID(order_application(tx, service, source, application_of(event), tx.act().rule_date));
        return {};
    };
    const auto drop = [&service](std::string reason) {
        return [&service, reason](ledger::Transaction& tx, const ledger::Stored& event) {
            return service.drop(tx, application_of(event), reason);
        };
    };
    std::vector<ledger::Reaction> all{{"printing.drop_withdrawn", intake::ApplicationWithdrawn::kType, drop("application-withdrawn")},
                                      {"printing.drop_rejected", intake::ApplicationRejected::kType, drop("application-rejected")}};
    for (const auto type : intake::kOrderTriggers) all.push_back({"printing.order", type, order});
    return all;
}

}  // namespace layang::printing
