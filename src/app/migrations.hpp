#pragma once
#include <vector>

#include "platform/store/store.hpp"

namespace layang::app {

/// The schema of the main database: all rooms' steps, lower rooms first. keys.db has its own (secrets::migrations).
[[nodiscard]] std::vector<store::Migration> all_migrations();

}  // namespace layang::app
