// Lists: dossiers, search, duplicates, the queue.
#include <algorithm>
#include <set>

#include "capabilities/intake/person_json.hpp"

namespace layang::intake {
namespace {

using store::Session;

bool in_areas(const std::vector<std::string>& areas, const std::string& village) {
    return std::ranges::any_of(areas, [&](const auto& area) { return area_covers(area, village); });
}

bool is_open(Stage stage) { return stage == Stage::submitted || stage == Stage::returned || stage == Stage::verified; }

bool has_state(const std::vector<ApplicationRow>& rows, const std::string& state) {
    return state.empty() || std::ranges::any_of(rows, [&](const auto& row) { return state == "open" ? is_open(row.state) : name_of(row.state) == state; });
}

Json line_json(access::Ground& ground, const DossierRow& row, const std::vector<ApplicationRow>& applications) {
    Json list = Json::array();
    for (const auto& one : applications)
        list.push_back({{"id", one.application.text()}, {"service", one.service}, {"state", name_of(one.state)}});
    return {{"id", row.dossier.text()},
            {"code", row.code.text()},
            {"desk", row.desk},
            {"village", row.village},
            {"submitted_at", to_string(row.submitted_at)},
            {"target_due", to_string(row.target_due)},
            {"applicant", applicant_json(ground.ring, row, Show::masked)},
            {"applications", std::move(list)}};
}

/// What a number may be: whole ones are somebody's or a family's, shorter ones a telephone's.
std::vector<std::pair<std::string, std::string>> meanings_of_number(const std::string& text) {
    if (const auto nik = Nik::read(text)) return {{"nik", nik->digits()}, {"kk", nik->digits()}};
    return {{"phone", secrets::phone_normal(text)}};
}

bool bears(const std::string& name, const std::vector<std::string>& asked) {
    const auto words = secrets::name_words(name);
    return std::ranges::all_of(asked, [&](const auto& one) { return std::ranges::any_of(words, [&](const auto& word) { return word.starts_with(one); }); });
}

/// Whether one person of the dossier has every word in the name, or one that begins so.
bool has_name(Session& session, access::Ground& ground, DossierId dossier, const std::vector<std::string>& asked) {
    const auto row = queries::dossier(session, ground.regency, dossier);
    const auto applicant = row ? open_as<Person>(ground.ring, row->applicant) : std::nullopt;
    if (applicant && bears(applicant->name, asked)) return true;
    return std::ranges::any_of(queries::applications_of(session, ground.regency, dossier), [&](const auto& application) {
        const auto persons = open_as<std::vector<RolePerson>>(ground.ring, application.persons);
        return persons && std::ranges::any_of(*persons, [&](const auto& person) { return bears(person.name, asked); });
    });
}

/// The rarest word finds, the others are looked for in what it found (design D8): only a name's longest words have tokens.
std::vector<DossierId> with_name(Session& session, access::Ground& ground, const std::vector<std::string>& asked) {
    std::vector<DossierId> rarest;
    for (const auto& word : asked) {
        auto hits = queries::dossiers_with_token(session, ground.regency, "name-word", ground.ring.token("name-word", word));
        if (!hits.empty() && (rarest.empty() || hits.size() < rarest.size())) rarest = std::move(hits);
    }
    std::erase_if(rarest, [&](DossierId dossier) { return !has_name(session, ground, dossier, asked); });
    return rarest;
}

/// Dossiers that a text may mean: a code, a number by any of its meanings, a name by all its words.
std::vector<DossierId> found(Session& session, access::Ground& ground, const std::string& text) {
    if (const auto code = PublicCode::parse(text))
        if (const auto row = queries::dossier_by_code(session, ground.regency, *code)) return {row->dossier};
    if (text.find_first_not_of("0123456789 .-+") != std::string::npos) return with_name(session, ground, secrets::name_words(text));
    std::vector<DossierId> hits;
    for (const auto& [purpose, normal] : meanings_of_number(text)) {
        const auto list = queries::dossiers_with_token(session, ground.regency, purpose, ground.ring.token(purpose, normal));
        hits.insert(hits.end(), list.begin(), list.end());
    }
    return hits;
}

}  // namespace

Json dossiers_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& state, std::int64_t before) {
    // A desk sees one village, which has an index of its own.
    const auto* village = areas.size() == 1 ? ground.region.village(areas.front()) : nullptr;
    Json list = Json::array();
    std::int64_t last = 0;
    bool more = false;
    queries::dossiers(session, ground.regency, village == nullptr ? "" : village->code, before, [&](const DossierRow& row) {
        if (!in_areas(areas, row.village)) return true;
        const auto applications = queries::applications_of(session, ground.regency, row.dossier);
        if (!has_state(applications, state)) return true;
        if (list.size() == kListMax) return more = true, false;
        list.push_back(line_json(ground, row, applications));
        last = row.seq;
        return true;
    });
    Json answer = {{"dossiers", std::move(list)}};
    if (more) answer["cursor"] = std::to_string(last);
    return answer;
}

