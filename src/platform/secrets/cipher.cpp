#include "platform/secrets/cipher.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <sodium.h>

#include "base/check.hpp"
#include "platform/secrets/secrets.hpp"

namespace layang::secrets {
namespace {

constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kFrameOverhead == kNonceSize + kTagSize);
static_assert(SecretKey::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES && SecretKey::kSize == crypto_kdf_KEYBYTES);

// Part of the derivation: changing it makes all keys unreadable.
constexpr char kDerivationContext[crypto_kdf_CONTEXTBYTES + 1] = "layang 1";

constexpr std::string_view kSealedVersion = "v1.";

const std::uint8_t* bytes_in(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }
std::uint8_t* bytes_in(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }

}  // namespace

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    if (!started) throw std::runtime_error("libsodium cannot start");
}

void SystemRandom::fill(std::uint8_t* to, std::size_t size) {
    start_sodium();
    randombytes_buf(to, size);
}

SecretKey::~SecretKey() { sodium_memzero(bytes.data(), bytes.size()); }

SecretKey SecretKey::random() {
    SecretKey key;
    SystemRandom().fill(key.bytes.data(), key.bytes.size());
    return key;
}

std::optional<SecretKey> SecretKey::of(std::string_view text) {
    if (text.size() != kSize) return std::nullopt;
    SecretKey key;
    std::copy_n(bytes_in(text), kSize, key.bytes.begin());
    return key;
}

SecretKey SecretKey::derived(std::uint64_t use) const {
    SecretKey key;
    LAYANG_CHECK(crypto_kdf_derive_from_key(key.bytes.data(), kSize, use, kDerivationContext, bytes.data()) == 0);
    return key;
}

std::string seal_frame(const SecretKey& key, std::string_view bound, std::string_view plain) {
    std::string frame(kNonceSize + plain.size() + kTagSize, '\0');
    SystemRandom().fill(bytes_in(frame), kNonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_in(frame) + kNonceSize, nullptr, bytes_in(plain), plain.size(), bytes_in(bound),
                                               bound.size(), nullptr, bytes_in(frame), key.bytes.data());
    return frame;
}

std::optional<std::string> open_frame(const SecretKey& key, std::string_view bound, std::string_view frame) {
    if (frame.size() < kFrameOverhead) return std::nullopt;
    std::string plain(frame.size() - kFrameOverhead, '\0');
    const auto nonce = frame.substr(0, kNonceSize);
    const auto sealed = frame.substr(kNonceSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_in(plain), nullptr, nullptr, bytes_in(sealed), sealed.size(), bytes_in(bound),
                                                   bound.size(), bytes_in(nonce), key.bytes.data()) != 0)
        return std::nullopt;
    return plain;
}

std::string write_sealed(std::string_view key_id, std::string_view frame) {
    return std::string(kSealedVersion) + std::string(key_id) + '.' + base64_of(view_of(frame));
}

std::optional<SealedValue> parse_sealed(std::string_view text) {
    if (!text.starts_with(kSealedVersion)) return std::nullopt;
    text.remove_prefix(kSealedVersion.size());
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto frame = bytes_of_base64(text.substr(dot + 1));
    if (!frame) return std::nullopt;
    return SealedValue{std::string(text.substr(0, dot)), std::move(*frame)};
}

}  // namespace layang::secrets
