#pragma once
// Files and folders that belong to the server's user alone, and that survive a power cut once they are said to exist.
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "base/result.hpp"

namespace layang::secrets {

/// Makes the folder and its parents, mode 0700 for those that are new.
[[nodiscard]] Result<void> make_private_folder(const std::string& folder);
/// Writes a new file, mode 0600, synced with its folder. Errors: kConflict when it exists, kDiskFull, kBroken.
[[nodiscard]] Result<void> write_new_file(const std::string& file, std::string_view content);
/// nullopt when there is none or it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& file);
/// Whether anybody but the owner, and root, may do something with what has this mode and owner. Root's group may read: so it looks when a
/// service manager hands over a credential, because an access list's mask stands in the place of the group's bits.
[[nodiscard]] bool is_open_to_others(mode_t mode, uid_t owner, gid_t group);
/// Takes away what group and others may do. False when they may do something and it cannot be taken away.
[[nodiscard]] bool keep_private(const std::string& path);
/// Syncs a file or a folder. Throws std::system_error.
void sync_path(const std::string& path);

}  // namespace layang::secrets
