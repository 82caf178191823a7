#pragma once
#include "platform/access/api.hpp"

namespace layang::access {
/// Sessions, devices, accounts, anomalies, the view log, the log's head.
void add_routes(Api& api);
}  // namespace layang::access
