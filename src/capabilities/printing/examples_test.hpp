#pragma once
// Examples that the tests of printing share.
#include "capabilities/printing/types.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing::examples {

inline const Date kDay = *Date::of(2020, 6, 8);

inline Actor actor(Role role, const std::string& area = "") { return {AccountId{}, {{role, area}}}; }

/// A different id for each number.
inline DocumentId document(std::uint8_t number) {
    DocumentId id;
    id.value.bytes[15] = number;
    return id;
}

inline DocumentOrdered order(std::uint8_t number, bool stock_counted = true) {
    DocumentOrdered order;
    order.document = document(number);
    order.code = PublicCode::make("TK", number);
    order.kind = "KTP-EL";
    order.medium = stock_counted ? "CARD" : "A4";
    order.stock_counted = stock_counted;
    order.village = "35.03.01.2001";
    order.holder = Holder{"Siti Rahayu", {}};
    order.receiver_rule = "P";
    order.service = "KTP-LOST";
    order.rule = "KTP-LOST@2020-01-01";
    return order;
}

}  // namespace layang::printing::examples
