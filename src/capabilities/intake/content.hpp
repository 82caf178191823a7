#pragma once
// What an application says, held against the row of its service: persons, answers, papers, and the documents that follow. Pure.
#include <vector>

#include "capabilities/intake/commands.hpp"
#include "capabilities/intake/rules.hpp"

namespace layang::intake {

/// Persons and answers after they were read: numbers validated, answers of kind nik and kk as bare digits.
struct Content {
    std::vector<RolePerson> persons;
    std::vector<Answer> answers;
    /// What the named receivers bring, see receiver_papers.
    std::vector<std::string> receiver_papers = {};
    bool operator==(const Content&) const = default;
};

/// Reads persons and answers and adds every reason against them, each with its path under `path` ("applications.0"):
/// "persons.1.nik", "persons.1.answers.birth_date", "answers.kk_number". Reasons: kRoleUnknown, kPersonsTooFew, kPersonsTooMany, kNik...,
/// kKk..., kNamedTwice (in one role), kAgeOutside, kFieldMissing, kFieldUnknown, kTooMany (answered twice), kTextTooLong, kTextInvalid, kDateInvalid, kDateOutside,
/// kChoiceUnknown, kNumberRange, kFieldType.
[[nodiscard]] Content read_content(const Service& service, const std::vector<RolePersonDraft>& persons, const std::vector<Answer>& answers,
                                   const Rules& rules, const std::string& path, Reasons& reasons);

/// Whether `path` names something that an application for this service says: "answers.kk_number", "persons.0.name", "persons.0.nik",
/// "persons.0.answers.birth_date". What was erased says nothing.
[[nodiscard]] bool says(const Service& service, const Sealed<std::vector<RolePerson>>& persons, std::string_view path);

/// A person's date of birth, from the NIK or from the field that the role's row names. Of two centuries the one that the field is nearer to,
/// else the younger one, unless the row allows only the older: who is a hundred is not taken for a baby.
[[nodiscard]] std::optional<Date> birth_date_of(const PersonRole& role, const RolePerson& person, Date on);

/// What conditions of the row are asked about: the whole application, or one person of it (its own answers before the common ones).
[[nodiscard]] ConditionFacts facts_of(const Service& service, const Content& content, Date on);
[[nodiscard]] ConditionFacts facts_of_person(const Service& service, const Content& content, const RolePerson& person, Date on);

/// The documents that the row yields for this content. Output rows whose condition does not hold are left out.
[[nodiscard]] std::vector<PlannedDocument> plan_outputs(const Service& service, const Content& content, const Rules& rules);

/// The papers that receivers of these relations must bring to be given one of those documents (a proxy's letter): each of them his own.
[[nodiscard]] std::vector<std::string> receiver_papers(const Service& service, const Content& content, const std::vector<std::string>& relations,
                                                       const Rules& rules);

}  // namespace layang::intake
