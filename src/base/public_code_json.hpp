#pragma once
// A public code in JSON is its grouped text; reading forgives as a person's typing is forgiven.
#include "base/json.hpp"
#include "base/public_code.hpp"

namespace layang {

template <>
struct JsonCodec<PublicCode> {
    static Json encode(const PublicCode& code, CodecContext*, const std::string&) { return code.text(); }
    static bool decode(const Json& json, PublicCode& to, Reasons& reasons, const std::string& path, CodecContext*) {
        std::string text;
        if (!json_detail::decode_text(json, text, reasons, path)) return false;
        const auto code = PublicCode::parse(text);
        if (!code) return reasons.add(ErrorCode::kCodeInvalid, path), false;
        to = *code;
        return true;
    }
};

}  // namespace layang
