#pragma once
// master.key: one line that says what it is, one line with 64 hexadecimal digits.
#include "base/result.hpp"
#include "platform/secrets/cipher.hpp"

namespace layang::secrets {

[[nodiscard]] std::string master_key_file(const std::string& folder);
[[nodiscard]] std::string keys_database_file(const std::string& folder);

/// Makes a new one. Error: kConflict when there is one already.
[[nodiscard]] Result<void> write_master_key(const std::string& folder, const SecretKey& key);
/// Repairs permissions that are too wide. Errors: kKeyMissing (says where), kDamaged.
[[nodiscard]] Result<SecretKey> read_master_key(const std::string& folder);

}  // namespace layang::secrets
