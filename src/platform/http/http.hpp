#pragma once
// What rooms see of HTTP: requests, responses, routes. The library that speaks it stays inside server.cpp.
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::http {

enum class Method { get, post, put, patch, del };

/// One request, fully read. Header names are lower case; path and query values are percent-decoded, valid UTF-8.
struct Request {
    Method method = Method::get;
    std::string path;
    std::map<std::string, std::string> path_values;
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers;
    std::string body;
    /// The peer's address, or what a trusted proxy forwarded.
    std::string address;
    std::string trace_id;
    bool secure = false;

    [[nodiscard]] std::string header(std::string_view name) const;
    [[nodiscard]] std::string cookie(std::string_view name) const;
    [[nodiscard]] std::string query_value(std::string_view name) const;
    /// The value of {name} in the route's pattern; it exists because the route matched.
    [[nodiscard]] const std::string& at(const std::string& name) const { return path_values.at(name); }
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    /// A body that many answers share (static files); used when `body` is empty.
    std::shared_ptr<const std::string> shared_body = {};

    [[nodiscard]] std::size_t body_size() const { return body.empty() && shared_body ? shared_body->size() : body.size(); }
    [[nodiscard]] bool has_header(std::string_view name) const;
};

[[nodiscard]] Response json_response(const Json& body, int status = 200);
/// RFC 9457 with both languages: {type, title, status, detail, detail_en, code, trace, errors:[{code, field, rule, id, en}]}.
[[nodiscard]] Response problem(const Refusal& refusal, std::string_view trace_id);
/// Its reasons as a problem has them: [{code, field, rule, id, en}].
[[nodiscard]] Json reasons_json(const Refusal& refusal);
/// The sentence of an error with its places filled; `language` is "id" or "en".
[[nodiscard]] std::string sentence(const Error& error, std::string_view language);
/// 200 with a strong ETag over the body, or 304 when the request already has it.
[[nodiscard]] Response with_etag(const Request& request, Response response);

/// Handlers run on a worker thread and may wait for the store; throwing ends the request with 500 and the trace id.
using Handler = std::function<Response(const Request&)>;

struct Route {
    Method method;
    /// "/api/v1/dossiers/{id}": {name} matches one segment.
    std::string pattern;
    /// The contract's operationId; empty for pages.
    std::string operation;
    Handler handler;
    std::size_t body_bytes_max = 256 * 1024;
    /// The body may be of any media type (photos); otherwise a body that is not application/json is refused with 415.
    bool raw_body = false;
};

/// Finds a route; 404 and 405 (with Allow) otherwise. Two routes with one method and pattern are a CheckFailed.
class Router {
public:
    void add(Route route);
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
    struct Match {
        const Route* route = nullptr;
        std::map<std::string, std::string> values;
        /// Methods that the path has, when the method is not one of them.
        std::vector<Method> allowed;
    };
    [[nodiscard]] Match match(Method method, std::string_view path) const;

private:
    std::vector<Route> routes_;
    /// The pattern of each route, cut at its slashes.
    std::vector<std::vector<std::string>> segments_;
};

struct ServerConfig {
    std::string address = "127.0.0.1";
    /// 0 picks a free port.
    std::uint16_t port = 8080;
    std::size_t io_threads = 2;
    std::size_t workers = 48;
    std::size_t connections_max = 2048;
    /// Requests that wait for a worker at most; more are answered 503.
    std::size_t waiting_max = 4096;
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t url_bytes_max = 4 * 1024;
    int read_timeout_s = 20;
    /// Longest wait for a worker and its answer; what has waited longer is not begun, so that nothing is done unheard.
    int handle_timeout_s = 60;
    std::string tls_certificate_file;
    std::string tls_key_file;
    /// How often the two files are looked at: a renewed pair is taken up without a restart.
    int certificate_check_s = 60;
    /// Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> trusted_proxies;
    /// Built front end (may be absent): files under it are served, precompressed .br/.gz preferred.
    std::string static_folder;
    /// Paths that belong to the front end's own router ("/desa"): what lies under them is answered with index.html.
    std::vector<std::string> app_prefixes;
    /// Turns an exception of a handler into a refusal (a full disk); what it leaves alone is kBroken.
    std::function<std::optional<Refusal>(const std::exception&)> exception_mapper;
    /// No access log at all (tests, measurements).
    bool quiet = false;
};

/// Counters that /metrics shows in OpenMetrics text. Names of counters carry no "_total": the text adds it. Labels never carry personal data. Thread-safe.
class Metrics {
public:
    void count(const std::string& name, const std::map<std::string, std::string>& labels, double by = 1);
    void observe_seconds(const std::string& name, const std::map<std::string, std::string>& labels, double seconds);
    /// `read` is called while the text is written, and must not call back. An empty function takes the gauge away.
    void gauge(const std::string& name, std::function<double()> read);
    [[nodiscard]] std::string text() const;
    Metrics();
    ~Metrics();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Listens, reads within the limits, routes, answers; adds security headers, trace ids, access log lines without personal data.
class Server {
public:
    Server(ServerConfig config, Router router, Metrics& metrics);
    ~Server();
    /// Binds and starts threads. Error: kBroken when the address is taken.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] std::uint16_t port() const;
    /// Refuses new requests, lets accepted ones finish (each accepted write is committed and answered), then closes. Idempotent.
    void stop();
    /// Reads certificate and key again; running connections keep the old ones. Error: kConfigInvalid, the old pair stays.
    [[nodiscard]] Result<void> reload_tls();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace layang::http
