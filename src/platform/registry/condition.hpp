#pragma once
// When a paper, an output or an old document is due: a few facts that must all hold, written in the service's row.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.hpp"

namespace layang {

/// All parts that are given must hold; a condition without parts always holds.
struct Condition {
    /// Key of a form field; its answer must be one of `is`.
    std::optional<std::string> field;
    std::vector<std::string> is;
    /// A person in this role must be there, and, where an age is given, be that old on the day of submission:
    /// `age_from` inclusive, `age_below` exclusive, in full years. One such person is enough.
    std::optional<std::string> role;
    std::optional<int> age_from;
    std::optional<int> age_below;
    LAYANG_FIELDS(Condition, field, is, role, age_from, age_below)
};

/// What is known about an application (or, for a question about one person, about that person alone).
struct ConditionFacts {
    /// Field key -> answer. What was not answered is absent.
    std::map<std::string, std::string> answers;
    /// Role -> ages in full years, one per person; -1 where the age is not known (such a person meets no age limit).
    std::map<std::string, std::vector<int>> ages;
};

/// Whether the condition holds. An unanswered field makes it false.
[[nodiscard]] bool holds(const Condition& condition, const ConditionFacts& facts);
/// True without a condition.
[[nodiscard]] bool holds(const std::optional<Condition>& condition, const ConditionFacts& facts);

}  // namespace layang
