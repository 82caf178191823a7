#pragma once
// JSON in and out. Reading collects every reason with its field; writing for the ledger is canonical (RFC 8785).
// Included by codecs, routes and projections; never by deciders or types.
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "base/bytes.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang {

using Json = nlohmann::json;

/// Deepest nesting that is read.
inline constexpr int kJsonDepthMax = 24;

/// Parses outside bytes: strict UTF-8, no duplicate keys, numbers are integers below 2^53, depth-limited. Error: kMalformed.
[[nodiscard]] Result<Json> parse_json(std::string_view text);
/// Canonical form of RFC 8785. Throws CheckFailed on a floating-point number: Layang has none.
[[nodiscard]] std::string canonical_json(const Json& value);

/// Extra knowledge that some codecs need (the sealing keys, for Sealed<T>). Passed through untouched.
struct CodecContext {
    virtual ~CodecContext() = default;
};

/// Specialise for a type that is neither a struct with fields nor one of the kinds below:
///   static Json encode(const T&, CodecContext*, const std::string& path);
///   static bool decode(const Json&, T&, Reasons&, const std::string& path, CodecContext*);
template <class T>
struct JsonCodec;

template <class T>
Json encode(const T& value, CodecContext* context = nullptr, const std::string& path = {});
template <class T>
bool decode_into(const Json& json, T& to, Reasons& reasons, const std::string& path, CodecContext* context = nullptr);

/// Reads a whole value; unknown members of a struct are refused (kFieldUnknown), so that a typing error is heard.
template <class T>
[[nodiscard]] Result<T> decode(const Json& json, CodecContext* context = nullptr) {
    T value{};
    Reasons reasons;
    decode_into(json, value, reasons, "", context);
    if (reasons.any()) return reasons.refusal();
    return value;
}

namespace json_detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

inline std::string join(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + '.' + std::string(name);
}
bool decode_text(const Json& json, std::string& to, Reasons& reasons, const std::string& path);
bool decode_integer(const Json& json, std::int64_t& to, Reasons& reasons, const std::string& path);
void wrong_type(Reasons& reasons, const std::string& path, std::string_view expected);

template <class T>
bool decode_fields(const Json& json, T& to, Reasons& reasons, const std::string& path, CodecContext* context) {
    if (!json.is_object()) return wrong_type(reasons, path, "object"), false;
    bool good = true;
    std::size_t known = 0;
    std::apply(
        [&](const auto&... fields) {
            [[maybe_unused]] const auto one = [&](const auto& f) {
                auto& member = to.*(f.member);
                using Member = std::remove_reference_t<decltype(member)>;
                const auto found = json.find(std::string(f.name));
                if (found == json.end() || found->is_null()) {
                    if (found != json.end()) ++known;
                    // Lists and flags have a natural "nothing"; everything else must be said.
                    if constexpr (!IsOptional<Member>::value && !IsVector<Member>::value && !std::is_same_v<Member, bool>) {
                        reasons.add(ErrorCode::kFieldMissing, join(path, f.name));
                        good = false;
                    }
                } else {
                    ++known;
                    good &= decode_into(*found, member, reasons, join(path, f.name), context);
                }
            };
            (one(fields), ...);
            if (known != json.size())
                for (const auto& [key, value] : json.items())
                    if (!((key == fields.name) || ...)) {
                        reasons.add(ErrorCode::kFieldUnknown, join(path, key.substr(0, 40)));
                        good = false;
                    }
        },
        T::layang_fields());
    return good;
}
}  // namespace json_detail

