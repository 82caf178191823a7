#pragma once
// The office's half of the rescue file: what a dying phone seals so that the office alone can open it (architecture D13). ECDH on
// P-256, HKDF-SHA-256 (RFC 5869) and AES-256-GCM, because browsers have these. Inside this room only.
#include "base/result.hpp"
#include "platform/secrets/cipher.hpp"

namespace layang::secrets {

class OfficeKey {
public:
    /// `scalar` is the private number, big-endian.
    explicit OfficeKey(const SecretKey& scalar) : scalar_(scalar) {}

    /// The public point, uncompressed (65 bytes).
    [[nodiscard]] Bytes public_point() const;
    /// `point`: the phone's public point, 65 bytes; it is the salt too. `info` says what the file is. `sealed` ends with its tag.
    /// Error: kDamaged when it was sealed to another office or was changed.
    [[nodiscard]] Result<std::string> open(std::string_view point, std::string_view info, std::string_view iv, std::string_view sealed) const;

private:
    SecretKey scalar_;
};

}  // namespace layang::secrets
