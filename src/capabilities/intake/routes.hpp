#pragma once
#include "capabilities/intake/service.hpp"
#include "platform/access/api.hpp"

namespace layang::intake {

/// Dossiers, applications, catalogue: see contract/openapi.yaml. `service` must outlive the router.
void add_routes(access::Api& api, const IntakeService& service);

}  // namespace layang::intake
