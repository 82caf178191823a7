#include <array>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "platform/secrets/blob_file.hpp"
#include "platform/secrets/private_file.hpp"
#include "platform/secrets/secrets.hpp"

namespace layang::secrets {
namespace {

constexpr std::size_t kLocks = 16;
constexpr std::string_view kPartSuffix = ".part";

/// The first line lies open: what it says of the file is tied to the key that it bears.
std::string key_bound(const BlobFile::Head& head, BlobId id, const BlobOwner& owner) {
    return "blob key|" + id.text() + '|' + owner.subject + '|' + std::string(name_of(owner.cls)) + '|' + head.media_type + '|' + std::to_string(head.total);
}

tl::unexpected<Refusal> refusal_of(const std::system_error& error) {
    if (error.code().value() == ENOSPC || error.code().value() == EDQUOT) return refuse(ErrorCode::kDiskFull);
    return refuse(ErrorCode::kBroken, "", {{"what", error.what()}});
}

bool rests(const std::string& path, Instant now) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return false;
    return Instant{status.st_mtim.tv_sec * 1'000'000 + status.st_mtim.tv_nsec / 1000} < now - kBlobUnnamed;
}

class FileBlobStore final : public BlobStore {
public:
    FileBlobStore(std::string folder, KeyRing& ring) : folder_(std::move(folder)), ring_(ring) {}

    Result<std::int64_t> put(BlobId id, const BlobOwner& owner, std::int64_t offset, std::int64_t total, std::string_view piece) override {
        if (total > kBlobBytesMax) return refuse(ErrorCode::kTooLarge, "", {{"max", std::to_string(kBlobBytesMax >> 20) + " MiB"}});
        if (piece.size() > kBlobPieceBytesMax)
            return refuse(ErrorCode::kTooLarge, "", {{"max", std::to_string(kBlobPieceBytesMax >> 10) + " KiB"}});
        // Written so that no sum can overflow.
        const auto size = static_cast<std::int64_t>(piece.size());
        if ((size < 1 && offset != 0) || offset < 0 || total < 1 || offset > total || size > total - offset) return refuse(ErrorCode::kConflict);
        const std::lock_guard lock(lock_of(id));
        try {
            return put_locked(id, owner, offset, total, piece);
        } catch (const std::system_error& error) {
            return refusal_of(error);
        }
    }

    bool complete(BlobId id) override { return ::access(path_of(id).c_str(), F_OK) == 0; }

    Result<Description> describe(BlobId id, const BlobOwner& owner) override {
        try {
            const auto head = BlobFile::head_of(path_of(id));
            if (!head) return refuse(ErrorCode::kNotFound);
            TRY(key_of(*head, id, owner, ErrorCode::kDamaged));
            return Description{head->media_type, head->total};
        } catch (const std::system_error& error) {
            return refusal_of(error);
        }
    }

    Result<Content> get(BlobId id, const BlobOwner& owner) override {
        try {
            const auto file = BlobFile::open(path_of(id), id, false);
            if (!file) return refuse(ErrorCode::kNotFound);
            const auto damaged = [&] { return refuse(ErrorCode::kDamaged, "", {{"what", "blob " + id.text()}}); };
            if (!file->has_head()) return damaged();
            const auto key = TRY(key_of(file->head(), id, owner, ErrorCode::kDamaged));
            auto bytes = file->content(key);
            if (!bytes) return damaged();
            return Content{file->head().media_type, std::move(*bytes)};
        } catch (const std::system_error& error) {
            return refusal_of(error);
        }
    }

    std::vector<BlobId> resting(Instant now) override {
        std::vector<BlobId> found;
        // What goes away meanwhile is passed over.
        std::error_code gone, ignored;
        for (std::filesystem::recursive_directory_iterator walk(folder_, gone), end; walk != end; walk.increment(gone)) {
            const auto& entry = *walk;
            if (!entry.is_regular_file(ignored)) continue;
            auto name = entry.path().filename().string();
            if (name.ends_with(kPartSuffix)) name.resize(name.size() - kPartSuffix.size());
            const auto id = BlobId::parse(name);
            if (id && rests(entry.path(), now)) found.push_back(*id);
        }
        return found;
    }

