#include "golden_ring.hpp"

#include "base/check.hpp"

namespace layang::golden {
namespace {

namespace fs = std::filesystem;

fs::path kept() { return fs::path(LAYANG_SOURCE_DIR) / "tests/golden/keys"; }

}  // namespace

GoldenRing::GoldenRing() {
    const auto copy = fs::path(folder_.path()) / "keys";
    if (fs::exists(kept())) {
        fs::copy(kept(), copy, fs::copy_options::recursive);
        // Version control keeps no modes, and the ring refuses keys that others may read.
        fs::permissions(copy, fs::perms::owner_all);
        for (const auto& file : fs::directory_iterator(copy)) fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    } else {
        LAYANG_CHECK(secrets::KeyRing::create({copy.string()}));
    }
    auto opened = secrets::KeyRing::open({copy.string()}, *parse_instant("2020-06-08T02:15:00Z"));
    LAYANG_CHECK(opened);
    ring_ = std::move(*opened);
}

void GoldenRing::keep() {
    ring_->commit_pending();
    fs::create_directories(kept());
    fs::copy_file(fs::path(folder_.path()) / "keys/master.key", kept() / "master.key", fs::copy_options::overwrite_existing);
    fs::remove(kept() / "keys.db");
    LAYANG_CHECK(ring_->backup_to((kept() / "keys.db").string()));
}

}  // namespace layang::golden
