#pragma once
// XChaCha20-Poly1305 and keys in memory. Inside this room only.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace layang::secrets {

/// 32 bytes that are wiped when they go.
struct SecretKey {
    static constexpr std::size_t kSize = 32;
    std::array<std::uint8_t, kSize> bytes{};

    SecretKey() = default;
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();

    [[nodiscard]] static SecretKey random();
    [[nodiscard]] static std::optional<SecretKey> of(std::string_view bytes);
    [[nodiscard]] std::string_view text() const { return text_of(bytes); }
    /// A key of its own for another use, from which this one cannot be found.
    [[nodiscard]] SecretKey derived(std::uint64_t use) const;
};

/// Bytes that a frame is longer than its content: nonce and tag.
inline constexpr std::size_t kFrameOverhead = 24 + 16;

/// Nonce, then ciphertext and tag. The nonce is random: 192 bits never meet twice.
[[nodiscard]] std::string seal_frame(const SecretKey& key, std::string_view bound, std::string_view plain);
/// nullopt when the key, `bound` or the frame is not the one that was sealed.
[[nodiscard]] std::optional<std::string> open_frame(const SecretKey& key, std::string_view bound, std::string_view frame);

/// A sealed value as events and tables hold it: which data key opens the frame.
struct SealedValue {
    std::string key_id;
    Bytes frame;
};
/// "v1." key id "." base64(frame).
[[nodiscard]] std::string write_sealed(std::string_view key_id, std::string_view frame);
/// nullopt when the text has not that form.
[[nodiscard]] std::optional<SealedValue> parse_sealed(std::string_view text);

/// Throws std::runtime_error when the library cannot start; cheap to repeat.
void start_sodium();

}  // namespace layang::secrets