    bool remove_resting(BlobId id, Instant now) override {
        // Looked at under the lock, because an upload may just have gone on.
        const std::lock_guard lock(lock_of(id));
        bool removed = false;
        for (const auto& path : {path_of(id), part_of(id)}) removed = (rests(path, now) && ::unlink(path.c_str()) == 0) || removed;
        return removed;
    }

private:
    Result<std::int64_t> put_locked(BlobId id, const BlobOwner& owner, std::int64_t offset, std::int64_t total, std::string_view piece) {
        const auto end = offset + static_cast<std::int64_t>(piece.size());
        if (const auto whole = BlobFile::open(path_of(id), id, false)) {
            if (!whole->has_head() || whole->head().total != total) return refuse(ErrorCode::kConflict);
            TRY(key_of(whole->head(), id, owner, ErrorCode::kConflict));
            return total;
        }
        auto part = BlobFile::open(part_of(id), id, true);
        if (part && !part->has_head()) {
            ::unlink(part_of(id).c_str());
            part.reset();
        }
        if (!part && piece.empty()) return 0;
        if (!part) part.emplace(TRY(start(id, owner, offset, total, piece)));
        if (part->head().total != total) return refuse(ErrorCode::kConflict);
        const auto key = TRY(key_of(part->head(), id, owner, ErrorCode::kConflict));
        if (end > part->length()) {
            if (offset != part->length()) return refuse(ErrorCode::kConflict);
            part->append(key, piece);
        }
        // Also what had its last piece before, and was stopped before it was whole: nobody sends that piece again.
        if (part->length() == total) TRY_VOID(finish(*part, id, key));
        return part->length();
    }

    Result<BlobFile> start(BlobId id, const BlobOwner& owner, std::int64_t offset, std::int64_t total, std::string_view piece) {
        if (offset != 0) return refuse(ErrorCode::kConflict);
        const auto type = sniff_media_type(piece);
        if (!type) return refuse(ErrorCode::kMediaUnsupported);
        BlobFile::Head head{total, std::string(*type), {}};
        head.sealed_key = ring_.seal(owner.subject, owner.cls, key_bound(head, id, owner), SecretKey::random().text());
        // Before anyone is told that the piece has arrived: he will not send it again.
        ring_.commit_pending();
        TRY_VOID(make_private_folder(folder_of(id)));
        return BlobFile::create(part_of(id), id, std::move(head));
    }

    // After a power cut pages may be missing in the middle, so everything is read once before the file counts as whole.
    Result<void> finish(const BlobFile& part, BlobId id, const SecretKey& key) {
        if (!part.content(key)) {
            ::unlink(part_of(id).c_str());
            return refuse(ErrorCode::kConflict);
        }
        part.sync();
        std::filesystem::rename(part_of(id), path_of(id));
        sync_path(folder_of(id));
        sync_path(folder_);
        return {};
    }

    Result<SecretKey> key_of(const BlobFile::Head& head, BlobId id, const BlobOwner& owner, ErrorCode when_foreign) {
        try {
            const auto plain = ring_.open(key_bound(head, id, owner), head.sealed_key);
            if (!plain) return refuse(ErrorCode::kNotFound);
            if (const auto key = SecretKey::of(*plain)) return *key;
        } catch (const Tampered&) {
            // Changed, or another owner's.
        }
        return refuse(when_foreign, "", {{"what", "blob " + id.text()}});
    }

    // The last byte of an id is random; the first ones are the time.
    std::string folder_of(BlobId id) const { return folder_ + '/' + hex_of(ByteView(id.value.bytes).last(1)); }
    std::string path_of(BlobId id) const { return folder_of(id) + '/' + id.text(); }
    std::string part_of(BlobId id) const { return path_of(id) + std::string(kPartSuffix); }
    std::mutex& lock_of(BlobId id) { return locks_[id.value.bytes.back() % kLocks]; }

    const std::string folder_;
    KeyRing& ring_;
    std::array<std::mutex, kLocks> locks_;
};

}  // namespace

Result<std::unique_ptr<BlobStore>> BlobStore::open(const std::string& folder, KeyRing& ring) {
    TRY_VOID(make_private_folder(folder));
    return std::make_unique<FileBlobStore>(folder, ring);
}

}  // namespace layang::secrets
