// The only file that speaks to the network: RESTinio, Asio and http_parser end here.
#include <condition_variable>
#include <mutex>
#include <thread>

#include <sys/resource.h>
#include <sys/socket.h>

#include "base/check.hpp"
#include "platform/http/access_log.hpp"
#include "platform/http/connections.hpp"
#include "platform/http/http.hpp"
#include "platform/http/reception.hpp"
#include "platform/http/restinio_traits.hpp"
#include "platform/http/static_files.hpp"
#include "platform/http/tls_context.hpp"
#include "platform/http/worker_pool.hpp"

namespace layang::http {
namespace {

/// A slow line may take this long to fetch one answer.
constexpr std::chrono::seconds kWriteTimeout{120};
/// stop() waits this long for accepted requests, then gives up on them.
constexpr std::chrono::seconds kStopWait{30};
/// ... and then this long for sockets to close.
constexpr std::chrono::seconds kCloseWait{2};
/// After a body was refused unread, the connection stays open this long: a close would reset it, and could take the answer
/// away from a client that still sends.
constexpr std::chrono::milliseconds kRefusalLinger{1000};
constexpr std::size_t kHeaderFieldsMax = 100;
/// http_parser's own limit on request line and headers; ours are below it, and answered instead of cut off.
constexpr std::size_t kParserBytesMax = 80 * 1024;

std::string text_of_address(asio::ip::address address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

Arrival arrival_of(const restinio::request_t& from, bool tls) {
    Arrival arrival;
    arrival.method = from.header().method().c_str();
    arrival.target = from.header().request_target();
    from.header().for_each_field([&](const auto& field) {
        if (field.name() == kBodyRefused) arrival.body_refused = true;
        else arrival.headers.emplace_back(field.name(), field.value());
    });
    arrival.body = from.body();
    arrival.peer = text_of_address(from.remote_endpoint().address());
    arrival.tls = tls;
    return arrival;
}

const char* reason_of(int status) {
    return http_status_str(static_cast<http_status>(status));
}

/// Descriptors for every connection, as far as the system lets us: RESTinio stops accepting for good when they run out.
std::size_t connections_possible(std::size_t wanted) {
    constexpr rlim_t kOthers = 256;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    const rlim_t need = wanted + kOthers;
    if (limit.rlim_cur < need) {
        limit.rlim_cur = std::min(need, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_cur > 2 * kOthers ? std::min<std::size_t>(wanted, limit.rlim_cur - kOthers) : std::min<std::size_t>(wanted, kOthers);
}

}  // namespace

namespace {
/// What becomes of the connection after an answer.
enum class Ending { kKeep, kClose, kLingerThenClose };
}  // namespace

struct Server::Inside {
    Inside(ServerConfig the_config, Router the_router, Metrics& the_metrics)
        : config(std::move(the_config)),
          router(std::move(the_router)),
          metrics(the_metrics),
          files(config.static_folder, config.app_prefixes),
          reception(config, router, files, metrics),
          connections(connections_possible(config.connections_max)) {}

    template <class Traits>
    void open(std::shared_ptr<restinio::http_server_t<Traits>>& server);
    template <class Traits>
    restinio::server_settings_t<Traits> settings();
    restinio::request_handling_status_t take(const restinio::request_handle_t& request);
    void answer(const restinio::request_handle_t& request, const Exchange& exchange, Response response, Ending ending);
    void one_done();
    void watch_certificate();
    void stop_listening();
    void run_io();

    bool tls() const { return !config.tls_certificate_file.empty(); }

    const ServerConfig config;
    const Router router;
    Metrics& metrics;
    const StaticFiles files;
    const Reception reception;
    Connections connections;
    CountingLogger logger;
    std::unique_ptr<TlsContext> tls_context;

    std::unique_ptr<asio::io_context> io;
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
    std::shared_ptr<restinio::http_server_t<PlainTraits>> plain_server;
    std::shared_ptr<restinio::http_server_t<TlsTraits>> tls_server;
    std::unique_ptr<asio::steady_timer> certificate_timer;
    std::unique_ptr<WorkerPool> pool;
    std::vector<std::thread> io_threads;
    std::uint16_t port = 0;
    int listening_descriptor = -1;

    std::mutex mutex;
    std::condition_variable all_done;
    std::size_t in_flight = 0;
    bool stopping = false;
    bool running = false;
};

void Server::Inside::run_io() {
    this_threads_reception = &reception;
    this_threads_connections = &connections;
    while (true) {
        try {
            io->run();
            return;
        } catch (const std::exception& error) {
            write_log_line(failure_line(SystemClock().now(), "io-failed", error.what(), ""));
        }
    }
}

template <class Traits>
restinio::server_settings_t<Traits> Server::Inside::settings() {
    restinio::server_settings_t<Traits> made;
    std::size_t body_max = 64 * 1024;
    for (const auto& route : router.routes()) body_max = std::max(body_max, route.body_bytes_max);
    made.address(config.address)
        .port(config.port)
        .read_next_http_message_timelimit(std::chrono::seconds(config.read_timeout_s))
        .write_http_response_timelimit(kWriteTimeout)
        // Later than our own limit, so that the request is answered rather than cut off.
        .handle_request_timeout(std::chrono::seconds(config.handle_timeout_s) + kWriteTimeout)
        .max_pipelined_requests(1)
        // Connections are made one after the other: RESTinio counts their ids without a lock, and we know them by id.
        .concurrent_accepts_count(1)
        .separate_accept_and_create_connect(false)
        .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                      .max_url_size(kParserBytesMax)
                                      .max_field_name_size(kParserBytesMax)
                                      .max_field_value_size(kParserBytesMax)
                                      .max_field_count(kHeaderFieldsMax)
                                      .max_body_size(body_max))
        .logger(logger)
        .ip_blocker(std::make_shared<Gate>(Gate{connections}))
        .connection_state_listener(std::make_shared<Listener>(Listener{connections}))
        .acceptor_options_setter([](restinio::acceptor_options_t& options) { options.set_option(asio::ip::tcp::acceptor::reuse_address(true)); })
        .socket_options_setter([](restinio::socket_options_t& options) { options.set_option(asio::ip::tcp::no_delay(true)); })
        .acceptor_post_bind_hook([this](asio::ip::tcp::acceptor& acceptor) {
            port = acceptor.local_endpoint().port();
            listening_descriptor = acceptor.native_handle();
        })
        .request_handler([this](restinio::request_handle_t request) { return take(request); });
    if constexpr (std::is_same_v<Traits, TlsTraits>) made.tls_context(tls_context->asio_context());
    return made;
}

template <class Traits>
void Server::Inside::open(std::shared_ptr<restinio::http_server_t<Traits>>& server) {
    server = std::make_shared<restinio::http_server_t<Traits>>(restinio::external_io_context(*io), settings<Traits>());
    server->open_sync();
}

restinio::request_handling_status_t Server::Inside::take(const restinio::request_handle_t& request) {
    auto exchange = std::make_shared<Exchange>();
    auto arrival = arrival_of(*request, tls());
    auto ending = arrival.body_refused ? Ending::kLingerThenClose : Ending::kKeep;
    {
        const std::lock_guard lock(mutex);
        ++in_flight;
        if (stopping) ending = Ending::kClose;
    }
    auto at_once = reception.receive(std::move(arrival), *exchange);
    if (ending == Ending::kClose) at_once = problem(Refusal(ErrorCode::kBusy), exchange->request.trace_id);
    if (at_once) {
        answer(request, *exchange, std::move(*at_once), ending);
        return restinio::request_accepted();
    }
    const bool posted = pool->post([this, request, exchange] { answer(request, *exchange, reception.handle(*exchange), Ending::kKeep); });
    if (!posted) answer(request, *exchange, problem(Refusal(ErrorCode::kBusy), exchange->request.trace_id), Ending::kKeep);
    return restinio::request_accepted();
}

void Server::Inside::answer(const restinio::request_handle_t& request, const Exchange& exchange, Response response, Ending ending) {
    response = reception.finish(exchange, std::move(response));
    // This builder lets us say the length that GET's body would have while HEAD sends none.
    auto builder = request->create_response<restinio::user_controlled_output_t>(
        restinio::http_status_line_t{restinio::http_status_code_t{static_cast<std::uint16_t>(response.status)}, reason_of(response.status)});
    builder.append_header_date_field();
    for (auto& [name, value] : response.headers) builder.append_header(std::move(name), std::move(value));
    builder.set_content_length(response.body_size());
    if (!exchange.head_only) {
        if (!response.body.empty()) builder.set_body(std::move(response.body));
        else if (response.shared_body) builder.set_body(response.shared_body);
    }
    if (ending != Ending::kKeep) builder.connection_close();
    const auto done = [this](const asio::error_code&) { one_done(); };
    if (ending != Ending::kLingerThenClose) {
        builder.done(done);
        return;
    }
    builder.flush();
    auto timer = std::make_shared<asio::steady_timer>(*io, kRefusalLinger);
    timer->async_wait([timer, done, rest = std::make_shared<decltype(builder)>(std::move(builder))](const asio::error_code&) { rest->done(done); });
}

void Server::Inside::one_done() {
    const std::lock_guard lock(mutex);
    if (--in_flight == 0) all_done.notify_all();
}

void Server::Inside::watch_certificate() {
    certificate_timer->expires_after(std::chrono::seconds(config.certificate_check_s));
    certificate_timer->async_wait([this](const asio::error_code& ec) {
        if (ec) return;
        if (tls_context->files_changed() && !tls_context->reload())
            write_log_line(failure_line(SystemClock().now(), "certificate-reload-failed", "", ""));
        watch_certificate();
    });
}

void Server::Inside::stop_listening() {
    // RESTinio's own close() races with its accepting, which runs outside any strand. Shutting the socket down is safe from
    // any thread: the pending accept fails, and RESTinio does not begin another. The descriptor is closed once no thread runs.
    ::shutdown(listening_descriptor, SHUT_RDWR);
}

Server::Server(ServerConfig config, Router router, Metrics& metrics)
    : inside_(std::make_unique<Inside>(std::move(config), std::move(router), metrics)) {}

Server::~Server() { stop(); }

Result<void> Server::start() {
    auto& in = *inside_;
    LAYANG_CHECK(!in.running && !in.stopping);
    if (in.tls()) {
        in.tls_context = std::make_unique<TlsContext>(in.config.tls_certificate_file, in.config.tls_key_file);
        TRY_VOID(in.tls_context->reload());
    }
    in.io = std::make_unique<asio::io_context>(static_cast<int>(in.config.io_threads));
    in.work.emplace(in.io->get_executor());
    try {
        if (in.tls()) in.open(in.tls_server);
        else in.open(in.plain_server);
    } catch (const std::exception& error) {
        write_log_line(failure_line(SystemClock().now(), "listen-failed", error.what(), ""));
        return refuse(ErrorCode::kBroken);
    }
    if (in.tls()) {
        in.certificate_timer = std::make_unique<asio::steady_timer>(*in.io);
        in.watch_certificate();
    }
    in.pool = std::make_unique<WorkerPool>(in.config.workers, in.config.waiting_max);
    in.running = true;
    in.metrics.gauge("http_connections", [&in] { return static_cast<double>(in.connections.size()); });
    in.metrics.gauge("http_requests_waiting", [&in] { return static_cast<double>(in.pool->waiting()); });
    in.metrics.gauge("http_connections_broken", [&in] { return static_cast<double>(in.logger.errors->load()); });
    for (std::size_t i = 0; i < in.config.io_threads; ++i) in.io_threads.emplace_back([&in] { in.run_io(); });
    return {};
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::stop() {
    auto& in = *inside_;
    {
        const std::lock_guard lock(in.mutex);
        if (!in.running || in.stopping) return;
        in.stopping = true;
    }
    in.stop_listening();
    {
        std::unique_lock lock(in.mutex);
        in.all_done.wait_for(lock, kStopWait, [&in] { return in.in_flight == 0; });
    }
    in.connections.close_idle();
    in.connections.wait_until_none(kCloseWait);
    in.work.reset();
    in.io->stop();
    for (auto& thread : in.io_threads) thread.join();
    in.pool.reset();
    for (const auto* name : {"http_connections", "http_requests_waiting", "http_connections_broken"}) in.metrics.gauge(name, {});
    in.certificate_timer.reset();
    in.plain_server.reset();
    in.tls_server.reset();
    in.io.reset();
    in.running = false;
}

Result<void> Server::reload_tls() {
    if (!inside_->tls_context) return {};
    return inside_->tls_context->reload();
}

}  // namespace layang::http
