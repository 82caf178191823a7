#pragma once
// The room over HTTP. Paths and schemas: section "printing" of contract/openapi.yaml.
#include "capabilities/printing/answers.hpp"
#include "capabilities/printing/service.hpp"
#include "platform/access/api.hpp"

namespace layang::printing {

/// Rows in one page of the print queue: by default, and at most.
inline constexpr std::int64_t kQueuePage = 100;
inline constexpr std::int64_t kQueuePageMax = 500;
/// How many days of stock are listed when nobody asks for a longer past.
inline constexpr int kStockDaysShown = 14;

/// The dated tables as printing asks them. `catalogue` must outlive what is returned.
[[nodiscard]] Rules rules_of(const Catalogue& catalogue);
/// Names of places and kinds from the registry; the dossier's code and the legal clock are intake's to give.
[[nodiscard]] Names names_of(const Region& region, const Catalogue& catalogue,
                             std::function<std::string(store::Session&, const std::string& regency, DossierId)> dossier_code,
                             std::function<std::optional<Instant>(store::Session&, const std::string& regency, ApplicationId)> legal_due);

/// `service` and `names` must outlive the server.
void add_routes(access::Api& api, const Service& service, const Names& names);

}  // namespace layang::printing
