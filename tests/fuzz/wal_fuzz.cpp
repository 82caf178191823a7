// A write-ahead log as it lies on the disk. The first byte picks: any bytes are walked through, or they become a sound log, of
// which then is known what a torn end and a changed byte must be called. The next two bytes say where it is torn or changed.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "platform/store/sqlite/wal_file.hpp"

namespace {

using layang::store::sqlite::damaged_page;
using layang::store::sqlite::kNowhere;

constexpr std::size_t kHeader = 32, kFrameHeader = 24, kPage = 512, kFrame = kFrameHeader + kPage;

void check(bool promise) {
    if (!promise) std::abort();
}

std::optional<std::int64_t> found(const std::string& log) {
    std::istringstream stream(log);
    return damaged_page(stream);
}

void put(std::string& to, std::size_t at, std::uint32_t word) {
    for (std::size_t i = 0; i < 4; ++i) to[at + i] = static_cast<char>(word >> 8 * (3 - i));
}
std::uint32_t word(const std::string& from, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(from[at + i]);
    return value;
}

struct Sum {
    std::uint32_t first = 0, second = 0;
    void add(const std::string& log, std::size_t at, std::size_t size) {
        for (; size >= 8; at += 8, size -= 8) {
            first += word(log, at) + second;
            second += word(log, at + 4) + first;
        }
    }
    void put_at(std::string& log, std::size_t at) const {
        put(log, at, first);
        put(log, at + 4, second);
    }
};

/// Every page begins with the next few bytes and is a transaction of its own.
std::string sound_log(std::string_view bytes) {
    std::string log(kHeader, '\0');
    put(log, 0, 0x377f0683);
    put(log, 4, 3007000);
    put(log, 8, kPage);
    put(log, 16, 0x5a170001);
    put(log, 20, 0x5a170002);
    Sum sum;
    sum.add(log, 0, 24);
    sum.put_at(log, 24);
    for (std::uint32_t number = 1; !bytes.empty() && number <= 8; ++number) {
        const auto at = log.size();
        const auto some = bytes.substr(0, 16);
        bytes.remove_prefix(some.size());
        log.append(kFrameHeader, '\0').append(some).resize(at + kFrame);
        put(log, at, number);
        put(log, at + 4, number);  // the mark of a commit: pages of the database after it
        put(log, at + 8, 0x5a170001);
        put(log, at + 12, 0x5a170002);
        sum.add(log, at, 8);
        sum.add(log, at + kFrameHeader, kPage);
        sum.put_at(log, at + 16);
    }
    return log;
}

void sound(std::size_t where, std::string_view bytes) {
    auto log = sound_log(bytes);
    check(found(log) == kNowhere);
    check(found(log.substr(0, where % (log.size() + 1))) == kNowhere);
    const auto count = (log.size() - kHeader) / kFrame;
    if (count == 0) return;
    // In a page's number, checksum or content; a commit's mark and the salts say what belongs to the log at all.
    const auto page = where % count, inside = where / count % kFrame;
    if (inside >= 4 && inside < 16) return;
    auto& byte = log[kHeader + page * kFrame + inside];
    byte = static_cast<char>(byte ^ 1);
    // The last transaction may be torn; behind every other one stands one that was synced later.
    check(found(log) == (page + 1 < count ? static_cast<std::int64_t>(page) + 1 : kNowhere));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
    if (data[0] % 2 != 0) return sound(data[1] + std::size_t{256} * data[2], bytes), 0;
    const auto page = found(bytes);
    check(page && *page >= kNowhere && *page <= static_cast<std::int64_t>(bytes.size() / kPage));
    return 0;
}
