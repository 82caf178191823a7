#pragma once
// One JSON line on stderr for each answer, and for each thing that broke. Never a path's values, a query, a body or an address.
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace layang::http {

struct AccessEntry {
    Instant at;
    std::string_view method;
    /// The route's pattern; empty when none matched.
    std::string_view route;
    int status = 0;
    double ms = 0;
    std::size_t bytes = 0;
    std::string_view trace;
};

[[nodiscard]] std::string access_line(const AccessEntry& entry);
/// `event` is a fixed word; `what` comes from the machinery, never from a person.
[[nodiscard]] std::string failure_line(Instant at, std::string_view event, std::string_view what, std::string_view trace);
/// Writes one line; thread-safe.
void write_log_line(const std::string& line);

}  // namespace layang::http
