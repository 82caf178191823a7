// Switches, receivers, owners of anomalies, tariffs.
#include <algorithm>

#include "platform/registry/region.hpp"
#include "platform/registry/row_checks.hpp"
#include "platform/registry/rule_checks.hpp"

namespace layang {
namespace {

const std::string kPolicies = "policies.toml";
const std::string kTariffs = "tariffs.toml";

template <class Row>
void check_table(const std::vector<Row>& rows, Reasons& mistakes) {
    check_spans(kPolicies, rows, code_of_row, mistakes);
    check_no_gap(kPolicies, rows, code_of_row, mistakes);
}

void check_policy(const Policy& policy, Reasons& mistakes) {
    const std::string where = row_name(kPolicies, policy.code, policy);
    if (policy.choice.has_value() == policy.number.has_value())
        return table_mistake(mistakes, where, "give either a choice or a number");
    if (policy.choice && std::ranges::find(policy.allowed, *policy.choice) == policy.allowed.end())
        table_mistake(mistakes, where, "choice " + *policy.choice + " is not among the allowed ones");
    if (policy.number && !policy.unit) table_mistake(mistakes, where, "a number needs its unit");
    if (policy.number && *policy.number < 0) table_mistake(mistakes, where, "the number is below 0");
}

void check_receiver(const RuleTables& tables, const ReceiverRule& rule, Reasons& mistakes) {
    const std::string where = row_name(kPolicies, rule.code, rule);
    if (rule.allowed.empty()) table_mistake(mistakes, where, "nobody is allowed to receive");
    for (const auto& allowed : rule.allowed) {
        if (allowed.identified.empty()) table_mistake(mistakes, where, allowed.relation + ": no way to be identified");
        for (const auto& code : allowed.identified)
            if (const auto missing = missing_on(tables.identifications, code, span_of(rule)))
                table_mistake(mistakes, where, allowed.relation + ", identified: " + *missing);
        for (const auto& code : allowed.papers)
            if (const auto missing = missing_on(tables.requirements, code, span_of(rule)))
                table_mistake(mistakes, where, allowed.relation + ", papers: " + *missing);
    }
}

void check_decree(const TariffDecree& decree, Reasons& mistakes) {
    const std::string where = row_name(kTariffs, decree.code, decree);
    if (decree.per_km_low.amount <= 0 || decree.per_km_high < decree.per_km_low)
        table_mistake(mistakes, where, "the bounds per km are not 0 < low <= high");
    if (decree.minimum_low.amount <= 0 || decree.minimum_high < decree.minimum_low)
        table_mistake(mistakes, where, "the bounds of the minimum are not 0 < low <= high");
    if (decree.base.count <= 0) table_mistake(mistakes, where, "base must be above 0 metres");
}

void check_contract(const RuleTables& tables, const TariffContract& contract, Reasons& mistakes) {
    const std::string where = row_name(kTariffs, contract.code, contract);
    if (const auto missing = missing_on(tables.tariff_decrees, contract.decree, span_of(contract)))
        table_mistake(mistakes, where, "decree: " + *missing);
    if (contract.terrain_hundredths < 100 || contract.terrain_hills_hundredths < 100)
        table_mistake(mistakes, where, "a road is never shorter than the straight line (100)");
    if (contract.base.count <= 0) table_mistake(mistakes, where, "base must be above 0 metres");
    for (const auto& decree : tables.tariff_decrees) {
        if (decree.code != contract.decree) continue;
        if (contract.per_km < decree.per_km_low || decree.per_km_high < contract.per_km)
            table_mistake(mistakes, where, "per_km lies outside the bounds of " + decree.code);
        if (contract.minimum < decree.minimum_low || decree.minimum_high < contract.minimum)
            table_mistake(mistakes, where, "minimum lies outside the bounds of " + decree.code);
        if (contract.base != decree.base) table_mistake(mistakes, where, "base is not that of " + decree.code);
    }
}

}  // namespace

void check_policies(const RuleTables& tables, Reasons& mistakes) {
    check_table(tables.policies, mistakes);
    check_table(tables.identifications, mistakes);
    check_table(tables.receiver_rules, mistakes);
    check_table(tables.anomaly_owners, mistakes);
    for (const auto& policy : tables.policies) check_policy(policy, mistakes);
    for (const auto& rule : tables.receiver_rules) check_receiver(tables, rule, mistakes);
    if (missing_on(tables.anomaly_owners, "*", {Date{0}, Date{0}}))
        table_mistake(mistakes, kPolicies + ", anomaly_owner", "the row \"*\" that answers for the rest is missing");
}

void check_tariffs(const RuleTables& tables, Reasons& mistakes) {
    check_spans(kTariffs, tables.tariff_decrees, code_of_row, mistakes);
    // One contract holds on a day, whatever it is called.
    check_spans(kTariffs, tables.tariff_contracts, [](const TariffContract&) { return std::string("contract"); }, mistakes);
    for (const auto& decree : tables.tariff_decrees) check_decree(decree, mistakes);
    for (const auto& contract : tables.tariff_contracts) check_contract(tables, contract, mistakes);
}

Result<void> require_known_places(const Catalogue& catalogue, const Region& region) {
    Reasons mistakes;
    for (const auto& contract : catalogue.tables().tariff_contracts)
        if (region.desk(contract.origin) == nullptr)
            table_mistake(mistakes, row_name(kTariffs, contract.code, contract), "origin: there is no desk " + contract.origin);
    if (mistakes.any()) return mistakes.refusal();
    return {};
}

}  // namespace layang
