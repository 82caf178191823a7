#pragma once
// How a Sealed<T> lies in an event: {"sealed":"v1.<key>.<base64>"}; needs a SealContext.
#include "base/json.hpp"
#include "platform/secrets/secrets.hpp"

namespace layang {

/// Which retention class a sealed type belongs to; specialise for scans, proofs and biometrics.
template <class T>
inline constexpr SealClass kSealClassOf = SealClass::identity;

template <class T>
struct JsonCodec<Sealed<T>> {
    static Json encode(const Sealed<T>& value, CodecContext* context, const std::string& path) {
        auto* seal = dynamic_cast<secrets::SealContext*>(context);
        LAYANG_CHECK(seal != nullptr && !value.erased());
        const Json open = layang::encode(value.open());
        return {{"sealed", seal->ring->seal(seal->subject, kSealClassOf<T>, seal->bound + '|' + path, canonical_json(open))}};
    }
    static bool decode(const Json& json, Sealed<T>& to, Reasons& reasons, const std::string& path, CodecContext* context) {
        auto* seal = dynamic_cast<secrets::SealContext*>(context);
        const auto found = json.is_object() ? json.find("sealed") : json.end();
        if (seal == nullptr || !json.is_object() || found == json.end() || !found->is_string())
            return json_detail::wrong_type(reasons, path, "sealed value"), false;
        if (!seal->opening) return to = {}, true;
        const auto plain = seal->ring->open(seal->bound + '|' + path, found->template get_ref<const std::string&>());
        if (!plain) return to = {}, true;
        T value{};
        if (!layang::decode_into(Json::parse(*plain), value, reasons, path)) return false;
        to = Sealed<T>(std::move(value));
        return true;
    }
};

}  // namespace layang
