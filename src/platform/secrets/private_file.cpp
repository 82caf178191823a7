#include "platform/secrets/private_file.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace layang::secrets {
namespace {

constexpr mode_t kOthers = 077;

tl::unexpected<Refusal> refuse_system(const std::string& path, int error) {
    if (error == ENOSPC || error == EDQUOT) return refuse(ErrorCode::kDiskFull);
    return refuse(ErrorCode::kBroken, "", {{"what", path + ": " + std::generic_category().message(error)}});
}

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<void> make_private_folder(const std::string& folder) {
    const std::filesystem::path path(folder);
    const auto parent = path.parent_path();
    if (!parent.empty() && parent != path && !std::filesystem::exists(parent)) TRY_VOID(make_private_folder(parent.string()));
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return refuse_system(folder, errno);
}

Result<void> write_new_file(const std::string& file, std::string_view content) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) return refuse(ErrorCode::kConflict);
    if (descriptor < 0) return refuse_system(file, errno);
    const bool good = write_all(descriptor, content) && ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (good) return sync_path(std::filesystem::path(file).parent_path().string()), Result<void>{};
    ::unlink(file.c_str());
    return refuse_system(file, error);
}

std::optional<std::string> read_file(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

bool is_open_to_others(mode_t mode, uid_t owner, gid_t group) {
    const mode_t theirs = mode & kOthers;
    return theirs != 0 && !(theirs == S_IRGRP && owner == 0 && group == 0);
}

bool keep_private(const std::string& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return false;
    return !is_open_to_others(status.st_mode, status.st_uid, status.st_gid) || ::chmod(path.c_str(), status.st_mode & ~kOthers & 07777) == 0;
}

void sync_path(const std::string& path) {
    const int descriptor = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool good = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!good) throw std::system_error(error, std::generic_category(), path);
}

}  // namespace layang::secrets