template <class T>
Json encode(const T& value, CodecContext* context, const std::string& path) {
    using namespace json_detail;
    if constexpr (std::is_same_v<T, Json>) return value;
    else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) return value;
    else if constexpr (std::integral<T>) return static_cast<std::int64_t>(value);
    else if constexpr (NamedEnum<T>) return std::string(name_of(value));
    else if constexpr (IsId<T>::value) return value.text();
    else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Date>) return to_string(value);
    else if constexpr (std::is_same_v<T, Rupiah>) return value.amount;
    else if constexpr (std::is_same_v<T, Metres> || std::is_same_v<T, Seconds>) return value.count;
    else if constexpr (IsOptional<T>::value) return value ? encode(*value, context, path) : Json(nullptr);
    else if constexpr (IsVector<T>::value) {
        Json list = Json::array();
        for (std::size_t i = 0; i < value.size(); ++i)
            list.push_back(encode(static_cast<const typename T::value_type&>(value[i]), context, join(path, std::to_string(i))));
        return list;
    } else if constexpr (HasFields<T>) {
        Json object = Json::object();
        std::apply(
            [&](const auto&... fields) {
                [[maybe_unused]] const auto one = [&](const auto& f) {
                    Json member = encode(value.*(f.member), context, join(path, f.name));
                    if (!member.is_null()) object[std::string(f.name)] = std::move(member);
                };
                (one(fields), ...);
            },
            T::layang_fields());
        return object;
    } else return JsonCodec<T>::encode(value, context, path);
}

template <class T>
bool decode_into(const Json& json, T& to, Reasons& reasons, const std::string& path, CodecContext* context) {
    using namespace json_detail;
    if constexpr (std::is_same_v<T, Json>) {
        to = json;
        return true;
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean()) return wrong_type(reasons, path, "true/false"), false;
        to = json.get<bool>();
        return true;
    } else if constexpr (std::is_same_v<T, std::string>) return decode_text(json, to, reasons, path);
    else if constexpr (std::integral<T>) {
        std::int64_t wide = 0;
        if (!decode_integer(json, wide, reasons, path)) return false;
        if (!std::in_range<T>(wide)) {
            reasons.add(ErrorCode::kNumberRange, path,
                        {{"min", std::to_string(std::numeric_limits<T>::min())}, {"max", std::to_string(std::numeric_limits<T>::max())}});
            return false;
        }
        to = static_cast<T>(wide);
        return true;
    } else if constexpr (NamedEnum<T>) {
        std::string text;
        if (!decode_text(json, text, reasons, path)) return false;
        if (const auto value = named<T>(text)) return to = *value, true;
        reasons.add(ErrorCode::kChoiceUnknown, path, {{"value", text.substr(0, 40)}});
        return false;
    } else if constexpr (IsId<T>::value) {
        const auto id = json.is_string() ? T::parse(json.get_ref<const std::string&>()) : std::nullopt;
        if (!id) return reasons.add(ErrorCode::kIdInvalid, path), false;
        to = *id;
        return true;
    } else if constexpr (std::is_same_v<T, Instant>) {
        const auto at = json.is_string() ? parse_instant(json.get_ref<const std::string&>()) : std::nullopt;
        if (!at) return wrong_type(reasons, path, "2020-06-08T02:15:00Z"), false;
        to = *at;
        return true;
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto date = json.is_string() ? parse_date(json.get_ref<const std::string&>()) : std::nullopt;
        if (!date) return reasons.add(ErrorCode::kDateInvalid, path), false;
        to = *date;
        return true;
    } else if constexpr (std::is_same_v<T, Rupiah>) return decode_integer(json, to.amount, reasons, path);
    else if constexpr (std::is_same_v<T, Metres> || std::is_same_v<T, Seconds>) return decode_integer(json, to.count, reasons, path);
    else if constexpr (IsOptional<T>::value) {
        if (json.is_null()) return to.reset(), true;
        return decode_into(json, to.emplace(), reasons, path, context);
    } else if constexpr (IsVector<T>::value) {
        if (!json.is_array()) return wrong_type(reasons, path, "list"), false;
        bool good = true;
        for (std::size_t i = 0; i < json.size(); ++i) {
            typename T::value_type item{};
            good &= decode_into(json[i], item, reasons, join(path, std::to_string(i)), context);
            to.push_back(std::move(item));
        }
        return good;
    } else if constexpr (HasFields<T>) return decode_fields(json, to, reasons, path, context);
    else return JsonCodec<T>::decode(json, to, reasons, path, context);
}

}  // namespace layang
