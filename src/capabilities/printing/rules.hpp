#pragma once
// What printing asks of the dated rule tables. A port of its own, so that the room's tests need no tables on disk.
#include <functional>
#include <optional>
#include <string_view>

#include "base/time.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing {

/// All look-ups take the date on which the act happened.
struct Rules {
    /// Whether the blanks of that medium are counted; false for a medium that no row knows.
    std::function<bool(std::string_view medium, Date on)> is_counted;
    /// Whether a coded reason (kind "spoil" or "stock_adjust") must be explained in words; nullopt when there is no such reason.
    std::function<std::optional<bool>(std::string_view kind, std::string_view code, Date on)> note_required;
    /// Who answers for an anomaly.
    std::function<Role(std::string_view rule, Date on)> anomaly_owner;
};

}  // namespace layang::printing
