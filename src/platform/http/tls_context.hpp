#pragma once
// The server's certificate, which can be renewed while connections run. Only server.cpp includes this.
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include <asio/ssl/context.hpp>

#include "base/result.hpp"

namespace layang::http {

/// TLS 1.2 and later. Thread-safe.
class TlsContext {
public:
    TlsContext(std::string certificate_file, std::string key_file);

    /// What the listening sockets are made with: it hands each handshake over to the newest certificate.
    [[nodiscard]] std::shared_ptr<asio::ssl::context> asio_context() const { return front_; }
    /// Reads both files. Error: kConfigInvalid when they cannot be read or do not belong together; the old pair stays.
    [[nodiscard]] Result<void> reload();
    /// Whether a file is newer than what was last read (or tried).
    [[nodiscard]] bool files_changed() const;

private:
    [[nodiscard]] std::filesystem::file_time_type newest() const;
    static int choose(SSL* ssl, int* alert, void* self);

    const std::string certificate_file_;
    const std::string key_file_;
    std::shared_ptr<asio::ssl::context> front_;
    mutable std::mutex mutex_;
    std::shared_ptr<asio::ssl::context> current_;
    std::filesystem::file_time_type read_at_{};
};

}  // namespace layang::http
