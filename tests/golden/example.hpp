#pragma once
// One example value of every type that an event may hold: always the same, nothing left empty, so that a golden file shows
// every field.
#include "base/json.hpp"
#include "base/public_code.hpp"
#include "base/public_code_json.hpp"
#include "platform/registry/nik.hpp"
#include "platform/registry/nik_json.hpp"
#include "platform/secrets/sealed_json.hpp"

namespace layang::golden {

inline constexpr std::string_view kExampleId = "01725e5a-0a00-7000-8000-00000000c0de";

template <class T>
struct IsSealed : std::false_type {};
template <class T>
struct IsSealed<Sealed<T>> : std::true_type {
    using Value = T;
};

template <class T>
[[nodiscard]] T example() {
    using namespace json_detail;
    if constexpr (std::is_same_v<T, bool>) return true;
    else if constexpr (std::is_same_v<T, std::string>) return "contoh";
    else if constexpr (std::integral<T>) return static_cast<T>(7);
    else if constexpr (NamedEnum<T>) return static_cast<T>(EnumNames<T>::names.size() - 1);
    else if constexpr (IsId<T>::value) return *T::parse(kExampleId);
    else if constexpr (std::is_same_v<T, Instant>) return *parse_instant("2020-06-08T02:15:00Z");
    else if constexpr (std::is_same_v<T, Date>) return *parse_date("2020-06-08");
    else if constexpr (std::is_same_v<T, Rupiah>) return Rupiah{8000};
    else if constexpr (std::is_same_v<T, Metres> || std::is_same_v<T, Seconds>) return T{1500};
    else if constexpr (std::is_same_v<T, Nik>) return *Nik::read("3503014806029001");
    else if constexpr (std::is_same_v<T, KkNumber>) return *KkNumber::read("3503010806209001");
    else if constexpr (std::is_same_v<T, PublicCode>) return PublicCode::make("TK", 7);
    else if constexpr (std::is_same_v<T, Json>) return Json{{"contoh", 7}};
    else if constexpr (IsOptional<T>::value) return example<typename T::value_type>();
    else if constexpr (IsVector<T>::value) return T{example<typename T::value_type>()};
    else if constexpr (IsSealed<T>::value) return T(example<typename IsSealed<T>::Value>());
    else {
        static_assert(HasFields<T>, "give this type an example");
        T value{};
        std::apply([&](const auto&... fields) { ((value.*(fields.member) = example<std::remove_cvref_t<decltype(value.*(fields.member))>>()), ...); },
                   T::layang_fields());
        return value;
    }
}

}  // namespace layang::golden
