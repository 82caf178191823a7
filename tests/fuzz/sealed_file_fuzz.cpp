// What comes sealed: a picture as it lies on a medium, a value in an event, a rescue file that anybody may have written; and the head of a log
// as it lies in its table.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/ledger/merkle.hpp"
#include "platform/secrets/blob_file.hpp"
#include "platform/secrets/office_key.hpp"

namespace {

using namespace layang;

void check(bool promise) {
    if (!promise) std::abort();
}

void picture(const std::string& bytes) {
    static const int descriptor = ::memfd_create("picture", 0);
    check(::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
    const auto path = "/proc/self/fd/" + std::to_string(descriptor);
    const auto file = secrets::BlobFile::open(path, {}, false);
    check(file.has_value());
    if (!file->has_head()) return;
    check(file->length() >= 0 && file->length() < static_cast<std::int64_t>(bytes.size()));
    const auto key = secrets::SecretKey::of(std::string(32, 'k'));
    check(key.has_value());
    if (const auto content = file->content(*key)) check(static_cast<std::int64_t>(content->size()) == file->head().total);
}

void value(std::string_view text) {
    const auto read = secrets::parse_sealed(text);
    if (!read) return;
    const auto key = secrets::SecretKey::of(std::string(32, 'k'));
    check(key && !secrets::open_frame(*key, "bound", text_of(read->frame)));
    // One spelling each.
    check(secrets::write_sealed(read->key_id, text_of(read->frame)) == text);
}

/// The phone's point, the nonce, and all else: what the three parts of a rescue file hold.
void rescue_file(std::string_view bytes) {
    constexpr std::size_t kPointBytes = 65, kIvBytes = 12, kTagBytes = 16;
    static const secrets::OfficeKey office(*secrets::SecretKey::of(std::string(32, '\x11')));
    const auto part = [&](std::size_t from, std::size_t length) { return bytes.substr(std::min(from, bytes.size()), length); };
    const auto sealed = part(kPointBytes + kIvBytes, std::string_view::npos);
    const auto opened = office.open(part(0, kPointBytes), "layang-rescue/1", part(kPointBytes, kIvBytes), sealed);
    if (opened) check(opened->size() + kTagBytes == sealed.size());
    else check(opened.error().code() == ErrorCode::kDamaged);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    picture(bytes);
    value(bytes);
    rescue_file(bytes);
    const auto range = CompactRange::parse({data, size});
    if (range) {
        const auto again = range->serialise();
        check(again == Bytes(data, data + size));
        (void)range->root();
    }
    return 0;
}
