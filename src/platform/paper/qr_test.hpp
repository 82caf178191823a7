#pragma once
// Scans what was printed, as a phone would: by an independent reader. For tests only.
#include <cstdint>
#include <cstdio>
#include <string>

#ifndef ZX_USE_UTF8
#define ZX_USE_UTF8 1
#endif
#include <ZXing/ReadBarcode.h>

#include "platform/paper/printed.hpp"

namespace layang::paper {

/// What a label printer puts on an inch.
inline constexpr int kLabelPrinterDpi = 203;

/// Text of the QR code in a binary grey picture (PGM), empty when there is none.
inline std::string read_qr(const std::string& pgm) {
    int width = 0;
    int height = 0;
    int header = 0;
    if (std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &width, &height, &header) != 2 || header == 0) return {};
    const auto* pixels = reinterpret_cast<const std::uint8_t*>(pgm.data()) + header + 1;
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    return ZXing::ReadBarcode({pixels, width, height, ZXing::ImageFormat::Lum}, hints).text();
}

/// Text of the QR code on a page, rendered as a printer of modest means would; empty when there is none.
inline std::string printed_qr(const Bytes& pdf, int page = 1) { return read_qr(Printed(pdf).picture(page, kLabelPrinterDpi)); }

}  // namespace layang::paper
