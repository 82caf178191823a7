#pragma once
// A client for tests that sends exactly the bytes it is given.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "platform/http/text.hpp"

namespace layang::http::testing {

struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    /// The value of the first header of that name; empty when absent.
    [[nodiscard]] std::string header(std::string_view name) const {
        for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
            const auto end = std::min(head.find("\r\n", at + 2), head.size());
            const auto line = std::string_view(head).substr(at + 2, end - at - 2);
            const auto colon = line.find(':');
            if (colon != std::string_view::npos && same_word(line.substr(0, colon), name)) return std::string(trimmed(line.substr(colon + 1)));
        }
        return {};
    }
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// One whole answer (by its Content-Length, none for HEAD); nothing when the connection ends first.
    std::optional<Answer> read(bool head_only = false) {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
            if (!more()) return std::nullopt;
        Answer answer{std::stoi(buffer_.substr(9, 3)), buffer_.substr(0, end + 2), {}};
        const auto length = answer.header("content-length");
        const std::size_t size = head_only || answer.status == 304 || length.empty() ? 0 : std::stoul(length);
        while (buffer_.size() < end + 4 + size)
            if (!more()) return std::nullopt;
        answer.body = buffer_.substr(end + 4, size);
        buffer_.erase(0, end + 4 + size);
        return answer;
    }
    std::optional<Answer> ask(std::string_view bytes, bool head_only = false) {
        send(bytes);
        return read(head_only);
    }
    /// Whether the server closes the connection (within the patience of ten seconds) without sending more.
    bool closed() { return buffer_.empty() && !more() && !timed_out_; }
    void close_writing() { ::shutdown(socket_, SHUT_WR); }

private:
    bool more() {
        char part[16384];
        const auto got = ::recv(socket_, part, sizeof part, 0);
        timed_out_ = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (got <= 0) return false;
        buffer_.append(part, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    bool connected_ = false;
    bool timed_out_ = false;
    std::string buffer_;
};

}  // namespace layang::http::testing
