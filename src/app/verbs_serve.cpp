#include <csignal>
#include <thread>

#include <spdlog/spdlog.h>

#include "app/verbs.hpp"

namespace layang::app {
namespace {

/// Blocks until somebody asks the process to stop; calls `tick` once a minute meanwhile.
void wait_for_stop(const std::function<void()>& tick) {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&signals, signal);
    const timespec minute{60, 0};
    while (sigtimedwait(&signals, nullptr, &minute) < 0) tick();
}

/// Must run before any thread starts: threads inherit the mask, so that only `wait_for_stop` hears the signals.
void block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool is_loopback(const std::string& address) { return address == "::1" || address.starts_with("127.") || address == "localhost"; }

}  // namespace

int serve(const HouseConfig& config, const ServeOptions& options) {
    block_stop_signals();
    auto house = House::open(config);
    if (!house) return say(house.error());
    if ((*house)->ground().demo && !is_loopback(options.address))
        return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", "a demo store listens on loopback only: its passwords are public"}}));
    http::Metrics metrics;
    http::ServerConfig server_config;
    server_config.address = options.address;
    server_config.port = options.port;
    server_config.tls_certificate_file = options.tls_certificate_file;
    server_config.tls_key_file = options.tls_key_file;
    server_config.trusted_proxies = options.trusted_proxies;
    server_config.static_folder = options.static_folder;
    server_config.app_prefixes = {"/masuk", "/desa", "/dukcapil", "/kurir", "/admin", "/kotak-keluar"};
    server_config.exception_mapper = refusal_of;
    http::Server server(server_config, (*house)->router(metrics), metrics);
    if (const auto started = server.start(); !started) return say(started.error());
    spdlog::info("listening on http{}://{}:{}", options.tls_certificate_file.empty() ? "" : "s", options.address, server.port());
    wait_for_stop([&] { (*house)->tick(); });
    spdlog::info("stopping: accepted requests are being finished");
    server.stop();
    return 0;
}

}  // namespace layang::app
