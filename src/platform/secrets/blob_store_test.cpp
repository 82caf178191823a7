#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "platform/secrets/secrets.hpp"
#include "platform/store/testing.hpp"

namespace layang::secrets::blob_store_test {

using store::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const BlobOwner kOwner{"018f0000-0000-7000-8000-000000000001", SealClass::scan};
const auto kBlob = *BlobId::parse("018f0000-0000-7000-8000-0000000000ab");

/// A JPEG as far as its first bytes go, with different content everywhere.
std::string photo(std::size_t size) {
    std::string bytes = "\xff\xd8\xff\xe0";
    for (std::size_t i = bytes.size(); i < size; ++i) bytes += static_cast<char>((i * 7 + i / 251) & 0xff);
    return bytes;
}

struct World {
    TemporaryFolder folder;
    std::unique_ptr<KeyRing> ring = [this] {
        REQUIRE(KeyRing::create({folder.file("keys")}));
        return std::move(*KeyRing::open({folder.file("keys")}, Instant{1}));
    }();
    std::unique_ptr<BlobStore> blobs = std::move(*BlobStore::open(folder.file("blobs"), *ring));

    Result<std::int64_t> put(const std::string& bytes, std::size_t offset, std::size_t size) const {
        return blobs->put(kBlob, kOwner, static_cast<std::int64_t>(offset), static_cast<std::int64_t>(bytes.size()),
                          std::string_view(bytes).substr(offset, size));
    }
    [[nodiscard]] std::string path() const { return folder.file("blobs/ab/") + kBlob.text(); }
    void restart() {
        blobs.reset();
        ring.reset();
        ring = std::move(*KeyRing::open({folder.file("keys")}, Instant{1}));
        blobs = std::move(*BlobStore::open(folder.file("blobs"), *ring));
    }
};

constexpr std::size_t kPiece = 32 << 10;

ErrorCode code_of(const auto& result) {
    REQUIRE_FALSE(result);
    return result.error().code();
}

}  // namespace

TEST_CASE("blobs: a file sent in pieces comes back whole, after a restart too") {
    World world;
    const auto bytes = photo(kPiece * 2 + 100);
    CHECK(world.put(bytes, 0, kPiece) == kPiece);
    CHECK_FALSE(world.blobs->complete(kBlob));
    world.restart();
    CHECK(world.put(bytes, 0, 0) == kPiece);
    CHECK(world.put(bytes, kPiece, kPiece) == kPiece * 2);
    CHECK(world.put(bytes, kPiece * 2, kPiece) == kPiece * 2 + 100);
    CHECK(world.blobs->complete(kBlob));
    CHECK(world.put(bytes, 0, 0) == kPiece * 2 + 100);
    world.restart();
    const auto content = world.blobs->get(kBlob, kOwner);
    REQUIRE(content);
    CHECK(content->bytes == bytes);
    CHECK(content->media_type == "image/jpeg");
}

TEST_CASE("blobs: a repeated piece is ignored, a missing one is asked for") {
    World world;
    const auto bytes = photo(kPiece * 3);
    CHECK(code_of(world.put(bytes, kPiece, kPiece)) == ErrorCode::kConflict);
    CHECK(world.put(bytes, 0, kPiece) == kPiece);
    CHECK(world.put(bytes, 0, kPiece) == kPiece);
    CHECK(code_of(world.put(bytes, kPiece * 2, kPiece)) == ErrorCode::kConflict);
    CHECK(code_of(world.put(bytes, kPiece - 1, kPiece)) == ErrorCode::kConflict);
    CHECK(world.put(bytes, kPiece, kPiece) == kPiece * 2);
    CHECK(world.put(bytes, kPiece * 2, kPiece) == kPiece * 3);
    CHECK(world.put(bytes, kPiece * 2, kPiece) == kPiece * 3);
    CHECK(world.blobs->get(kBlob, kOwner)->bytes == bytes);
}

TEST_CASE("blobs: an empty piece tells its owner how much is there, and keeps nothing") {
    World world;
    const auto bytes = photo(kPiece * 2);
    const BlobOwner another{"018f0000-0000-7000-8000-000000000002", SealClass::scan};
    const auto length = [&](const BlobOwner& owner) { return world.blobs->put(kBlob, owner, 0, static_cast<std::int64_t>(bytes.size()), ""); };
    CHECK(length(kOwner) == 0);
    CHECK_FALSE(fs::exists(world.path() + ".part"));
    REQUIRE(world.put(bytes, 0, kPiece));
    CHECK(length(kOwner) == kPiece);
    CHECK(code_of(length(another)) == ErrorCode::kConflict);
    REQUIRE(world.put(bytes, kPiece, kPiece));
    CHECK(length(kOwner) == kPiece * 2);
    CHECK(code_of(length(another)) == ErrorCode::kConflict);
    CHECK(world.blobs->get(kBlob, kOwner)->bytes == bytes);
}

