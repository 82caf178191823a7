#include <algorithm>

#include "capabilities/tariff/tariff.hpp"

namespace layang::tariff {
namespace {

constexpr std::int64_t kMetresOfKm = 1000;

template <class Row>
const Row* find_row(std::span<const Row> rows, Date rule_date, const auto& wanted) {
    const auto found = std::ranges::find_if(rows, [&](const Row& row) { return wanted(row) && in_force(row, rule_date); });
    return found == rows.end() ? nullptr : &*found;
}

void check_bounds(std::string which, std::int64_t given, std::int64_t low, std::int64_t high, const TariffContract& contract,
                  Reasons& reasons) {
    if (low <= given && given <= high) return;
    reasons.add(ErrorCode::kTariffOutsideDecree, "",
                {{"which", std::move(which)}, {"given", std::to_string(given)}, {"low", std::to_string(low)}, {"high", std::to_string(high)}},
                contract.code);
}

void check_contract(const TariffContract& contract, const TariffDecree& decree, Reasons& reasons) {
    check_bounds("per_km", contract.per_km.amount, decree.per_km_low.amount, decree.per_km_high.amount, contract, reasons);
    check_bounds("minimum", contract.minimum.amount, decree.minimum_low.amount, decree.minimum_high.amount, contract, reasons);
    // The same minimum for less way would be a higher fare than the decree allows, for more way a lower one.
    check_bounds("base", contract.base.count, decree.base.count, decree.base.count, contract, reasons);
}

void check_legs(std::span<const Leg> legs, bool return_paid, Reasons& reasons) {
    if (legs.size() > kLegsMax) return reasons.add(ErrorCode::kTooMany, "legs", {{"max", std::to_string(kLegsMax)}});
    for (std::size_t i = 0; i < legs.size(); ++i)
        if (legs[i].straight < Metres{0} || legs[i].straight > kLegStraightMax)
            reasons.add(ErrorCode::kNumberRange, "legs." + std::to_string(i) + ".straight",
                        {{"min", "0"}, {"max", std::to_string(kLegStraightMax.count)}});
    if (std::ranges::all_of(legs, [&](const Leg& leg) { return leg.is_return && !return_paid; }))
        reasons.add(ErrorCode::kFieldMissing, "legs");
}

/// Half a metre and more counts as a metre.
Metres road_of(Metres straight, int terrain_hundredths) { return {(straight.count * terrain_hundredths + 50) / 100}; }

Metres beyond_base(Metres paid_road, const TariffContract& contract) {
    return {std::max<std::int64_t>(0, paid_road.count - contract.base.count)};
}

/// A started rupiah counts whole.
Rupiah price_of(Metres way, Rupiah per_km) { return {(way.count * per_km.amount + kMetresOfKm - 1) / kMetresOfKm}; }

Rupiah fare_up_to(Metres paid_road, const TariffContract& contract) {
    return contract.minimum + price_of(beyond_base(paid_road, contract), contract.per_km);
}

Fare price_run(const TariffContract& contract, const TariffDecree& decree, std::span<const Leg> legs) {
    Fare fare;
    fare.contract = contract.code;
    fare.contract_instrument = contract.instrument;
    fare.decree = decree.code;
    fare.decree_instrument = decree.instrument;
    fare.per_km = contract.per_km;
    fare.minimum = contract.minimum;
    fare.base = contract.base;
    fare.return_paid = contract.return_paid;
    fare.distance_is_estimate = contract.distance_estimated;
    for (const auto& leg : legs) {
        const int terrain = leg.southern_hills ? contract.terrain_hills_hundredths : contract.terrain_hundredths;
        LegFare priced{leg.straight, terrain, road_of(leg.straight, terrain), contract.return_paid || !leg.is_return, {}};
        fare.road = fare.road + priced.road;
        if (priced.paid) {
            fare.paid_road = fare.paid_road + priced.road;
            const auto so_far = fare_up_to(fare.paid_road, contract);
            priced.fare = so_far - fare.total;
            fare.total = so_far;
        }
        fare.legs.push_back(priced);
    }
    fare.beyond_base = beyond_base(fare.paid_road, contract);
    fare.for_beyond_base = price_of(fare.beyond_base, contract.per_km);
    return fare;
}

}  // namespace

Result<Fare> fare_of_run(std::span<const TariffContract> contracts, std::span<const TariffDecree> decrees, Date rule_date,
                         std::span<const Leg> legs) {
    Reasons reasons;
    const auto* contract = find_row(contracts, rule_date, [](const TariffContract&) { return true; });
    const auto* decree = contract == nullptr ? nullptr : find_row(decrees, rule_date, [&](const TariffDecree& row) {
        return row.code == contract->decree;
    });
    if (decree == nullptr)
        reasons.add(ErrorCode::kTariffMissing, "", {{"date", to_string(rule_date)}}, contract == nullptr ? "" : contract->decree);
    else
        check_contract(*contract, *decree, reasons);
    check_legs(legs, contract != nullptr && contract->return_paid, reasons);
    if (reasons.any()) return reasons.refusal();
    return price_run(*contract, *decree, legs);
}

}  // namespace layang::tariff
