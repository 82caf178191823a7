#include "platform/http/security_headers.hpp"

#include <array>

namespace layang::http {
namespace {

struct Header {
    const char* name;
    const char* value;
};

// 'wasm-unsafe-eval' and blob: are for the scanner and the photos; the camera is for scanning codes.
constexpr std::array kHeaders{
    Header{"Content-Security-Policy",
           "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
           "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Referrer-Policy", "no-referrer"},
    Header{"Permissions-Policy", "camera=(self), geolocation=(), microphone=()"},
    Header{"Cross-Origin-Opener-Policy", "same-origin"},
    Header{"Cross-Origin-Resource-Policy", "same-origin"},
    // What a handler does not release for keeping is kept nowhere: most answers are about people.
    Header{"Cache-Control", "no-store"},
};
constexpr Header kStrictTransport{"Strict-Transport-Security", "max-age=31536000"};

}  // namespace

void add_security_headers(Response& response, bool secure) {
    for (const auto& header : kHeaders)
        if (!response.has_header(header.name)) response.headers.emplace_back(header.name, header.value);
    if (secure && !response.has_header(kStrictTransport.name)) response.headers.emplace_back(kStrictTransport.name, kStrictTransport.value);
}

}  // namespace layang::http
