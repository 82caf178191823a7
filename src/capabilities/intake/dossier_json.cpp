// One dossier and one application in full.
#include <algorithm>

#include "capabilities/intake/person_json.hpp"

namespace layang::intake {
namespace {

using store::Session;

Json persons_json(secrets::KeyRing& ring, const ApplicationRow& row, Show show) {
    Json list = Json::array();
    for (const auto& person : ledger::open_as<std::vector<RolePerson>>(ring, row.persons).value_or(std::vector<RolePerson>{})) {
        Json json = person_json(person.name, person.nik, show);
        json["role"] = person.role;
        json["answers"] = answers_json(person.answers, show);
        list.push_back(std::move(json));
    }
    return list;
}

/// The notes were sealed inside the event, each under its own path.
Json returned_json(secrets::KeyRing& ring, const ApplicationRow& row) {
    Json reasons = Json::parse(row.returned.text);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (!reasons[i].contains("note")) continue;
        const auto path = row.returned.bound + "|reasons." + std::to_string(i) + ".note";
        const auto note = ledger::open_as<std::string>(ring, {reasons[i]["note"]["sealed"].get<std::string>(), path});
        if (note) reasons[i]["note"] = *note;
        else reasons[i].erase("note");
    }
    return reasons;
}

Json row_json(Session& session, access::Ground& ground, const ApplicationRow& row, Show show) {
    Json json = {{"id", row.application.text()},
                 {"dossier", row.dossier.text()},
                 {"service", row.service},
                 {"rule", row.rule},
                 {"village", row.village},
                 {"state", name_of(row.state)},
                 {"revision", row.revision},
                 {"submitted_at", to_string(row.submitted_at)},
                 {"clock", clock_json(session, ground, row)},
                 {"persons", persons_json(ground.ring, row, show)},
                 {"answers", answers_json(ledger::open_as<std::vector<Answer>>(ground.ring, row.answers).value_or(std::vector<Answer>{}), show)},
                 {"outputs", Json::parse(row.outputs)},
                 {"returned", returned_json(ground.ring, row)},
                 {"awaits", Json::array()}};
    if (row.needs_biometrics && !row.has_biometrics) json["awaits"].push_back("biometrics");
    if (row.needs_print_ready && !row.print_ready) json["awaits"].push_back("print_ready");
    if (!row.reason.empty()) json["reason"] = row.reason;
    return json;
}

Json papers_json(Session& session, const std::string& regency, DossierId dossier) {
    Json list = Json::array();
    for (const auto& row : queries::papers_of(session, regency, dossier)) {
        Json json = {{"paper", row.paper}, {"requirement", row.requirement}, {"applications", Json::parse(row.applications)},
                     {"blobs", Json::parse(row.blobs)}, {"original", row.original}, {"replaced_for", Json::parse(row.replaced_for)}};
        if (!row.substitute_for.empty()) json["substitute_for"] = row.substitute_for;
        list.push_back(std::move(json));
    }
    return list;
}

Json receivers_json(Session& session, access::Ground& ground, DossierId dossier, Show show) {
    Json list = Json::array();
    for (const auto& row : queries::receivers_of(session, ground.regency, dossier)) {
        const auto receiver = ledger::open_as<Receiver>(ground.ring, row.receiver).value_or(Receiver{});
        Json json = person_json(receiver.name, receiver.nik, show);
        json["relation"] = row.relation;
        list.push_back(std::move(json));
    }
    return list;
}

void add_history(Session& session, access::Ground& ground, const std::string& stream, const std::string& application, Json& list) {
    for (const auto& stored : ground.ledger.read(session, ground.regency, stream)) {
        Json line = {{"seq", stored.seq}, {"at", to_string(stored.stamp.occurred_at)}, {"type", stored.type}};
        if (!application.empty()) line["application"] = application;
        const auto reason = stored.payload.find("reason");
        if (reason != stored.payload.end() && reason->is_string()) line["reason"] = *reason;
        list.push_back(std::move(line));
    }
}

/// Other open applications for the same service and persons, in the reader's areas: a warning beside the dossier.
Json other_open(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::vector<ApplicationRow>& rows) {
    Json found = Json::array();
    for (const auto& row : rows) {
        const auto persons = ledger::open_as<std::vector<RolePerson>>(ground.ring, row.persons);
        if (!persons) continue;
        // Whoever the service is about stands first in its row and so in the application; a newborn is known by the mother, who stands next.
        const auto known = std::ranges::find_if(*persons, [](const RolePerson& person) { return person.nik.has_value(); });
        if (known == persons->end()) continue;
        const Json duplicates = duplicates_json(session, ground, areas, row.service, *known->nik);
        for (const auto& one : duplicates.at("open"))
            if (one.at("application") != row.application.text()) found.push_back(one);
    }
    return found;
}

}  // namespace

Json application_json(Session& session, access::Ground& ground, ApplicationId application, Show show) {
    const auto row = queries::application(session, ground.regency, application);
    return row ? row_json(session, ground, *row, show) : Json(nullptr);
}

Json dossier_json(Session& session, access::Ground& ground, const Actor& reader, DossierId dossier, Show show) {
    const auto row = queries::dossier(session, ground.regency, dossier);
    if (!row) return nullptr;
    const auto rows = queries::applications_of(session, ground.regency, dossier);
    Json applications = Json::array();
    Json history = Json::array();
    add_history(session, ground, ledger::stream_of("dossier", dossier), "", history);
    for (const auto& one : rows) {
        applications.push_back(row_json(session, ground, one, show));
        add_history(session, ground, ledger::stream_of("application", one.application), one.application.text(), history);
    }
    std::sort(history.begin(), history.end(), [](const Json& a, const Json& b) { return a.at("seq") < b.at("seq"); });
    return {{"id", dossier.text()},
            {"code", row->code.text()},
            {"desk", row->desk},
            {"village", row->village},
            {"submitted_at", to_string(row->submitted_at)},
            {"target_due", to_string(row->target_due)},
            {"applicant", applicant_json(ground.ring, *row, show)},
            {"contact", contact_json(ledger::open_as<Contact>(ground.ring, row->contact).value_or(Contact{}), show)},
            {"address", encode(ledger::open_as<Address>(ground.ring, row->address).value_or(Address{}))},
            {"delivery", row->delivery},
            {"masked", show == Show::masked},
            {"applications", std::move(applications)},
            {"papers", papers_json(session, ground.regency, dossier)},
            {"receivers", receivers_json(session, ground, dossier, show)},
            {"history", std::move(history)},
            {"duplicates", other_open(session, ground, areas_of(reader, Right::see_dossiers), rows)}};
}

}  // namespace layang::intake
