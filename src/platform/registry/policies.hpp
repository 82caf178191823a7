#pragma once
// Switches and limits with dates, who may receive what, who answers for which anomaly, and what a ride costs.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "platform/registry/actor.hpp"
#include "platform/registry/dated.hpp"

namespace layang {

/// A switch (`choice`) or a limit (`number` with `unit`); exactly one of the two is set.
struct Policy {
    std::string code;  ///< its name, "handover.pair"
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words meaning;
    std::optional<std::string> choice;
    std::vector<std::string> allowed;  ///< the choices that the program understands
    std::optional<std::int64_t> number;
    std::optional<std::string> unit;  ///< hours, days, working_days
    LAYANG_FIELDS(Policy, code, valid_from, valid_to, instrument, meaning, choice, allowed, number, unit)
};

/// How a receiver is known to be who they are.
struct Identification {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    bool device_required = false;  ///< needs a reader at the place of the hand-over
    LAYANG_FIELDS(Identification, code, valid_from, valid_to, instrument, name, device_required)
};

/// Somebody who may receive: the relation to the person on the document (or to the application), and what is asked.
struct ReceiverAllowed {
    std::string relation;                 ///< self, adult_same_kk, parent, guardian, applicant, proxy
    Words name;
    std::vector<std::string> identified;  ///< identification codes, any of them
    std::vector<std::string> papers;      ///< requirement codes, all of them (a proxy's letter)
    LAYANG_FIELDS(ReceiverAllowed, relation, name, identified, papers)
};

struct ReceiverRule {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    std::vector<ReceiverAllowed> allowed;
    LAYANG_FIELDS(ReceiverRule, code, valid_from, valid_to, instrument, name, allowed)
};

/// Which role answers for an anomaly. The row "*" answers for all that have none.
struct AnomalyOwner {
    std::string code;  ///< the rule that was broken
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    Role owner = Role::lead;
    LAYANG_FIELDS(AnomalyOwner, code, valid_from, valid_to, instrument, name, owner)
};

/// Bounds that a ministerial decree sets for online motorcycle taxis in one zone.
struct TariffDecree {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    std::string zone;
    Rupiah per_km_low;
    Rupiah per_km_high;
    Rupiah minimum_low;
    Rupiah minimum_high;
    Metres base;  ///< distance that the minimum fare covers
    LAYANG_FIELDS(TariffDecree, code, valid_from, valid_to, instrument, zone, per_km_low, per_km_high, minimum_low, minimum_high, base)
};

/// What the office and the riders agreed on, inside a decree's bounds.
struct TariffContract {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    std::string decree;  ///< code of the TariffDecree that bounds it
    std::string origin;  ///< desk where every run starts
    Rupiah per_km;
    Rupiah minimum;
    Metres base;              ///< distance that the minimum covers
    bool return_paid = false;
    int terrain_hundredths = 100;        ///< road distance for 100 of straight distance
    int terrain_hills_hundredths = 100;  ///< the same in districts marked as southern hills
    bool distance_estimated = true;      ///< no road map behind it: say so wherever the fare is shown
    LAYANG_FIELDS(TariffContract, code, valid_from, valid_to, instrument, decree, origin, per_km, minimum, base, return_paid,
                  terrain_hundredths, terrain_hills_hundredths, distance_estimated)
};

}  // namespace layang
