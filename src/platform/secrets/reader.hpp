#pragma once
// Keys for those who only look.
#include "platform/secrets/secrets.hpp"

namespace layang::secrets {

/// A ring beside the process that uses the keys: it opens and compares, and must not be asked to commit or erase.
class KeyReader : public KeyRing {
public:
    /// Errors: as KeyRing::open, and those of store::open_reader.
    [[nodiscard]] static Result<std::unique_ptr<KeyReader>> open(const KeysConfig& config);
    /// Whether keys.db is sound and every data key in it opens. Error: kDamaged.
    [[nodiscard]] virtual Result<void> check_integrity() = 0;
};

/// No keys at all: every sealed value counts as erased. For recounting a log where nothing has to be opened.
[[nodiscard]] std::unique_ptr<KeyRing> no_keys();

}  // namespace layang::secrets
