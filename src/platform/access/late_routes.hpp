#pragma once
#include "platform/access/api.hpp"

namespace layang::access {
/// The quarantine desk: see what waits, open one, let it in, throw it out.
void add_late_routes(Api& api);
}  // namespace layang::access
