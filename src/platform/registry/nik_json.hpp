#pragma once
// NIK and family card numbers in JSON: text of 16 digits. Only the shape is judged here; the registry knows the areas.
#include "base/json.hpp"
#include "platform/registry/nik.hpp"

namespace layang {

namespace registry_detail {
template <class Number>
struct NumberCodec {
    static Json encode(const Number& number, CodecContext*, const std::string&) { return number.digits(); }
    static bool decode(const Json& json, Number& to, Reasons& reasons, const std::string& path, CodecContext*) {
        std::string text;
        if (!json_detail::decode_text(json, text, reasons, path)) return false;
        auto number = Number::read(text);
        if (!number) return reasons.add(number.error().code(), path), false;
        to = std::move(*number);
        return true;
    }
};
}  // namespace registry_detail

template <>
struct JsonCodec<Nik> : registry_detail::NumberCodec<Nik> {};
template <>
struct JsonCodec<KkNumber> : registry_detail::NumberCodec<KkNumber> {};

}  // namespace layang
