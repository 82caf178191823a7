#include "demo/png.hpp"

namespace layang::demo {
namespace {

void put_u32(std::string& to, std::uint32_t value) {
    for (unsigned shift = 24;; shift -= 8) {
        to += static_cast<char>((value >> shift) & 0xFFU);
        if (shift == 0) return;
    }
}

std::uint32_t crc32(const std::string& bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t c = n;
            for (int bit = 0; bit < 8; ++bit) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
            made.at(n) = c;
        }
        return made;
    }();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

void put_chunk(std::string& file, const std::string& type, const std::string& data) {
    put_u32(file, static_cast<std::uint32_t>(data.size()));
    file += type + data;
    put_u32(file, crc32(type + data));
}

/// DEFLATE (RFC 1951) in one block of fixed codes. Only repetitions of the byte before are looked for: paper is mostly white.
class Deflater {
public:
    std::string pack(const std::string& bytes) {
        bits(1, 1);
        bits(1, 2);
        for (std::size_t at = 0; at < bytes.size();) {
            std::size_t run = 0;
            while (at > 0 && run < kRunMax && at + run < bytes.size() && bytes[at + run] == bytes[at - 1]) ++run;
            if (run < 3) {
                literal(static_cast<unsigned char>(bytes[at++]));
            } else {
                repeat(run);
                at += run;
            }
        }
        literal(kEnd);
        if (used_ > 0) out_ += static_cast<char>(held_);
        return std::move(out_);
    }

private:
    static constexpr std::size_t kRunMax = 258;
    static constexpr unsigned kEnd = 256;

    void bits(unsigned value, unsigned count) {
        for (unsigned i = 0; i < count; ++i) {
            held_ |= ((value >> i) & 1U) << used_;
            if (++used_ < 8) continue;
            out_ += static_cast<char>(held_);
            held_ = used_ = 0;
        }
    }
    /// Huffman codes go in from their highest bit.
    void code(unsigned value, unsigned count) {
        for (unsigned i = count; i > 0; --i) bits(value >> (i - 1), 1);
    }
    void literal(unsigned symbol) {
        if (symbol < 144)
            code(0x30 + symbol, 8);
        else if (symbol < 256)
            code(0x190 + symbol - 144, 9);
        else if (symbol < 280)
            code(symbol - 256, 7);
        else
            code(0xC0 + symbol - 280, 8);
    }
    void repeat(std::size_t run) {
        constexpr std::array<unsigned, 29> kBase{3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
        unsigned index = 28;
        while (kBase.at(index) > run) --index;
        literal(257 + index);
        const unsigned extra = index < 8 || index == 28 ? 0 : (index - 4) / 4;
        bits(static_cast<unsigned>(run) - kBase.at(index), extra);
        code(0, 5);  // the byte before
    }

    std::string out_;
    unsigned held_ = 0, used_ = 0;
};

std::uint32_t adler32(const std::string& bytes) {
    std::uint32_t a = 1, b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % 65521U;
        b = (b + a) % 65521U;
    }
    return (b << 16U) | a;
}

}  // namespace

void Picture::box(int x, int y, int width, int height, Ink ink) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column) dot(column, row, ink);
}

void Picture::frame(int x, int y, int width, int height, Ink ink) {
    box(x, y, width, 1, ink);
    box(x, y + height - 1, width, 1, ink);
    box(x, y, 1, height, ink);
    box(x + width - 1, y, 1, height, ink);
}

std::string png_of(const Picture& picture) {
    std::string rows;
    for (int y = 0; y < picture.height(); ++y) {
        rows += '\0';  // no filter
        for (int x = 0; x < picture.width(); x += 4) {
            unsigned byte = 0;
            for (int i = 0; i < 4; ++i)
                byte = (byte << 2U) | (x + i < picture.width() ? static_cast<unsigned>(picture.at(x + i, y)) : 0U);
            rows += static_cast<char>(byte);
        }
    }
    std::string head;
    put_u32(head, static_cast<std::uint32_t>(picture.width()));
    put_u32(head, static_cast<std::uint32_t>(picture.height()));
    head += std::string("\x02\x03\x00\x00\x00", 5);
    std::string packed("\x78\x01", 2);
    packed += Deflater().pack(rows);
    put_u32(packed, adler32(rows));
    std::string file("\x89PNG\r\n\x1a\n", 8);
    put_chunk(file, "IHDR", head);
    put_chunk(file, "PLTE", std::string("\xF6\xF3\xEA\xB4\xB0\xA4\x2B\x2E\x3A\xB8\x32\x3C", 12));
    put_chunk(file, "IDAT", packed);
    put_chunk(file, "IEND", "");
    return file;
}

}  // namespace layang::demo
