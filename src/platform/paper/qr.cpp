#include <memory>

#include <qrencode.h>

#include "platform/paper/check_sheet.hpp"
#include "platform/paper/paper.hpp"

namespace layang::paper {

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

}  // namespace layang::paper
