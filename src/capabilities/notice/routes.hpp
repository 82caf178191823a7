#pragma once
// The room over HTTP.
#include "platform/access/api.hpp"

namespace layang::notice {

/// /lacak/{code}, /lacak?kode= and their style sheet. Limited by address.
void add_routes(access::Api& api);

}  // namespace layang::notice
