#pragma once
// The store for those who only look: beside the process that serves it, and on the day when it is damaged.
#include "platform/store/store.hpp"

namespace layang::store {

/// The file is not what the engine wrote.
struct StoreDamaged : StoreBroken {
    using StoreBroken::StoreBroken;
};

/// Takes no lock, migrates nothing, and cannot write: `write` throws StoreBroken. Errors: kConfigInvalid when there is no store or its
/// schema is older than `migrations`; kDamaged, also for a newer schema; kBroken.
[[nodiscard]] Result<std::unique_ptr<Store>> open_reader(const StoreConfig& config, std::span<const Migration> migrations);

}  // namespace layang::store
