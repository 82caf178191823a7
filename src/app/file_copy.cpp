#include "app/file_copy.hpp"

#include <array>
#include <cerrno>
#include <functional>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include "base/bytes.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPieceBytes = 1 << 20;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

private:
    int number_;
};

tl::unexpected<Refusal> refuse_system(const fs::path& path, int error) {
    if (error == ENOENT) return refuse(ErrorCode::kNotFound, path.string());
    if (error == ENOSPC || error == EDQUOT) return refuse(ErrorCode::kDiskFull);
    return refuse(ErrorCode::kBroken, "", {{"what", path.string() + ": " + std::generic_category().message(error)}});
}

Result<void> write_all(const Descriptor& file, const fs::path& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return refuse_system(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

/// Hands the file's content over piece by piece; returns its SHA-256.
Result<std::string> read_all(const fs::path& path, const std::function<Result<void>(std::string_view)>& take) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open()) return refuse_system(path, errno);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    std::string piece(kPieceBytes, '\0');
    while (true) {
        const auto size = ::read(file.number(), piece.data(), piece.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return refuse_system(path, errno);
        if (size == 0) break;
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(size));
        EVP_DigestUpdate(hash.get(), bytes.data(), bytes.size());
        TRY_VOID(take(bytes));
    }
    Bytes digest(32);
    EVP_DigestFinal_ex(hash.get(), digest.data(), nullptr);
    return hex_of(digest);
}

Result<void> sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open() || ::fsync(opened.number()) != 0) return refuse_system(folder, errno);
    return {};
}

Result<void> make_folders(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return refuse_system(folder, failed.value());
    return {};
}

}  // namespace

Result<std::string> copy_file_durably(const fs::path& from, const fs::path& to) {
    // Looked for first, so that a source that has gone leaves no empty file behind.
    if (::access(from.c_str(), F_OK) != 0) return refuse_system(from, errno);
    TRY_VOID(make_folders(to.parent_path()));
    const Descriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!target.open()) return refuse_system(to, errno);
    auto hash = TRY(read_all(from, [&](std::string_view bytes) { return write_all(target, to, bytes); }));
    if (::fsync(target.number()) != 0) return refuse_system(to, errno);
    TRY_VOID(sync_folder(to.parent_path()));
    return hash;
}

Result<std::string> file_hash(const fs::path& file) {
    return read_all(file, [](std::string_view) { return Result<void>{}; });
}

Result<void> write_file_durably(const fs::path& file, std::string_view content) {
    const Descriptor target(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!target.open()) return refuse_system(file, errno);
    TRY_VOID(write_all(target, file, content));
    if (::fsync(target.number()) != 0) return refuse_system(file, errno);
    return sync_folder(file.parent_path());
}

Result<void> rename_durably(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return refuse_system(to, errno);
    return sync_folder(fs::absolute(to).parent_path());
}

bool is_free(const fs::path& folder) { return !fs::exists(folder) || (fs::is_directory(folder) && fs::is_empty(folder)); }

}  // namespace layang::app