TEST_CASE("blobs: a half-written piece after a crash does not count") {
    World world;
    const auto bytes = photo(kPiece * 2);
    REQUIRE(world.put(bytes, 0, kPiece));
    std::ofstream(world.path() + ".part", std::ios::app | std::ios::binary) << std::string("\0\0\x80\0half", 8);
    CHECK(world.put(bytes, 0, 0) == kPiece);
    CHECK(world.put(bytes, kPiece, kPiece) == kPiece * 2);
    CHECK(world.blobs->get(kBlob, kOwner)->bytes == bytes);
}

TEST_CASE("blobs: a part that a crash left between its last piece and its end is whole as soon as anybody asks") {
    for (const bool asks : {true, false}) {
        World world;
        const auto bytes = photo(kPiece * 2);
        REQUIRE(world.put(bytes, 0, kPiece));
        REQUIRE(world.put(bytes, kPiece, kPiece));
        fs::rename(world.path(), world.path() + ".part");
        world.restart();
        CHECK_FALSE(world.blobs->complete(kBlob));
        CHECK(world.put(bytes, asks ? 0 : kPiece, asks ? 0 : kPiece) == kPiece * 2);
        REQUIRE(world.blobs->complete(kBlob));
        CHECK(world.blobs->get(kBlob, kOwner)->bytes == bytes);
    }
}

TEST_CASE("blobs: a part that a crash left without its first line starts anew") {
    World world;
    const auto bytes = photo(100);
    fs::create_directories(fs::path(world.path()).parent_path());
    std::ofstream(world.path() + ".part") << "layang bl";
    CHECK(world.put(bytes, 0, 0) == 0);
    CHECK(world.put(bytes, 0, 100) == 100);
}

TEST_CASE("blobs: a part that was damaged is never taken for whole") {
    World world;
    const auto bytes = photo(kPiece * 2);
    REQUIRE(world.put(bytes, 0, kPiece));
    {
        std::fstream file(world.path() + ".part", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file << "damage";
    }
    CHECK(code_of(world.put(bytes, kPiece, kPiece)) == ErrorCode::kConflict);
    CHECK(world.put(bytes, 0, 0) == 0);
    CHECK(world.put(bytes, 0, kPiece) == kPiece);
}

TEST_CASE("blobs: too large, out of bounds and unknown types are refused") {
    World world;
    const auto bytes = photo(100);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 0, kBlobBytesMax + 1, bytes)) == ErrorCode::kTooLarge);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 0, kBlobBytesMax, photo(kBlobPieceBytesMax + 1))) == ErrorCode::kTooLarge);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 0, 99, bytes)) == ErrorCode::kConflict);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, -1, 100, bytes)) == ErrorCode::kConflict);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 0, 0, "")) == ErrorCode::kConflict);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 1, 100, "")) == ErrorCode::kConflict);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, 0, 100, "<html>")) == ErrorCode::kMediaUnsupported);
    CHECK(world.put(bytes, 0, 0) == 0);
    CHECK(world.blobs->put(kBlob, kOwner, 0, kBlobBytesMax, photo(kBlobPieceBytesMax)) == kBlobPieceBytesMax);
    CHECK(code_of(world.blobs->put(kBlob, kOwner, kBlobPieceBytesMax, kBlobBytesMax - 1, bytes)) == ErrorCode::kConflict);
}

