#pragma once
// Files on their way to a backup and home again.
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace layang::app {

/// Copies into a new file that only its owner may read, makes it durable, and returns the SHA-256 (hex) of what was copied.
/// Folders on the way are made. Errors: kNotFound when there is no such file, kDiskFull, kBroken.
[[nodiscard]] Result<std::string> copy_file_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// SHA-256 (hex) of a file's content. Errors: kNotFound, kBroken.
[[nodiscard]] Result<std::string> file_hash(const std::filesystem::path& file);
/// Writes a new private file durably. Errors: kDiskFull, kBroken.
[[nodiscard]] Result<void> write_file_durably(const std::filesystem::path& file, std::string_view content);
/// Gives a finished folder its real name and makes that durable; `to` may be an empty folder. Errors: kDiskFull, kBroken.
[[nodiscard]] Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);
/// Nothing there, or a folder without anything in it.
[[nodiscard]] bool is_free(const std::filesystem::path& folder);

}  // namespace layang::app
