#pragma once
// The fare of a run by the rows in force on a day. README.md has the rules with an example.
#include <span>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "platform/registry/policies.hpp"

namespace layang::tariff {

inline constexpr std::size_t kLegsMax = 200;
/// Longer than any way inside a regency; keeps all arithmetic far inside 64 bits.
inline constexpr Metres kLegStraightMax{1'000'000};

/// The way from one stop to the next.
struct Leg {
    Metres straight;
    bool southern_hills = false;  ///< either end lies in a district that is marked so
    bool is_return = false;       ///< the empty way home
    LAYANG_FIELDS(Leg, straight, southern_hills, is_return)
};

struct LegFare {
    Metres straight;
    int terrain_hundredths = 100;
    Metres road;
    bool paid = true;
    Rupiah fare;  ///< its share; the first paid leg carries the minimum
    LAYANG_FIELDS(LegFare, straight, terrain_hundredths, road, paid, fare)
};

/// A fare with every step that led to it, to be kept with the run: later rows never change it.
struct Fare {
    std::string contract;  ///< code of the contract's row
    std::string contract_instrument;
    std::string decree;
    std::string decree_instrument;
    Rupiah per_km;
    Rupiah minimum;
    Metres base;
    bool return_paid = false;
    std::vector<LegFare> legs;  ///< as they came
    Metres road;                ///< of all legs
    Metres paid_road;
    Metres beyond_base;  ///< paid road that the minimum does not cover
    Rupiah for_beyond_base;
    Rupiah total;  ///< minimum + for_beyond_base = sum of the legs' fares
    bool distance_is_estimate = true;
    LAYANG_FIELDS(Fare, contract, contract_instrument, decree, decree_instrument, per_km, minimum, base, return_paid, legs, road,
                  paid_road, beyond_base, for_beyond_base, total, distance_is_estimate)
};

/// The fare of one run on `rule_date` (the civil day of the regency). All reasons at once:
/// kTariffMissing (no contract, or not its decree, on that day), kTariffOutsideDecree (args: which, given, low, high),
/// kNumberRange for a leg outside 0 .. kLegStraightMax, kTooMany legs, kFieldMissing when no leg is paid.
/// Rule: R-FARE-BOUNDS, Minister of Transport's decree KP 348/2019 and those after it: lowest and highest rate, minimum and its base.
[[nodiscard]] Result<Fare> fare_of_run(std::span<const TariffContract> contracts, std::span<const TariffDecree> decrees, Date rule_date,
                                       std::span<const Leg> legs);

}  // namespace layang::tariff
