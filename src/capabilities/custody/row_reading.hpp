#pragma once
// From columns back to the room's types. What a projection wrote must read; anything else is a broken store.
#include "capabilities/custody/queries.hpp"

namespace layang::custody::queries {

template <NamedEnum E>
E enum_of(const std::string& text) {
    for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i)
        if (EnumNames<E>::names[i] == text) return static_cast<E>(i);
    throw store::StoreBroken("a column of custody holds an unknown word");
}

template <class IdType>
std::optional<IdType> maybe_id(const store::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return row.id<IdType>(column);
}

/// Three columns: kind, desk, rider.
inline Party party(const store::Row& row, int column) {
    return {enum_of<PartyKind>(row.text(column)), row.text(column + 1), maybe_id<AccountId>(row, column + 2)};
}

inline PublicCode public_code(const store::Row& row, int column) {
    const auto code = PublicCode::parse(row.text(column));
    if (!code) throw store::StoreBroken("a code column of custody holds no code");
    return *code;
}

}  // namespace layang::custody::queries
