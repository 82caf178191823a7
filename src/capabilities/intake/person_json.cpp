#include "capabilities/intake/person_json.hpp"

#include <algorithm>

namespace layang::intake {

Json person_json(const std::string& name, const std::optional<Nik>& nik, Show show) {
    Json json = {{"name", show == Show::open ? name : secrets::masked_name(name)}};
    if (nik) json["nik"] = show == Show::open ? nik->digits() : nik->masked();
    return json;
}

Json answers_json(const std::vector<Answer>& answers, Show show) {
    Json list = Json::array();
    for (const auto& answer : answers) {
        const bool number = answer.value.size() == kRegistrationNumberDigits &&
                            std::ranges::all_of(answer.value, [](char c) { return c >= '0' && c <= '9'; });
        const bool hide = number && show == Show::masked;
        list.push_back({{"field", answer.field}, {"value", hide ? secrets::masked_number(answer.value) : answer.value}});
    }
    return list;
}

Json contact_json(const Contact& contact, Show show) {
    Json json = Json::object();
    if (contact.phone) json["phone"] = show == Show::open ? *contact.phone : secrets::masked_number(*contact.phone);
    if (contact.email) json["email"] = show == Show::open ? *contact.email : "•••" + contact.email->substr(contact.email->find('@'));
    return json;
}

Json applicant_json(secrets::KeyRing& ring, const DossierRow& row, Show show) {
    const auto person = ledger::open_as<Person>(ring, row.applicant);
    return person ? person_json(person->name, person->nik, show) : Json::object();
}

Json clock_json(store::Session& session, const access::Ground& ground, const ApplicationRow& row) {
    Json json = {{"target_due", to_string(row.target_due)}, {"stopped", Json::array()}};
    std::vector<ClockStop> spans;
    // Past all that has ended; while it stands, the moment at which it stopped.
    Instant at = row.submitted_at;
    std::optional<Instant> standing;
    for (const auto& stop : queries::stops_of(session, ground.regency, row.application)) {
        spans.push_back(stop.span);
        at = std::max(at, stop.span.to.value_or(stop.span.from));
        if (stop.span.to) continue;
        standing = std::min(standing.value_or(stop.span.from), stop.span.from);
        Json one = {{"reason", stop.reason}, {"since", to_string(stop.span.from)}};
        if (stop.reason == kAwaitingBiometrics && row.needs_biometrics && !row.has_biometrics) one["ends_with"] = "biometrics";
        if (stop.reason == kNotPrintReady && row.needs_print_ready && !row.print_ready) one["ends_with"] = "print_ready";
        if (stop.reason == kNoBlanks) one["ends_with"] = "blank";
        if (stop.reason == kNotUnique || stop.reason == kDocumentsCancelled) one["may_reject"] = true;
        json["stopped"].push_back(std::move(one));
    }
    if (!row.legal_due) return json;
    const auto legal = due_clock(ground.calendar, *row.legal_due, std::move(spans), standing.value_or(at));
    json["legal_due"] = to_string(legal.value_or(*row.legal_due));
    return json;
}

}  // namespace layang::intake
