#include "platform/http/reception.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <typeinfo>

#include <arpa/inet.h>
#include <openssl/rand.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "platform/http/access_log.hpp"
#include "platform/http/security_headers.hpp"
#include "platform/http/static_files.hpp"
#include "platform/http/text.hpp"

namespace layang::http {
namespace {

struct MethodName {
    std::string_view name;
    Method method;
};
// HEAD is answered like GET.
constexpr std::array kMethods{MethodName{"GET", Method::get},     MethodName{"HEAD", Method::get},     MethodName{"POST", Method::post},
                              MethodName{"PUT", Method::put},     MethodName{"PATCH", Method::patch},  MethodName{"DELETE", Method::del}};

const MethodName* find_method(std::string_view name) {
    const auto found = std::ranges::find(kMethods, name, &MethodName::name);
    return found == kMethods.end() ? nullptr : &*found;
}

template <std::size_t bytes>
std::string random_hex() {
    std::array<std::uint8_t, bytes> random{};
    LAYANG_CHECK(RAND_bytes(random.data(), static_cast<int>(random.size())) == 1);
    return hex_of(random);
}

bool is_address(const std::string& text) {
    std::array<std::uint8_t, 16> binary{};
    return inet_pton(AF_INET, text.c_str(), binary.data()) == 1 || inet_pton(AF_INET6, text.c_str(), binary.data()) == 1;
}

bool is_json(std::string_view content_type) {
    const auto semicolon = std::min(content_type.find(';'), content_type.size());
    return same_word(trimmed(content_type.substr(0, semicolon)), "application/json");
}

std::string size_text(std::size_t bytes) { return std::to_string(bytes / 1024) + " KiB"; }

/// What the log may say of an exception: texts of our own checks and of the system, the bare type of all others, because
/// a library's message may quote a person's data.
std::string describe(const std::exception& error) {
    if (dynamic_cast<const CheckFailed*>(&error) || dynamic_cast<const std::system_error*>(&error)) return error.what();
    return typeid(error).name();
}

Instant wall_clock() { return SystemClock().now(); }

}  // namespace

Reception::Reception(const ServerConfig& config, const Router& router, const StaticFiles& files, Metrics& metrics)
    : config_(config), router_(router), files_(files), metrics_(metrics) {}

std::optional<Response> Reception::receive(Arrival arrival, Exchange& exchange) const {
    auto& request = exchange.request;
    const auto* method = find_method(arrival.method);
    if (method) {
        exchange.method_name = method->name;
        exchange.head_only = method->name == "HEAD";
        request.method = method->method;
    }
    if (const auto good = read_head(arrival, exchange); !good) return problem(good.error(), request.trace_id);
    auto match = router_.match(request.method, request.path);
    exchange.route = method ? match.route : nullptr;
    if (arrival.body_refused) {
        const auto most = size_text(body_bytes_max(arrival.method, arrival.target));
        exchange.request.body.clear();
        return problem(Refusal(ErrorCode::kTooLarge, "", {{"max", most}}), request.trace_id);
    }
    if (!exchange.route) {
        if (!method && match.route) match.allowed.push_back(match.route->method);
        return no_route(exchange, method != nullptr, std::move(match.allowed));
    }
    if (!arrival.body.empty() && !exchange.route->raw_body && !is_json(request.header("content-type")))
        return problem(Refusal(ErrorCode::kJsonExpected), request.trace_id);
    request.path_values = std::move(match.values);
    request.body = std::move(arrival.body);
    return std::nullopt;
}

Result<void> Reception::read_head(const Arrival& arrival, Exchange& exchange) const {
    auto& request = exchange.request;
    std::size_t header_bytes = 0;
    bool clean = true;
    for (const auto& [name, value] : arrival.headers) {
        header_bytes += name.size() + value.size() + 4;
        clean &= valid_utf8(value);
        auto key = lower_case(name);
        auto [place, fresh] = request.headers.emplace(key, value);
        if (!fresh) place->second += (key == "cookie" ? "; " : ", ") + value;
    }
    request.trace_id = trace_id_of(request.header("traceparent")).value_or(std::string());
    if (request.trace_id.empty()) request.trace_id = random_hex<16>();
    read_peer(arrival, request);
    if (arrival.target.size() > config_.url_bytes_max)
        return refuse(ErrorCode::kUrlTooLong, "", {{"max", std::to_string(config_.url_bytes_max)}});
    if (header_bytes > config_.header_bytes_max)
        return refuse(ErrorCode::kHeadersTooLarge, "", {{"max", std::to_string(config_.header_bytes_max)}});
    if (!clean) return refuse(ErrorCode::kMalformed, "", {{"what", "header"}});
    auto target = TRY(parse_target(arrival.target));
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    return {};
}

void Reception::read_peer(const Arrival& arrival, Request& request) const {
    request.address = arrival.peer;
    request.secure = arrival.tls;
    if (!trusted(arrival.peer)) return;
    if (const auto scheme = request.header("x-forwarded-proto"); !scheme.empty()) request.secure = scheme == "https";
    // Each proxy appends the address that it saw: the last one that is not itself a trusted proxy is the caller.
    std::string list = request.header("x-forwarded-for");
    while (!list.empty()) {
        const auto comma = list.rfind(',');
        const auto start = comma == std::string::npos ? 0 : comma + 1;
        const std::string hop(trimmed(std::string_view(list).substr(start)));
        if (!is_address(hop)) return;
        request.address = hop;
        if (!trusted(hop)) return;
        list.resize(comma == std::string::npos ? 0 : comma);
    }
}

bool Reception::trusted(std::string_view address) const {
    return std::ranges::find(config_.trusted_proxies, address) != config_.trusted_proxies.end();
}

Response Reception::no_route(const Exchange& exchange, bool known_method, std::vector<Method> allowed) const {
    const auto& request = exchange.request;
    if (known_method && request.method == Method::get && allowed.empty())
        if (auto file = files_.answer(request)) return std::move(*file);
    if (allowed.empty()) return problem(Refusal(ErrorCode::kNotFound), request.trace_id);
    std::string names;
    for (const auto& [name, method] : kMethods)
        if (std::ranges::find(allowed, method) != allowed.end()) names += (names.empty() ? "" : ", ") + std::string(name);
    auto response = problem(Refusal(ErrorCode::kMethodNotAllowed), request.trace_id);
    response.headers.emplace_back("Allow", names);
    return response;
}

Response Reception::handle(const Exchange& exchange) const {
    const auto& trace = exchange.request.trace_id;
    const auto waited = std::chrono::steady_clock::now() - exchange.begun;
    if (waited > std::chrono::seconds(config_.handle_timeout_s)) return problem(Refusal(ErrorCode::kBusy), trace);
    try {
        return exchange.route->handler(exchange.request);
    } catch (const std::exception& error) {
        if (config_.exception_mapper)
            if (const auto refusal = config_.exception_mapper(error)) return problem(*refusal, trace);
        write_log_line(failure_line(wall_clock(), "handler-failed", describe(error), trace));
    } catch (...) {
        write_log_line(failure_line(wall_clock(), "handler-failed", "not a std::exception", trace));
    }
    return problem(Refusal(ErrorCode::kBroken), trace);
}

Response Reception::finish(const Exchange& exchange, Response response) const {
    const auto& request = exchange.request;
    add_security_headers(response, request.secure);
    response.headers.emplace_back("Traceparent", "00-" + request.trace_id + '-' + random_hex<8>() + "-01");

    const std::string route = exchange.route ? exchange.route->pattern : std::string();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - exchange.begun;
    metrics_.count("http_requests", {{"route", route}, {"status", std::to_string(response.status)}});
    metrics_.observe_seconds("http_request_seconds", {{"route", route}}, took.count());
    if (!config_.quiet)
        write_log_line(access_line({.at = wall_clock(),
                                    .method = exchange.method_name,
                                    .route = route,
                                    .status = response.status,
                                    .ms = took.count() * 1000,
                                    .bytes = exchange.head_only ? 0 : response.body_size(),
                                    .trace = request.trace_id}));
    return response;
}

std::size_t Reception::body_bytes_max(std::string_view method, std::string_view target) const {
    constexpr std::size_t kWithoutRoute = 64 * 1024;
    const auto* known = find_method(method);
    if (!known) return kWithoutRoute;
    const auto path = parse_target(target);
    if (!path) return kWithoutRoute;
    const auto match = router_.match(known->method, path->path);
    return match.route ? match.route->body_bytes_max : kWithoutRoute;
}

}  // namespace layang::http
