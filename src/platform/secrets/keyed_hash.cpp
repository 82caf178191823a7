#include "platform/secrets/keyed_hash.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include "base/check.hpp"
#include "platform/secrets/openssl.hpp"

namespace layang::secrets {
namespace {

constexpr std::size_t kHashSize = 32;

}  // namespace

KeyedHash::KeyedHash(const SecretKey& key) {
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> algorithm(EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free);
    must(algorithm != nullptr);
    ready_.reset(EVP_MAC_CTX_new(algorithm.get()));
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    must(ready_ && EVP_MAC_init(ready_.get(), key.bytes.data(), key.bytes.size(), parameters) == 1);
}

Bytes KeyedHash::of(std::initializer_list<std::string_view> parts, std::size_t size) const {
    LAYANG_CHECK(size <= kHashSize);
    const std::unique_ptr<EVP_MAC_CTX, Free> context(EVP_MAC_CTX_dup(ready_.get()));
    must(context != nullptr);
    for (const auto part : parts)
        must(EVP_MAC_update(context.get(), reinterpret_cast<const std::uint8_t*>(part.data()), part.size()) == 1);
    Bytes hash(kHashSize);
    std::size_t length = 0;
    must(EVP_MAC_final(context.get(), hash.data(), &length, hash.size()) == 1 && length == kHashSize);
    hash.resize(size);
    return hash;
}

}  // namespace layang::secrets
