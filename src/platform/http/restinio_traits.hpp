#pragma once
// What RESTinio and http_parser are given to hold to our limits. Only server.cpp includes this: it is slow to compile.
// Two templates of RESTinio are specialised for our traits: how the parser's callbacks are made (to refuse a large body before
// it is read) and how a new connection begins (to know all connections, and to end a TLS handshake that never finishes).
#include <atomic>
#include <functional>
#include <memory>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <restinio/all.hpp>
#include <restinio/tls.hpp>
#pragma GCC diagnostic pop

#include "platform/http/connections.hpp"
#include "platform/http/reception.hpp"

namespace layang::http {

namespace asio = restinio::asio_ns;
using restinio::impl::connection_t;
using restinio::impl::http_parser_ctx_t;

inline constexpr std::chrono::seconds kHandshakeTimeout{10};
/// Stands among the headers when the body was refused. No request can carry a name with a colon.
inline constexpr const char* kBodyRefused = ":body-refused";

/// Each I/O thread serves one server: the parser's callbacks, which are handed no context of ours, find it here.
inline thread_local const Reception* this_threads_reception = nullptr;

inline std::size_t body_bytes_max(const http_parser* parser, const http_parser_ctx_t& context) {
    return this_threads_reception->body_bytes_max(http_method_str(static_cast<http_method>(parser->method)),
                                                  context.m_header.request_target());
}

struct Methods : restinio::default_http_methods_t {};

inline int headers_complete(http_parser* parser) {
    auto& context = *static_cast<http_parser_ctx_t*>(parser->data);
    // We speak no other protocol: what asks to change it is answered like any request.
    parser->upgrade = 0;
    const bool has_length = parser->content_length != ULLONG_MAX && parser->content_length > 0;
    if (has_length && parser->content_length > body_bytes_max(parser, context)) {
        context.m_leading_headers_completed = true;
        context.m_header.add_field(kBodyRefused, "1");
        return 1;  // tells the parser that no body follows: the request is complete, and its connection will be closed
    }
    return restinio::impl::restinio_headers_complete_cb(parser);
}

inline int body_part(http_parser* parser, const char* at, std::size_t length) {
    auto& context = *static_cast<http_parser_ctx_t*>(parser->data);
    const bool chunked = (parser->flags & F_CHUNKED) != 0;
    if (chunked && context.m_body.size() + length > body_bytes_max(parser, context)) {
        context.m_header.add_field(kBodyRefused, "1");
        return restinio::impl::restinio_message_complete_cb<Methods>(parser);
    }
    return restinio::impl::restinio_body_cb(parser, at, length);
}

/// RESTinio's own messages can name addresses; only how often something went wrong is kept.
struct CountingLogger {
    std::shared_ptr<std::atomic<std::uint64_t>> errors = std::make_shared<std::atomic<std::uint64_t>>(0);
    template <class Message>
    void trace(Message&&) const noexcept {}
    template <class Message>
    void info(Message&&) const noexcept {}
    template <class Message>
    void warn(Message&&) const noexcept {}
    template <class Message>
    void error(Message&&) const noexcept {
        errors->fetch_add(1, std::memory_order_relaxed);
    }
};

inline thread_local Connections* this_threads_connections = nullptr;

/// Refuses connections beyond the limit as soon as they are accepted.
struct Gate {
    Connections& connections;
    restinio::ip_blocker::inspection_result_t inspect(const restinio::ip_blocker::incoming_info_t&) const noexcept {
        return connections.full() ? restinio::ip_blocker::deny() : restinio::ip_blocker::allow();
    }
};

/// Strikes a connection off when it is closed, for whatever reason.
struct Listener {
    Connections& connections;
    void state_changed(const restinio::connection_state::notice_t& notice) noexcept {
        if (restinio::holds_alternative<restinio::connection_state::closed_t>(notice.cause())) connections.remove(notice.connection_id());
    }
};

using Take = std::function<restinio::request_handling_status_t(restinio::request_handle_t)>;
using Strand = asio::strand<restinio::default_asio_executor>;
template <class Socket>
struct TraitsOf : restinio::traits_t<restinio::asio_timer_manager_t, CountingLogger, Take, Strand, Socket> {
    using http_methods_mapper_t = Methods;
    using ip_blocker_t = Gate;
    using connection_state_listener_t = Listener;
};
using PlainTraits = TraitsOf<asio::ip::tcp::socket>;
using TlsTraits = TraitsOf<restinio::impl::tls_socket_t>;

template <class Connection, class Socket>
void enrol(Connection& connection, Socket& socket) {
    std::weak_ptr<restinio::tcp_connection_ctx_base_t> weak = connection.shared_from_this();
    this_threads_connections->add(connection.connection_id(), [weak, &socket, executor = connection.get_executor()] {
        asio::post(executor, [weak, &socket] {
            const auto alive = weak.lock();
            if (!alive) return;
            // Ends a pending read as if the peer had closed; RESTinio then closes the connection in its usual way.
            restinio::asio_ns::error_code ignored;
            socket.lowest_layer().shutdown(asio::ip::tcp::socket::shutdown_receive, ignored);
        });
    });
}

template <class StartRead, class Failed>
void prepare_connection_and_start_read(asio::ip::tcp::socket& socket, connection_t<PlainTraits>& connection, StartRead start_read, Failed) {
    enrol(connection, socket);
    start_read();
}

template <class StartRead, class Failed>
void prepare_connection_and_start_read(restinio::impl::tls_socket_t& socket, connection_t<TlsTraits>& connection, StartRead start_read,
                                       Failed failed) {
    enrol(connection, socket);
    // RESTinio starts its clock after the handshake; until then this one runs.
    auto clock = std::make_shared<asio::steady_timer>(connection.get_executor(), kHandshakeTimeout);
    auto shaken = std::make_shared<bool>(false);
    clock->async_wait([&socket, shaken, alive = connection.shared_from_this()](const asio::error_code&) {
        if (*shaken) return;
        asio::error_code ignored;
        socket.lowest_layer().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    });
    socket.async_handshake(asio::ssl::stream_base::server,
                           asio::bind_executor(connection.get_executor(), [clock, shaken, start_read, failed,
                                                                              alive = connection.shared_from_this()](const asio::error_code& ec) {
                               *shaken = true;
                               clock->cancel();
                               if (ec) failed(ec);
                               else start_read();
                           }));
}

}  // namespace layang::http

namespace restinio::impl {
template <>
inline http_parser_settings create_parser_settings<layang::http::Methods>() noexcept {
    auto settings = create_parser_settings<default_http_methods_t>();
    settings.on_headers_complete = layang::http::headers_complete;
    settings.on_body = layang::http::body_part;
    return settings;
}
}  // namespace restinio::impl
