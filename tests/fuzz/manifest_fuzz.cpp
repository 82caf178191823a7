// The list of a backup's files, which somebody else may have had in his hands: what is read names files inside of the folder
// only, and written again it reads as the same.
#include <cstdint>
#include <cstdlib>

#include "app/manifest.hpp"

namespace {

using namespace layang::app;

void check(bool promise) {
    if (!promise) std::abort();
}

bool same(const Manifest& a, const Manifest& b) { return a.regency == b.regency && a.made_at == b.made_at && a.head == b.head && a.files == b.files; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto manifest = parse_manifest({reinterpret_cast<const char*>(data), size});
    if (!manifest) return 0;
    for (const auto& [name, hash] : manifest->files) {
        const auto place = std::filesystem::path("/backup/" + std::string(name.c_str())).lexically_normal().string();
        check(!name.empty() && place.starts_with("/backup/") && name.find('\0') == std::string::npos);
    }
    const auto again = parse_manifest(manifest_text(*manifest));
    check(again && same(*again, *manifest));
    return 0;
}
