#include "capabilities/intake/person_json.hpp"

#include <algorithm>

#include "capabilities/intake/intake.hpp"

namespace layang::intake {
namespace {

/// A limit past all stops that have ended; while one stands, as it was at the moment at which it stopped.
Instant with_stops(const WorkingCalendar& calendar, Instant legal, const ApplicationRow& row, const std::vector<StopRow>& stops) {
    std::vector<ClockStop> spans;
    Instant at = row.submitted_at;
    std::optional<Instant> standing;
    for (const auto& stop : stops) {
        spans.push_back(stop.span);
        at = std::max(at, stop.span.to.value_or(stop.span.from));
        if (!stop.span.to) standing = std::min(standing.value_or(stop.span.from), stop.span.from);
    }
    return due_clock(calendar, legal, std::move(spans), standing.value_or(at)).value_or(legal);
}

}  // namespace

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
    const auto stops = queries::stops_of(session, ground.regency, row.application);
    for (const auto& stop : stops) {
        if (stop.span.to) continue;
        Json one = {{"reason", stop.reason}, {"since", to_string(stop.span.from)}};
        if (stop.reason == kAwaitingBiometrics && row.needs_biometrics && !row.has_biometrics) one["ends_with"] = "biometrics";
        if (stop.reason == kNotPrintReady && row.needs_print_ready && !row.print_ready) one["ends_with"] = "print_ready";
        if (stop.reason == kNoBlanks) one["ends_with"] = "blank";
        if (stop.reason == kNotUnique || stop.reason == kDocumentsCancelled) one["may_reject"] = true;
        json["stopped"].push_back(std::move(one));
    }
    if (row.legal_due) json["legal_due"] = to_string(with_stops(ground.calendar, *row.legal_due, row, stops));
    return json;
}

std::optional<Instant> legal_due(store::Session& session, const WorkingCalendar& calendar, const std::string& regency, ApplicationId application) {
    const auto row = queries::application(session, regency, application);
    if (!row || row->state != Stage::verified || !row->legal_due) return std::nullopt;
    return with_stops(calendar, *row->legal_due, *row, queries::stops_of(session, regency, application));
}

}  // namespace layang::intake
