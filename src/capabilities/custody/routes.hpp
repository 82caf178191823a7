#pragma once
// The room over HTTP. Paths and schemas: section "custody" of contract/openapi.yaml.
#include "capabilities/custody/service.hpp"
#include "capabilities/custody/wiring.hpp"
#include "platform/access/api.hpp"

namespace layang::custody {

/// `service` and `names` must outlive the server.
void add_routes(access::Api& api, const Service& service, const Names& names);

}  // namespace layang::custody
