#pragma once
// Examples that the tests of intake share: a dossier for any service, made from its row in data/ and from nothing else.
#include <doctest/doctest.h>

#include "base/numbered_test.hpp"
#include "capabilities/intake/application_decider.hpp"

namespace layang::intake::examples {

inline const Date kDay = *Date::of(2020, 6, 8);
inline const std::string kVillage = "35.03.01.2001";
inline constexpr Instant kNow{1'591'600'000'000'000};

inline const Catalogue& catalogue() {
    static const Catalogue loaded = [] {
        auto result = Catalogue::load(LAYANG_SOURCE_DIR "/data");
        REQUIRE(result);
        return std::move(*result);
    }();
    return loaded;
}
inline Rules rules(Date on = kDay) {
    return {catalogue(), [](std::string_view region) { return region.starts_with("3503"); }, on};
}

inline Actor actor(Role role, const std::string& area = "") { return {AccountId{}, {{role, area}}}; }
inline const Actor& registrar() {
    static const Actor one = actor(Role::registrar, kVillage);
    return one;
}
inline const Actor& verifier() {
    static const Actor one = actor(Role::verifier);
    return one;
}

inline std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// Of a man born on that day; serials from 9000 are never issued.
inline std::string nik(Date birth, int serial) {
    const auto ymd = birth.ymd();
    return "350301" + two(static_cast<int>(static_cast<unsigned>(ymd.day()))) + two(static_cast<int>(static_cast<unsigned>(ymd.month()))) +
           two(birth.year() % 100) + std::to_string(9000 + serial);
}

inline std::string answer_for(const FormField& field, Date on) {
    switch (field.kind) {
        case FieldKind::text: return "Ya";
        case FieldKind::date: return to_string(on.plus_days(-1));
        case FieldKind::choice: return field.choices.front().value;
        case FieldKind::number: return std::to_string(field.number_min.value_or(1));
        case FieldKind::nik: return nik(*Date::of(1980, 1, 2), 999);
        case FieldKind::kk: return "3503010101159001";
    }
    return {};
}
inline std::vector<Answer> answers_for(const Service& service, std::string_view per, Date on) {
    std::vector<Answer> answers;
    for (const auto& field : service.fields)
        if (field.per == per && field.required) answers.push_back({field.key, answer_for(field, on)});
    return answers;
}

/// An age that the role's row allows.
inline int age_for(const PersonRole& role) { return role.min_age ? *role.min_age : role.max_age ? *role.max_age - 1 : 30; }

inline RolePersonDraft person_for(const Service& service, const PersonRole& role, int age, int serial, Date on = kDay) {
    RolePersonDraft person{role.code, "Orang Contoh", {}, answers_for(service, role.code, on)};
    const Date birth = on.plus_years(-age).plus_days(-1);
    if (role.nik != NikNeed::none) person.nik = nik(birth, serial);
    if (role.birth_date_field && age > 0)
        for (auto& answer : person.answers)
            if (answer.field == *role.birth_date_field) answer.value = to_string(birth);
    return person;
}

inline ApplicationDraft application_for(const Service& service, int number = 1, Date on = kDay) {
    ApplicationDraft draft{numbered<ApplicationId>(number), service.code, {}, answers_for(service, kPerApplication, on)};
    int serial = number * 50;
    for (const auto& role : service.roles)
        for (int i = 0; i < role.min; ++i) draft.persons.push_back(person_for(service, role, age_for(role), ++serial, on));
    return draft;
}

/// Everything that the row asks for and the receivers bring, one picture each.
inline std::vector<PaperDraft> papers_for(const Service& service, const ApplicationDraft& draft, const Rules& by, const std::vector<ReceiverDraft>& receivers = {}) {
    Reasons ignored;
    auto content = read_content(service, draft.persons, draft.answers, by, "", ignored);
    std::vector<std::string> relations;
    for (const auto& receiver : receivers) relations.push_back(receiver.relation);
    content.receiver_papers = receiver_papers(service, content, relations, by);
    std::vector<PaperDraft> papers;
    int blob = 0;
    for (const auto& need : checklist(service, content, {}, by.on))
        for (int i = 0; i < need.needed; ++i)
            papers.push_back({need.requirement, {}, {draft.application}, {numbered<BlobId>(++blob)}, OriginalSeen::seen, {}});
    return papers;
}

inline void answer(std::vector<Answer>& answers, const std::string& field, const std::string& value) {
    std::erase_if(answers, [&](const Answer& one) { return one.field == field; });
    answers.push_back({field, value});
}
/// Changes the application so that a condition of its row holds.
inline void make_hold(const Service& service, const Condition& condition, ApplicationDraft& draft, Date on = kDay) {
    int serial = 600;
    if (condition.role && (condition.age_from || condition.age_below))
        for (auto& person : draft.persons)
            for (const auto& role : service.roles)
                if (person.role == *condition.role && role.code == person.role)
                    person = person_for(service, role, condition.age_below ? *condition.age_below - 1 : *condition.age_from, serial++, on);
    if (!condition.field) return;
    for (const auto& field : service.fields) {
        if (field.key != *condition.field) continue;
        if (field.per == kPerApplication) answer(draft.answers, field.key, condition.is.front());
        for (auto& person : draft.persons)
            if (person.role == field.per) answer(person.answers, field.key, condition.is.front());
    }
}

/// A whole dossier around one application.
inline SubmitDossier dossier_with(const Service& service, ApplicationDraft draft, Date on = kDay) {
    SubmitDossier command;
    command.dossier = numbered<DossierId>(1);
    command.desk = kVillage;
    command.village = kVillage;
    command.address = {"Krajan", "1", "2"};
    command.applicant = {"Siti Rahayu", nik(*Date::of(1980, 1, 2), 998)};
    command.contact = {"081234567890", std::nullopt};
    command.consent = true;
    command.applications.push_back(std::move(draft));
    command.papers = papers_for(service, command.applications.front(), rules(on));
    return command;
}
inline SubmitDossier dossier_for(const Service& service, Date on = kDay) { return dossier_with(service, application_for(service, 1, on), on); }
/// Somebody who receives, with the papers that he brings.
inline void name_receiver(const Service& service, SubmitDossier& command, const std::string& relation, const Rules& by = rules()) {
    command.receivers.push_back({"Budi Santoso", {}, relation});
    command.papers = papers_for(service, command.applications.front(), by, command.receivers);
}
/// One paper is there by its substitute, with the witnesses that it wants.
inline SubmitDossier dossier_with_substitute(const Service& service, const PaperUse& use, const Substitute& substitute, Date on = kDay) {
    auto draft = application_for(service, 1, on);
    if (use.when) make_hold(service, *use.when, draft, on);
    auto command = dossier_with(service, std::move(draft), on);
    const auto paper = std::ranges::find(command.papers, use.code, &PaperDraft::requirement);
    REQUIRE(paper != command.papers.end());
    paper->requirement = substitute.code;
    paper->substitute_for = use.code;
    for (const auto& role : service.roles)
        for (int i = 0; role.code == kWitnessRole && i < substitute.witnesses; ++i)
            command.applications.front().persons.push_back(person_for(service, role, 40, 900 + i, on));
    return command;
}

inline IntakeFacts facts() {
    IntakeFacts facts;
    facts.picture = [](BlobId) { return Picture{"image/jpeg", 80'000}; };
    facts.application_exists = [](ApplicationId) { return false; };
    facts.village_exists = [](std::string_view village) { return village == kVillage; };
    facts.desk_serves = [](std::string_view desk, std::string_view village) { return desk == village; };
    facts.due_by = [](const std::string&) -> Result<Instant> { return kNow + Seconds{24 * 3600}; };
    facts.code = PublicCode::make("TK", 7);
    return facts;
}

inline Result<SubmitDecision> submit(const SubmitDossier& command, const Rules& by = rules(), const IntakeFacts& world = facts()) {
    return decide(DossierState{}, command, registrar(), by, world);
}

/// "code field" of each reason, for messages of failed tests.
inline std::string told(const Refusal& refusal) {
    std::string text;
    for (const auto& reason : refusal.reasons()) text += std::string(info(reason.code).slug) + ' ' + reason.field + "; ";
    return text;
}
inline bool has(const Refusal& refusal, ErrorCode code, const std::string& field) {
    for (const auto& reason : refusal.reasons())
        if (reason.code == code && reason.field == field) return true;
    return false;
}

inline DossierState fold(const std::vector<DossierEvent>& events, DossierState state = {}) {
    for (const auto& event : events) state = evolve(std::move(state), event);
    return state;
}
inline ApplicationState fold(ApplicationState state, const std::vector<ApplicationEvent>& events) {
    for (const auto& event : events) state = evolve(std::move(state), event, state.verdict_seq + 1, kDay);
    return state;
}
/// The first application of a dossier that was taken in.
inline ApplicationState submitted(const Service& service) {
    const auto decision = submit(dossier_for(service));
    REQUIRE_MESSAGE(decision, told(decision.error()));
    return evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
}

/// The row with that property, so that no test names a service.
inline const Service& row_where(const std::function<bool(const Service&)>& is) {
    for (const auto* service : catalogue().services_on(kDay))
        if (is(*service)) return *service;
    FAIL("no such row");
    throw CheckFailed("no such row");
}
inline const Service& plain_row() {
    return row_where([](const Service& row) { return !row.biometrics && row.waits_for.empty() && row.due.on == DueOn::verified; });
}
inline const Service& recording_row() {
    return row_where([](const Service& row) { return row.biometrics && !row.waits_for.empty() && row.due.on == DueOn::verified; });
}
inline const Service& birthday_row() {
    return row_where([](const Service& row) { return row.due.on == DueOn::birthday; });
}

}  // namespace layang::intake::examples
