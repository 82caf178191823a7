#pragma once
// A copy of the house beside its running server, and the way back (architecture D16). Store and keys go to two folders, which must be
// kept in two places: apart, neither opens anything (architecture D6, D7). The master key is in neither.
#include "app/house.hpp"

namespace layang::app {

/// Where a backup lies. Each folder has a manifest.json with the SHA-256 of every file in it; a folder without one is no backup.
struct BackupFolders {
    std::filesystem::path store;  ///< layang.db, blobs/
    std::filesystem::path keys;   ///< keys.db
};

struct BackupMade {
    /// The head of the log as copied: "size:root".
    std::string head;
    /// What is wrong with the log that was copied; a backup of a damaged log is still made.
    std::vector<std::string> problems;
};

/// Store first, then blobs, which only grow, then keys, which are at least as new as the events that use them; all under the names
/// FOLDER.partial until whole. Errors: kConfigInvalid when they are taken, kDiskFull, kBroken, and those of Reading::open and reading_keys.
[[nodiscard]] Result<BackupMade> back_up(const HouseConfig& config, const BackupFolders& to, Instant now);

/// Needs the master key in place and an empty `var`; takes keys.db from the backup only when there is none. Nothing stands in `var`
/// until every checksum, the store's integrity and the whole log have been found right, up to the manifest's head.
/// Returns that head. Errors: kConfigInvalid when `var` is taken, kKeyMissing, kDamaged, kDiskFull, kBroken.
[[nodiscard]] Result<std::string> restore(const HouseConfig& config, const BackupFolders& from);

}  // namespace layang::app
