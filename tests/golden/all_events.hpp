#pragma once
// Every event of every room. A room that adds a variant of events adds it here; the test says so when one is missing.
#include <array>
#include <string_view>
#include <tuple>

#include "capabilities/custody/bag_events.hpp"
#include "capabilities/custody/delivery_events.hpp"
#include "capabilities/custody/old_document_events.hpp"
#include "capabilities/custody/run_events.hpp"
#include "capabilities/intake/types.hpp"
#include "capabilities/printing/types.hpp"
#include "platform/access/types.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::golden {

using AllEvents = std::tuple<std::variant<ledger::AnomalyRaised, ledger::AnomalyResolved>, access::AccountEvent, access::DeviceEvent, access::LateActEvent, intake::DossierEvent,
                             intake::ApplicationEvent, printing::StockEvent, printing::DocumentEvent, custody::DeliveryEvent, custody::OldDocumentEvent,
                             custody::OriginalEvent, custody::BagEvent, custody::RunEvent>;

/// The kind of stream that each of them stands on, in the same order.
inline constexpr auto kStreamKinds = std::to_array<std::string_view>({"anomaly", "account", "device", "late_act", "dossier", "application", "stock", "document",
                                                                      "document", "old_document", "original", "bag", "run"});
static_assert(kStreamKinds.size() == std::tuple_size_v<AllEvents>);

}  // namespace layang::golden
