// Lists: dossiers, search, duplicates, the queue.
#include <algorithm>
#include <map>
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
    const auto applicant = row ? ledger::open_as<Person>(ground.ring, row->applicant) : std::nullopt;
    if (applicant && bears(applicant->name, asked)) return true;
    return std::ranges::any_of(queries::applications_of(session, ground.regency, dossier), [&](const auto& application) {
        const auto persons = ledger::open_as<std::vector<RolePerson>>(ground.ring, application.persons);
        return persons && std::ranges::any_of(*persons, [&](const auto& person) { return bears(person.name, asked); });
    });
}

/// The rarest word finds, the others are looked for in what it found (architecture D8): only a name's longest words have tokens.
queries::WithToken with_name(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::vector<std::string>& asked) {
    std::string rarest;
    std::int64_t fewest = 0;
    for (const auto& word : asked) {
        const auto count = queries::count_with(session, ground.ring, ground.regency, areas, "name-word", word);
        if (count == 0 || (fewest != 0 && count >= fewest)) continue;
        rarest = word;
        fewest = count;
    }
    if (fewest == 0) return {};
    auto hits = queries::dossiers_with(session, ground.ring, ground.regency, areas, "name-word", rarest);
    std::erase_if(hits.dossiers, [&](DossierId dossier) { return !has_name(session, ground, dossier, asked); });
    return hits;
}

/// Dossiers that a text may mean: a code, a number by any of its meanings, a name by all its words.
queries::WithToken found(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& text) {
    if (const auto code = PublicCode::parse(text))
        if (const auto row = queries::dossier_by_code(session, ground.regency, *code)) return {{row->dossier}};
    if (text.find_first_not_of("0123456789 .-+") != std::string::npos) return with_name(session, ground, areas, secrets::name_words(text));
    queries::WithToken hits;
    for (const auto& [purpose, normal] : meanings_of_number(text)) {
        const auto list = queries::dossiers_with(session, ground.ring, ground.regency, areas, purpose, normal);
        hits.dossiers.insert(hits.dossiers.end(), list.dossiers.begin(), list.dossiers.end());
        hits.cut = hits.cut || list.cut;
    }
    return hits;
}

}  // namespace

Json hamlets_json(Session& session, access::Ground& ground, const std::string& village) {
    struct Typed {
        std::string newest;
        int times = 0;
    };
    // Letters' case and old spellings make no other hamlet.
    std::map<std::vector<std::string>, Typed> by_words;
    std::size_t read = 0;
    queries::dossiers(session, ground.regency, village, access::kFromNewest, [&](const DossierRow& row) {
        const auto address = ledger::open_as<Address>(ground.ring, row.address);
        const auto words = secrets::name_words(address ? address->hamlet : "");
        if (!words.empty()) {
            auto& typed = by_words[words];
            if (typed.times++ == 0) typed.newest = address->hamlet;
        }
        return ++read < kHamletsFrom;
    });
    std::vector<Typed> list;
    for (const auto& [words, typed] : by_words) list.push_back(typed);
    std::ranges::stable_sort(list, std::ranges::greater{}, &Typed::times);
    Json items = Json::array();
    for (std::size_t i = 0; i < std::min(list.size(), kHamletsMax); ++i) items.push_back(list[i].newest);
    return {{"items", std::move(items)}};
}

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
    std::int64_t returned = 0;
    for (const auto& area : areas) returned += queries::returned_count(session, ground.regency, area);
    Json answer = {{"items", std::move(list)}, {"counts", {{"returned", returned}}}};
    if (more) answer["next"] = std::to_string(last);
    return answer;
}

Json search_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& text) {
    Json list = Json::array();
    std::set<DossierId> seen;
    const auto hits = found(session, ground, areas, text);
    // Among those that were not looked at there may be others who bear the name.
    bool more = hits.cut;
    for (const auto id : hits.dossiers) {
        if (!seen.insert(id).second) continue;
        const auto row = queries::dossier(session, ground.regency, id);
        if (!row || !in_areas(areas, row->village)) continue;
        if (list.size() == kSearchMax) {
            more = true;
            break;
        }
        list.push_back(line_json(ground, *row, queries::applications_of(session, ground.regency, id)));
    }
    return {{"items", std::move(list)}, {"more", more}};
}

Json duplicates_json(Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& service, const Nik& nik) {
    Json open = Json::array();
    bool elsewhere = false;
    for (const auto& row : queries::open_applications_with_nik(session, ground.ring, ground.regency, service, nik)) {
        const auto dossier = queries::dossier(session, ground.regency, row.dossier);
        if (!dossier) continue;
        if (!in_areas(areas, dossier->village)) elsewhere = true;
        else
            open.push_back({{"dossier", row.dossier.text()}, {"code", dossier->code.text()}, {"application", row.application.text()},
                            {"service", row.service}, {"state", name_of(row.state)}, {"submitted_at", to_string(row.submitted_at)}});
    }
    return {{"open", std::move(open)}, {"elsewhere", elsewhere}};
}

Json queue_json(Session& session, access::Ground& ground, const std::vector<std::string>& to_verify, const std::vector<std::string>& to_report, Instant now) {
    using queries::QueuePart;
    const auto line = [&](const ApplicationRow& row) -> Json {
        const auto dossier = queries::dossier(session, ground.regency, row.dossier);
        LAYANG_CHECK(dossier);
        return {{"application", row.application.text()}, {"dossier", row.dossier.text()}, {"code", dossier->code.text()}, {"service", row.service},
                {"village", row.village}, {"state", name_of(row.state)}, {"revision", row.revision}, {"submitted_at", to_string(row.submitted_at)},
                {"clock", clock_json(session, ground, row)}, {"applicant", applicant_json(ground.ring, *dossier, Show::masked)}};
    };
    Json answer = Json::object(), counts = Json::object();
    const auto tell = [&](const char* name, QueuePart part, const std::vector<std::string>& areas) {
        std::vector<ApplicationRow> rows;
        std::int64_t count = 0;
        for (const auto& area : areas) {
            for (auto& row : queries::queued(session, ground.regency, part, area, kQueueMax)) rows.push_back(std::move(row));
            count += queries::queued_count(session, ground.regency, part, area);
        }
        // The most urgent of all areas together.
        std::ranges::stable_sort(rows, {}, [&](const auto& row) { return part == QueuePart::waiting ? row.target_due : row.legal_due.value_or(row.target_due); });
        if (rows.size() > kQueueMax) rows.resize(kQueueMax);
        Json lines = Json::array();
        for (const auto& row : rows) lines.push_back(line(row));
        // What was stopped has its limit later than the row says. Instants in text sort as they follow each other.
        const char* due = part == QueuePart::waiting ? "target_due" : "legal_due";
        std::stable_sort(lines.begin(), lines.end(), [&](const Json& a, const Json& b) { return a.at("clock").value(due, "") < b.at("clock").value(due, ""); });
        answer[name] = std::move(lines);
        counts[name] = count;
    };
    tell("waiting", QueuePart::waiting, to_verify);
    tell("running", QueuePart::running, to_report);
    tell("stopped", QueuePart::stopped, to_report);
    std::int64_t late = 0;
    for (const auto& area : to_verify) late += queries::late_count(session, ground.regency, area, now);
    counts["late"] = late;
    std::int64_t awaited = 0;
    for (const auto& area : to_report) awaited += queries::awaited_count(session, ground.regency, area);
    counts["to_report"] = awaited;
    answer["counts"] = std::move(counts);
    return answer;
}

}  // namespace layang::intake
