#pragma once
// What printing asks of the dated rule tables. A port of its own, so that the room's tests need no tables on disk.
#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing {

/// All look-ups take the date on which the act happened.
struct Rules {
    /// Whether the blanks of that medium are counted; false for a medium that no row knows.
    std::function<bool(std::string_view medium, Date on)> is_counted;
    /// Whether a coded reason (kinds "spoil", "stock_adjust", "document_cancelled") holds, with its note: see Catalogue::known_reason.
    std::function<Result<void>(std::string_view kind, std::string_view code, std::string_view note, Date on)> known_reason;
    /// Who answers for an anomaly.
    std::function<Role(std::string_view rule, Date on)> anomaly_owner;
};

}  // namespace layang::printing
