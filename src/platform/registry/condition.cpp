#include "platform/registry/condition.hpp"

#include <algorithm>

namespace layang {
namespace {

bool field_holds(const Condition& condition, const ConditionFacts& facts) {
    if (!condition.field) return true;
    const auto answer = facts.answers.find(*condition.field);
    return answer != facts.answers.end() && std::ranges::find(condition.is, answer->second) != condition.is.end();
}

bool role_holds(const Condition& condition, const ConditionFacts& facts) {
    if (!condition.role) return true;
    const auto ages = facts.ages.find(*condition.role);
    if (ages == facts.ages.end()) return false;
    const bool any_age = !condition.age_from && !condition.age_below;
    return std::ranges::any_of(ages->second, [&](int age) {
        if (any_age) return true;
        return age >= 0 && age >= condition.age_from.value_or(0) && (!condition.age_below || age < *condition.age_below);
    });
}

}  // namespace

bool holds(const Condition& condition, const ConditionFacts& facts) {
    return field_holds(condition, facts) && role_holds(condition, facts);
}

bool holds(const std::optional<Condition>& condition, const ConditionFacts& facts) { return !condition || holds(*condition, facts); }

}  // namespace layang
