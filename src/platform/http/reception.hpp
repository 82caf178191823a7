#pragma once
// The way of one request between the socket and its handler, without sockets: checks, routing, answer, headers, log.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/http.hpp"

namespace layang::http {

class StaticFiles;

/// A request as the parser leaves it: nothing decoded, nothing checked.
struct Arrival {
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string peer;
    bool tls = false;
    /// The body was larger than `body_bytes_max` allowed, and was not kept.
    bool body_refused = false;
};

/// One request and what is known about it so far.
struct Exchange {
    Request request;
    const Route* route = nullptr;
    /// The method as it came, for the log; one of a fixed set.
    std::string_view method_name = "OTHER";
    bool head_only = false;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
};

/// Thread-safe: it only reads what it was given.
class Reception {
public:
    Reception(const ServerConfig& config, const Router& router, const StaticFiles& files, Metrics& metrics);

    /// Checks and routes. An answer when there is nothing for a handler to do; otherwise `exchange.route` is set.
    [[nodiscard]] std::optional<Response> receive(Arrival arrival, Exchange& exchange) const;
    /// Runs the handler; never throws.
    [[nodiscard]] Response handle(const Exchange& exchange) const;
    /// Completes the answer: security headers, trace, HEAD's missing body stays for the caller; counts and logs it.
    [[nodiscard]] Response finish(const Exchange& exchange, Response response) const;

    /// Most bytes of body that the route behind `method` and `target` takes; the smallest limit when there is no such route.
    [[nodiscard]] std::size_t body_bytes_max(std::string_view method, std::string_view target) const;

private:
    [[nodiscard]] Result<void> read_head(const Arrival& arrival, Exchange& exchange) const;
    void read_peer(const Arrival& arrival, Request& request) const;
    [[nodiscard]] Response no_route(const Exchange& exchange, bool known_method, std::vector<Method> allowed) const;
    [[nodiscard]] bool trusted(std::string_view address) const;

    const ServerConfig& config_;
    const Router& router_;
    const StaticFiles& files_;
    Metrics& metrics_;
};

}  // namespace layang::http
