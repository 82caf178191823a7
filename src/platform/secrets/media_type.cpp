#include "platform/secrets/secrets.hpp"

namespace layang::secrets {

std::optional<std::string_view> sniff_media_type(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xd8\xff"sv)) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
    if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) return "image/webp";
    if (bytes.starts_with("%PDF-"sv)) return "application/pdf";
    return std::nullopt;
}

}  // namespace layang::secrets
