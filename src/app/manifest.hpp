#pragma once
// What makes a folder a backup: the list of its files, written last.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace layang::app {

struct Manifest {
    std::string regency;
    std::string made_at;
    /// "size:root" of the log; empty for a folder of keys.
    std::string head;
    /// Path inside the folder to SHA-256 (hex).
    std::map<std::string, std::string> files;
};

/// The list as it stands in the file, and back: nothing when it is none, or names a file outside of its folder.
[[nodiscard]] std::string manifest_text(const Manifest& manifest);
[[nodiscard]] std::optional<Manifest> parse_manifest(std::string_view text);
/// Writes FOLDER/manifest.json. Errors: kDiskFull, kBroken.
[[nodiscard]] Result<void> write_manifest(const std::filesystem::path& folder, const Manifest& manifest);
/// Error: kDamaged when there is none that can be read.
[[nodiscard]] Result<Manifest> read_manifest(const std::filesystem::path& folder);
/// Copies every listed file to `to`. Errors: kDamaged when one is missing or another, kDiskFull, kBroken.
[[nodiscard]] Result<void> copy_listed_files(const std::filesystem::path& folder, const Manifest& manifest, const std::filesystem::path& to);

}  // namespace layang::app
