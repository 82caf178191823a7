#include <memory>

#include <fmt/format.h>
#include <qrencode.h>

#include "platform/paper/check_sheet.hpp"
#include "platform/paper/paper.hpp"

namespace layang::paper {
namespace {

/// ISO/IEC 18004 asks for four light modules on every side.
constexpr std::size_t kQuietModules = 4;

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

Result<QrMatrix> qr_matrix(std::string_view text) {
    if (text.empty()) return refuse(ErrorCode::kFieldMissing, "text");
    if (text.size() > kQrBytesMax) return refuse(ErrorCode::kTextTooLong, "text", {{"max", std::to_string(kQrBytesMax)}});
    if (!printable(text)) return refuse(ErrorCode::kTextInvalid, "text");
    const std::string terminated(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(terminated.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) return refuse(ErrorCode::kTextTooLong, "text", {{"max", std::to_string(kQrBytesMax)}});
    QrMatrix out;
    out.side = static_cast<std::size_t>(code->width);
    out.dark.reserve(out.side * out.side);
    for (std::size_t i = 0; i < out.side * out.side; ++i) out.dark.push_back((code->data[i] & 1) != 0);
    return out;
}

Result<std::string> qr_svg(std::string_view text, std::string_view label) {
    if (!printable(label)) return refuse(ErrorCode::kTextInvalid, "label");
    const QrMatrix matrix = TRY(qr_matrix(text));
    const std::size_t side = matrix.side + 2 * kQuietModules;
    std::string path;
    for (std::size_t y = 0; y < matrix.side; ++y)
        for (std::size_t x = 0; x < matrix.side; ++x) {
            if (!matrix.at(x, y)) continue;
            const std::size_t from = x;
            while (x < matrix.side && matrix.at(x, y)) ++x;
            path += fmt::format("M{} {}h{}v1h-{}z", from + kQuietModules, y + kQuietModules, x - from, x - from);
        }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{1}\" "
        "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}h-{0}z\"/><path fill=\"#000\" d=\"{2}\"/></svg>",
        side, xml_escaped(label), path);
}

}  // namespace layang::paper
