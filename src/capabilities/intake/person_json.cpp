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
    const auto person = open_as<Person>(ring, row.applicant);
    return person ? person_json(person->name, person->nik, show) : Json::object();
}

namespace {
/// Down to the whole minute, so that a list that is asked for again and again stays the same for a while.
std::int64_t whole_minutes(Seconds left) { return left.count - ((left.count % 60) + 60) % 60; }
}  // namespace

Json clock_json(store::Session& session, const access::Ground& ground, const ApplicationRow& row, Instant now) {
    Json json = {{"target_due", to_string(row.target_due)}, {"stopped", Json::array()}};
    if (const auto target = due_clock(ground.calendar, row.target_due, {}, now)) json["target_left_s"] = whole_minutes(target->working_left);
    std::vector<ClockStop> spans;
    for (const auto& stop : queries::stops_of(session, ground.regency, row.application)) {
        spans.push_back(stop.span);
        if (!stop.span.to) json["stopped"].push_back({{"reason", stop.reason}, {"since", to_string(stop.span.from)}});
    }
    if (!row.legal_due) return json;
    json["legal_due"] = to_string(*row.legal_due);
    if (const auto legal = due_clock(ground.calendar, *row.legal_due, spans, now)) {
        json["legal_due"] = to_string(legal->due);
        json["legal_left_s"] = whole_minutes(legal->working_left);
    }
    return json;
}

}  // namespace layang::intake
