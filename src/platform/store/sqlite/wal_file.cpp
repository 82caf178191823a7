#include "platform/store/sqlite/wal_file.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <vector>

namespace layang::store::sqlite {
namespace {

// Lengths and places in the file: "WAL-format file" of SQLite's file format documentation.
constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;
constexpr std::uint32_t kMagic = 0x377f0682;  // the last bit: words of the checksum are big-endian
constexpr std::uint32_t kPageBytesMin = 512;
constexpr std::uint32_t kPageBytesMax = 65536;

using Salt = std::array<std::uint32_t, 2>;

std::uint32_t word(const char* at, bool big_endian) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(at[i])} << 8 * (big_endian ? 3 - i : i);
    return value;
}
std::uint32_t big(const char* at) { return word(at, true); }

struct Checksum {
    std::uint32_t first = 0, second = 0;
    bool big_endian = false;

    void add(const char* bytes, std::size_t size) {
        for (std::size_t i = 0; i + 8 <= size; i += 8) {
            first += word(bytes + i, big_endian) + second;
            second += word(bytes + i + 4, big_endian) + first;
        }
    }
    [[nodiscard]] bool stands_at(const char* at) const { return big(at) == first && big(at + 4) == second; }
};

class Walk {
public:
    explicit Walk(std::istream& stream) : stream_(stream) {}

    std::optional<std::int64_t> damaged_page() {
        std::array<char, kHeaderBytes> header{};
        if (!read(0, header.data(), header.size())) return kNowhere;
        if (!begin(header)) return judge_broken_header(header);
        std::int64_t broken = 0;
        bool committed = false;
        std::vector<char> frame(kFrameHeaderBytes + page_bytes_);
        for (std::int64_t number = 1; read(place(number), frame.data(), frame.size()); ++number) {
            const bool ours = Salt{big(&frame[8]), big(&frame[12])} == salt_;
            // Behind a whole later transaction: what stands here was written when that one had been synced.
            if (ours && committed) return unchanged(header) ? std::optional(broken) : std::nullopt;
            if (broken == 0 && !(ours && adds_up(frame))) broken = number;
            if (broken != 0 && ours && big(&frame[4]) != 0) committed = true;
        }
        return kNowhere;
    }

private:
    /// SQLite would begin the log anew and forget every page. Headers are synced before the pages behind them are written.
    std::optional<std::int64_t> judge_broken_header(const std::array<char, kHeaderBytes>& header) {
        char byte = 0;
        if (!read(kHeaderBytes + kFrameHeaderBytes + kPageBytesMin - 1, &byte, 1)) return kNowhere;
        return unchanged(header) ? std::optional<std::int64_t>(0) : std::nullopt;
    }
    bool begin(const std::array<char, kHeaderBytes>& header) {
        const auto magic = big(header.data());
        page_bytes_ = big(&header[8]);
        salt_ = {big(&header[16]), big(&header[20])};
        sum_.big_endian = (magic & 1) != 0;
        sum_.add(header.data(), 24);
        return (magic & ~1U) == kMagic && page_bytes_ >= kPageBytesMin && page_bytes_ <= kPageBytesMax && sum_.stands_at(&header[24]);
    }
    bool adds_up(const std::vector<char>& frame) {
        sum_.add(frame.data(), 8);
        sum_.add(&frame[kFrameHeaderBytes], page_bytes_);
        return sum_.stands_at(&frame[16]);
    }
    /// The writer puts a new header before it writes over old pages.
    bool unchanged(const std::array<char, kHeaderBytes>& header) {
        std::array<char, kHeaderBytes> now{};
        return read(0, now.data(), now.size()) && now == header;
    }
    std::int64_t place(std::int64_t number) const {
        return static_cast<std::int64_t>(kHeaderBytes) + (number - 1) * static_cast<std::int64_t>(kFrameHeaderBytes + page_bytes_);
    }
    bool read(std::int64_t at, char* to, std::size_t size) {
        stream_.clear();
        stream_.seekg(at);
        return stream_.read(to, static_cast<std::streamsize>(size)).good();
    }

    std::istream& stream_;
    std::uint32_t page_bytes_ = 0;
    Salt salt_{};
    Checksum sum_;
};

}  // namespace

std::optional<std::int64_t> damaged_page(std::istream& log) { return Walk(log).damaged_page(); }

std::optional<std::string> wal_damage(const std::string& file) {
    const auto name = file + "-wal";
    // Another look when the log began anew meanwhile; it does so once in many thousand pages.
    for (int look = 0; look < 3; ++look) {
        std::ifstream stream(name, std::ios::binary);
        if (!stream) return std::nullopt;
        const auto page = damaged_page(stream);
        if (page && *page == kNowhere) return std::nullopt;
        if (page) return name + " (page " + std::to_string(*page) + " of the write-ahead log, with committed work behind it)";
    }
    return std::nullopt;
}

}  // namespace layang::store::sqlite