Json search_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& text) {
    Json list = Json::array();
    std::set<DossierId> seen;
    for (const auto id : found(session, ground, text)) {
        if (list.size() == kSearchMax || !seen.insert(id).second) continue;
        const auto row = queries::dossier(session, ground.regency, id);
        if (row && in_areas(areas, row->village)) list.push_back(line_json(ground, *row, queries::applications_of(session, ground.regency, id)));
    }
    return {{"dossiers", std::move(list)}};
}

Json duplicates_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& service, const Nik& nik) {
    Json open = Json::array();
    bool elsewhere = false;
    for (const auto& row : queries::open_applications_with_nik(session, ground.regency, service, ground.ring.token("nik", nik.digits()))) {
        const auto dossier = queries::dossier(session, ground.regency, row.dossier);
        if (!dossier) continue;
        if (!in_areas(areas, dossier->village)) elsewhere = true;
        else
            open.push_back({{"dossier", row.dossier.text()}, {"code", dossier->code.text()}, {"application", row.application.text()},
                            {"service", row.service}, {"state", name_of(row.state)}, {"submitted_at", to_string(row.submitted_at)}});
    }
    return {{"open", std::move(open)}, {"elsewhere", elsewhere}};
}

Json queue_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, Instant now) {
    Json waiting = Json::array(), running = Json::array(), stopped = Json::array();
    std::int64_t late = 0;
    const auto line = [&](const ApplicationRow& row) -> Json {
        const auto dossier = queries::dossier(session, ground.regency, row.dossier);
        LAYANG_CHECK(dossier);
        return {{"application", row.application.text()}, {"dossier", row.dossier.text()}, {"code", dossier->code.text()}, {"service", row.service},
                {"village", row.village}, {"state", name_of(row.state)}, {"revision", row.revision}, {"submitted_at", to_string(row.submitted_at)},
                {"clock", clock_json(session, ground, row, now)}, {"applicant", applicant_json(ground.ring, *dossier, Show::masked)}};
    };
    for (const auto& row : queries::applications_in(session, ground.regency, Stage::submitted)) {
        if (!in_areas(areas, row.village)) continue;
        late += row.target_due < now ? 1 : 0;
        waiting.push_back(line(row));
    }
    for (const auto& row : queries::applications_in(session, ground.regency, Stage::verified)) {
        if (!in_areas(areas, row.village)) continue;
        Json one = line(row);
        (one.at("clock").at("stopped").empty() ? running : stopped).push_back(std::move(one));
    }
    const auto by_left = [](const Json& a, const Json& b) {
        return a.at("clock").value("legal_left_s", std::int64_t{0}) < b.at("clock").value("legal_left_s", std::int64_t{0});
    };
    std::stable_sort(running.begin(), running.end(), by_left);
    std::stable_sort(stopped.begin(), stopped.end(), by_left);
    return {{"waiting", std::move(waiting)}, {"running", std::move(running)}, {"stopped", std::move(stopped)}, {"late", late}};
}

}  // namespace layang::intake
