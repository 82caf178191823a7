#pragma once
// Persons, answers and contacts as the API shows them.
#include "capabilities/intake/answers.hpp"

namespace layang::intake {

[[nodiscard]] Json person_json(const std::string& name, const std::optional<Nik>& nik, Show show);
/// Numbers of 16 digits show their last two.
[[nodiscard]] Json answers_json(const std::vector<Answer>& answers, Show show);
[[nodiscard]] Json contact_json(const Contact& contact, Show show);
/// {} when the applicant was erased.
[[nodiscard]] Json applicant_json(secrets::KeyRing& ring, const DossierRow& row, Show show);
/// When both clocks are due, and the stops that run: says the same until something happens.
[[nodiscard]] Json clock_json(store::Session& session, const access::Ground& ground, const ApplicationRow& row);

}  // namespace layang::intake
