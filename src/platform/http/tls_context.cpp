#include "platform/http/tls_context.hpp"

#include <algorithm>

namespace layang::http {
namespace {
std::shared_ptr<asio::ssl::context> make_context() {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return context;
}
}  // namespace

TlsContext::TlsContext(std::string certificate_file, std::string key_file)
    : certificate_file_(std::move(certificate_file)), key_file_(std::move(key_file)), front_(make_context()) {
    SSL_CTX_set_client_hello_cb(front_->native_handle(), &TlsContext::choose, this);
}

int TlsContext::choose(SSL* ssl, int*, void* self) {
    auto& own = *static_cast<TlsContext*>(self);
    const std::lock_guard lock(own.mutex_);
    // OpenSSL keeps the context as long as the connection needs it.
    return own.current_ && SSL_set_SSL_CTX(ssl, own.current_->native_handle()) ? SSL_CLIENT_HELLO_SUCCESS : SSL_CLIENT_HELLO_ERROR;
}

Result<void> TlsContext::reload() {
    const auto stamp = newest();
    auto fresh = make_context();
    asio::error_code ec;
    fresh->use_certificate_chain_file(certificate_file_, ec);
    if (!ec) fresh->use_private_key_file(key_file_, asio::ssl::context::pem, ec);
    const bool good = !ec && SSL_CTX_check_private_key(fresh->native_handle()) == 1;
    const std::lock_guard lock(mutex_);
    read_at_ = stamp;
    if (!good) return refuse(ErrorCode::kConfigInvalid, "", {{"what", "TLS certificate or key"}});
    current_ = std::move(fresh);
    return {};
}

bool TlsContext::files_changed() const {
    const auto stamp = newest();
    const std::lock_guard lock(mutex_);
    return stamp != read_at_;
}

std::filesystem::file_time_type TlsContext::newest() const {
    std::error_code ignored;
    return std::max(std::filesystem::last_write_time(certificate_file_, ignored), std::filesystem::last_write_time(key_file_, ignored));
}

}  // namespace layang::http
