#include "platform/secrets/office_key.hpp"

#include <memory>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "platform/secrets/openssl.hpp"

namespace layang::secrets {
namespace {

constexpr std::size_t kPointBytes = 65, kIvBytes = 12, kTagBytes = 16;

template <auto free_it>
struct Freed {
    template <class T>
    void operator()(T* thing) const { free_it(thing); }
};
using Group = std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freed<EC_POINT_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_clear_free>>;

std::uint8_t* raw(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }
const std::uint8_t* raw(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

Group p256() {
    Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    must(group != nullptr);
    return group;
}

Number number_of(const SecretKey& scalar) {
    Number number(BN_bin2bn(scalar.bytes.data(), static_cast<int>(scalar.bytes.size()), nullptr));
    must(number != nullptr);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return number;
}

/// The x coordinate of the product, or nothing when `text` is no point of the curve.
std::optional<SecretKey> agreed(const SecretKey& scalar, std::string_view text) {
    const auto group = p256();
    const Point theirs(EC_POINT_new(group.get())), product(EC_POINT_new(group.get()));
    must(theirs && product);
    if (text.size() != kPointBytes || EC_POINT_oct2point(group.get(), theirs.get(), raw(text), text.size(), nullptr) != 1) return std::nullopt;
    const auto ours = number_of(scalar);
    must(EC_POINT_mul(group.get(), product.get(), nullptr, theirs.get(), ours.get(), nullptr) == 1);
    const Number x(BN_new());
    SecretKey result;
    must(x && EC_POINT_get_affine_coordinates(group.get(), product.get(), x.get(), nullptr, nullptr) == 1);
    must(BN_bn2binpad(x.get(), result.bytes.data(), static_cast<int>(result.bytes.size())) == static_cast<int>(result.bytes.size()));
    return result;
}

SecretKey hkdf(const SecretKey& secret, std::string_view salt, std::string_view info) {
    const std::unique_ptr<EVP_KDF, Freed<EVP_KDF_free>> algorithm(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    must(algorithm != nullptr);
    const std::unique_ptr<EVP_KDF_CTX, Freed<EVP_KDF_CTX_free>> context(EVP_KDF_CTX_new(algorithm.get()));
    std::string digest = "SHA256", key(secret.text()), salt_copy(salt), info_copy(info);
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key.data(), key.size()),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt_copy.data(), salt_copy.size()),
                                     OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info_copy.data(), info_copy.size()), OSSL_PARAM_construct_end()};
    SecretKey derived;
    must(context && EVP_KDF_derive(context.get(), derived.bytes.data(), derived.bytes.size(), parameters) == 1);
    return derived;
}

std::optional<std::string> open_gcm(const SecretKey& key, std::string_view iv, std::string_view sealed) {
    if (iv.size() != kIvBytes || sealed.size() < kTagBytes) return std::nullopt;
    const auto body = sealed.substr(0, sealed.size() - kTagBytes);
    std::string tag(sealed.substr(body.size())), plain(body.size(), '\0');
    const std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>> context(EVP_CIPHER_CTX_new());
    int length = 0;
    must(context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.bytes.data(), raw(iv)) == 1);
    must(EVP_DecryptUpdate(context.get(), raw(plain), &length, raw(body), static_cast<int>(body.size())) == 1);
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag.size()), tag.data()) == 1);
    if (EVP_DecryptFinal_ex(context.get(), raw(plain) + length, &length) != 1) return std::nullopt;
    return plain;
}

}  // namespace

Bytes OfficeKey::public_point() const {
    const auto group = p256();
    const Point point(EC_POINT_new(group.get()));
    const auto ours = number_of(scalar_);
    Bytes bytes(kPointBytes);
    must(point && EC_POINT_mul(group.get(), point.get(), ours.get(), nullptr, nullptr, nullptr) == 1);
    must(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(), bytes.size(), nullptr) == bytes.size());
    return bytes;
}

Result<std::string> OfficeKey::open(std::string_view point, std::string_view info, std::string_view iv, std::string_view sealed) const {
    const auto secret = agreed(scalar_, point);
    const auto plain = secret ? open_gcm(hkdf(*secret, point, info), iv, sealed) : std::nullopt;
    if (!plain) return refuse(ErrorCode::kDamaged, "", {{"what", "the rescue file does not open with this office's key"}});
    return *plain;
}

}  // namespace layang::secrets
