#pragma once
// Notice, as the app sees it.
#include "platform/access/api.hpp"

namespace layang::notice {

/// /lacak/{code} and its style sheet. Limited by address.
void add_routes(access::Api& api);

}  // namespace layang::notice
