#pragma once
// Every event of every room. A room that adds a variant of events adds it here; the test says so when one is missing.
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

}  // namespace layang::golden
