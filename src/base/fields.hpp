#pragma once
// Names the members of a plain struct once, so that one codec serves every event, request and answer:
//
//     struct BagOpened {
//         BagId bag;
//         bool seal_intact = true;
//         LAYANG_FIELDS(BagOpened, bag, seal_intact)
//     };
//
// and the values of an enum:  LAYANG_ENUM(SealState, intact, broken)  for  enum class SealState { intact, broken };
// (enumerators that are part of the API or of stored events carry the spelling that is stored).
#include <array>
#include <optional>
#include <string_view>
#include <tuple>

namespace layang {

template <class Struct, class Member>
struct Field {
    std::string_view name;
    Member Struct::*member;
};
template <class Struct, class Member>
constexpr Field<Struct, Member> field(std::string_view name, Member Struct::*member) {
    return {name, member};
}

template <class T>
concept HasFields = requires { T::layang_fields(); };

/// Specialised by LAYANG_ENUM: the names in the order of the enumerators.
template <class E>
struct EnumNames;
template <class E>
concept NamedEnum = requires { EnumNames<E>::names.size(); };

template <NamedEnum E>
[[nodiscard]] constexpr std::string_view name_of(E value) {
    return EnumNames<E>::names[static_cast<std::size_t>(value)];
}
/// The value of that name; nothing when there is none.
template <NamedEnum E>
[[nodiscard]] constexpr std::optional<E> named(std::string_view text) {
    for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
        if (EnumNames<E>::names[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace layang

#define LAYANG_PARENS ()
#define LAYANG_EXPAND(...) LAYANG_EXPAND3(LAYANG_EXPAND3(LAYANG_EXPAND3(__VA_ARGS__)))
#define LAYANG_EXPAND3(...) LAYANG_EXPAND2(LAYANG_EXPAND2(LAYANG_EXPAND2(__VA_ARGS__)))
#define LAYANG_EXPAND2(...) LAYANG_EXPAND1(LAYANG_EXPAND1(LAYANG_EXPAND1(__VA_ARGS__)))
#define LAYANG_EXPAND1(...) __VA_ARGS__

#define LAYANG_FIELD_LIST(Type, ...) __VA_OPT__(LAYANG_EXPAND(LAYANG_FIELD_NEXT(Type, __VA_ARGS__)))
#define LAYANG_FIELD_NEXT(Type, first, ...) \
    ::layang::field(#first, &Type::first) __VA_OPT__(, LAYANG_FIELD_AGAIN LAYANG_PARENS(Type, __VA_ARGS__))
#define LAYANG_FIELD_AGAIN() LAYANG_FIELD_NEXT

#define LAYANG_FIELDS(Type, ...)               \
    static constexpr auto layang_fields() {    \
        return std::make_tuple(LAYANG_FIELD_LIST(Type, __VA_ARGS__)); \
    }                                          \
    bool operator==(const Type&) const = default;

#define LAYANG_NAME_LIST(...) __VA_OPT__(LAYANG_EXPAND(LAYANG_NAME_NEXT(__VA_ARGS__)))
#define LAYANG_NAME_NEXT(first, ...) std::string_view{#first} __VA_OPT__(, LAYANG_NAME_AGAIN LAYANG_PARENS(__VA_ARGS__))
#define LAYANG_NAME_AGAIN() LAYANG_NAME_NEXT

// At global scope, with the qualified name of the enum.
#define LAYANG_ENUM(Type, ...)                                                          \
    template <>                                                                         \
    struct layang::EnumNames<Type> {                                                    \
        static constexpr auto names = std::to_array<std::string_view>({LAYANG_NAME_LIST(__VA_ARGS__)}); \
    };

// An event: its stored type name and type_version, and its fields. A changed shape is a new version with an upcaster.
#define LAYANG_EVENT(Type, version, ...)                  \
    static constexpr std::string_view kType = #Type;      \
    static constexpr int kVersion = version;              \
    LAYANG_FIELDS(Type, __VA_ARGS__)
