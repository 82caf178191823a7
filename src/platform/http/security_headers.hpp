#pragma once
// What every answer tells the browser not to do.
#include "platform/http/http.hpp"

namespace layang::http {

/// Adds what the response does not set itself; `secure` adds Strict-Transport-Security.
void add_security_headers(Response& response, bool secure);

}  // namespace layang::http