TEST_CASE("blobs: another subject, a changed byte and an erased key open nothing") {
    World world;
    const auto bytes = photo(1000);
    REQUIRE(world.put(bytes, 0, 1000));
    CHECK(code_of(world.blobs->get(kBlob, {"018f0000-0000-7000-8000-000000000002", SealClass::scan})) == ErrorCode::kDamaged);
    const auto other = *BlobId::parse("018f0000-0000-7000-8000-0000000001ab");
    CHECK(code_of(world.blobs->get(other, kOwner)) == ErrorCode::kNotFound);
    // A file in another's place.
    fs::copy_file(world.path(), world.folder.file("blobs/ab/") + other.text());
    CHECK(code_of(world.blobs->get(other, kOwner)) == ErrorCode::kDamaged);
    {
        std::fstream file(world.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(-5, std::ios::end);
        const auto last = file.get();
        file.seekp(-5, std::ios::end);
        file.put(static_cast<char>(last ^ 1));
    }
    CHECK(code_of(world.blobs->get(kBlob, kOwner)) == ErrorCode::kDamaged);
    REQUIRE(world.ring->erase(kOwner.subject, SealClass::scan));
    CHECK(code_of(world.blobs->get(kBlob, kOwner)) == ErrorCode::kNotFound);
}

TEST_CASE("blobs: what a file is stands in its first line, which nobody can change, and its class is part of whose it is") {
    World world;
    const auto bytes = photo(kPiece * 2);
    REQUIRE(world.put(bytes, 0, kPiece));
    CHECK(code_of(world.blobs->describe(kBlob, kOwner)) == ErrorCode::kNotFound);
    REQUIRE(world.put(bytes, kPiece, kPiece));
    const auto described = world.blobs->describe(kBlob, kOwner);
    REQUIRE(described);
    CHECK(described->media_type == "image/jpeg");
    CHECK(described->bytes == static_cast<std::int64_t>(bytes.size()));
    const BlobOwner as_proof{kOwner.subject, SealClass::proof};
    CHECK(code_of(world.blobs->describe(kBlob, as_proof)) == ErrorCode::kDamaged);
    CHECK(code_of(world.blobs->get(kBlob, as_proof)) == ErrorCode::kDamaged);
    CHECK(code_of(world.blobs->put(kBlob, as_proof, 0, static_cast<std::int64_t>(bytes.size()), bytes.substr(0, kPiece))) == ErrorCode::kConflict);
    // Everything behind the first line may be gone: it is not looked at.
    fs::resize_file(world.path(), 512);
    CHECK(world.blobs->describe(kBlob, kOwner));
    CHECK(code_of(world.blobs->get(kBlob, kOwner)) == ErrorCode::kDamaged);
    {
        std::fstream file(world.path(), std::ios::in | std::ios::out | std::ios::binary);
        std::string line;
        std::getline(file, line);
        const auto at = line.find("image/jpeg");
        REQUIRE(at != std::string::npos);
        file.seekp(static_cast<std::streamoff>(at));
        file << "image/webp";
    }
    CHECK(code_of(world.blobs->describe(kBlob, kOwner)) == ErrorCode::kDamaged);
}

TEST_CASE("blobs: erasing one class leaves files of the other") {
    World world;
    const auto bytes = photo(100);
    const auto proof = *BlobId::parse("018f0000-0000-7000-8000-0000000002ab");
    const BlobOwner as_proof{kOwner.subject, SealClass::proof};
    REQUIRE(world.put(bytes, 0, 100));
    REQUIRE(world.blobs->put(proof, as_proof, 0, 100, bytes));
    REQUIRE(world.ring->erase(kOwner.subject, SealClass::scan));
    CHECK(code_of(world.blobs->get(kBlob, kOwner)) == ErrorCode::kNotFound);
    CHECK(world.blobs->get(proof, as_proof)->bytes == bytes);
}

TEST_CASE("blobs: what rests for 48 hours can be removed, whole or not") {
    World world;
    const auto bytes = photo(1000);
    REQUIRE(world.put(bytes, 0, 1000));
    const auto part = *BlobId::parse("018f0000-0000-7000-8000-0000000001ab");
    REQUIRE(world.blobs->put(part, kOwner, 0, 2000, bytes));
    const auto now = SystemClock().now();
    const auto before = now + Seconds{47 * 3600}, after = now + Seconds{49 * 3600};
    CHECK(world.blobs->resting(before).empty());
    CHECK(world.blobs->resting(after).size() == 2);
    for (const auto id : {part, kBlob}) CHECK_FALSE(world.blobs->remove_resting(id, before));
    CHECK(world.blobs->remove_resting(part, after));
    CHECK(world.blobs->resting(after) == std::vector{kBlob});
    CHECK(world.blobs->complete(kBlob));
    CHECK(world.blobs->put(part, kOwner, 0, 2000, "") == 0);
    CHECK(world.blobs->remove_resting(kBlob, after));
    CHECK_FALSE(world.blobs->complete(kBlob));
    CHECK_FALSE(world.blobs->remove_resting(kBlob, after));
}

TEST_CASE("blobs: a planted name is found in no file in any spelling") {
    World world;
    const std::string name = "Rahayuningtyas";
    auto bytes = photo(500);
    for (int i = 0; i < 20; ++i) bytes += name;
    REQUIRE(world.put(bytes, 0, bytes.size()));
    const auto sealed = world.ring->seal(kOwner.subject, SealClass::identity, "bound", name);
    world.ring->commit_pending();
    std::ofstream(world.folder.file("sealed.txt")) << sealed << hex_of(world.ring->token("name-word", name));

    std::string wide;
    for (const char c : name) wide += std::string(1, c) + '\0';
    std::vector<std::string> spellings{name, wide, hex_of(view_of(name))};
    // base64 depends on where in three bytes the name begins; the outer characters mix with the neighbours.
    for (const char* before : {"", "x", "xx"}) {
        const auto spelling = base64_of(view_of(before + name));
        spellings.push_back(spelling.substr(4, spelling.size() - 8));
    }
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(world.folder.path())) {
        if (!entry.is_regular_file()) continue;
        ++files;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        for (const auto& spelling : spellings) CHECK(content.find(spelling) == std::string::npos);
    }
    // master.key, keys.db with its WAL, index and lock, the blob, sealed.txt
    CHECK(files == 7);
}

}  // namespace layang::secrets::blob_store_test
