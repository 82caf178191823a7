// A sealed picture as it comes back from a medium, and the head of a log as it lies in its table.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/ledger/merkle.hpp"
#include "platform/secrets/blob_file.hpp"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    picture({reinterpret_cast<const char*>(data), size});
    const auto range = CompactRange::parse({data, size});
    if (range) {
        const auto again = range->serialise();
        check(again == Bytes(data, data + size));
        (void)range->root();
    }
    return 0;
}
