// Whatever arrives as the body of a command is refused with reasons, or hides nothing from whoever reads it; then it is held against every
// body of the API: read into it or refused with reasons, and what was read is written and read again as the same. What an application says is
// then held against a service's row.
#include <cstdint>
#include <cstdlib>

#include "base/public_code_json.hpp"
#include "capabilities/custody/bodies.hpp"
#include "capabilities/intake/content.hpp"
#include "capabilities/printing/bodies.hpp"
#include "platform/access/access.hpp"
#include "platform/access/account_decider.hpp"
#include "platform/access/api.hpp"
#include "platform/access/bodies.hpp"

namespace {

using namespace layang;

template <class Body>
void read(const Json& json) {
    const auto body = decode<Body>(json);
    if (!body) {
        if (body.error().reasons().empty()) std::abort();
        return;
    }
    const auto again = decode<Body>(encode(*body));
    if (!again || encode(*again) != encode(*body)) std::abort();
}

template <class... Bodies>
struct Readers {
    static void read_all(const Json& json) { (read<Bodies>(json), ...); }
};
namespace a = access;
namespace c = custody::bodies;
namespace p = printing::bodies;
namespace i = intake;
using All = Readers<i::SubmitDossier, i::VerifyApplication, i::ReturnApplication, i::RejectApplication, i::WithdrawApplication, i::ResubmitApplication, i::StopClock,
                    i::ResumeClock, i::WithNote, i::SearchText, i::ServiceAndNik, i::OneNik, p::OpenDay, p::Receive, p::SpoilBlanks, p::Adjust, p::Count, p::Batch,
                    p::Pass, c::SealBag, c::PassBag, c::OpenBag, c::TellOfBag, c::TakeOut, c::ResealBag, c::FindBag, c::PlanRun, c::ChangeRun, c::AssignRun,
                    c::Problem, c::AskFare, c::Attempt, c::HandOver, c::Find, c::Surrender, c::Destroy, c::Archive, c::Keep, a::CreateAccount, a::Because,
                    a::bodies::LogIn, a::bodies::NewPassword, a::bodies::NewDevice, a::bodies::Letting, a::bodies::RescueFile, Grant>;

/// No text of a command has a control but the end of a line and the tab, or turns the direction of reading.
void hides_nothing(const Json& json) {
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') std::abort();
        for (const char* hidden : {"\x7F", "\u202E", "\u2066", "\u2028", "\uFEFF"})
            if (text.find(hidden) != std::string::npos) std::abort();
    }
    for (const auto& [name, value] : json.items()) {
        if (json.is_object()) hides_nothing(name);
        if (json.is_structured()) hides_nothing(value);
    }
}

/// Asks every kind of question, of persons and of the application.
Service service_with_all() {
    Service service;
    service.code = "contoh";
    PersonRole subject;
    subject.code = "subject";
    subject.max = 3;
    subject.nik = NikNeed::optional;
    subject.birth_date_field = "date";
    subject.max_age = 60;
    service.roles = {subject};
    for (const auto per : {kPerApplication, std::string_view("subject")})
        for (const auto kind : {FieldKind::text, FieldKind::date, FieldKind::choice, FieldKind::number, FieldKind::nik, FieldKind::kk}) {
            FormField field;
            field.key = name_of(kind);
            field.kind = kind;
            field.per = per;
            field.choices.push_back({"a", {}});
            service.fields.push_back(field);
        }
    return service;
}

i::RolePersonDraft draft_of(const i::RolePerson& person) {
    return {person.role, person.name, person.nik ? std::optional(person.nik->digits()) : std::nullopt, person.answers};
}

/// Read without a reason against it, it reads again as the same, and a return may name each part of it.
void content(const i::ApplicationDraft& draft) {
    static const Service service = service_with_all();
    static const Catalogue catalogue{RuleTables{}};
    static const i::Rules rules{catalogue, [](std::string_view) { return true; }, *Date::of(2026, 11, 25)};
    Reasons reasons;
    const auto read = i::read_content(service, draft.persons, draft.answers, rules, "applications.0", reasons);
    (void)i::facts_of(service, read, rules.on);
    if (reasons.any()) return;
    std::vector<i::RolePersonDraft> persons;
    for (const auto& person : read.persons) persons.push_back(draft_of(person));
    if (i::read_content(service, persons, read.answers, rules, "applications.0", reasons) != read || reasons.any()) std::abort();
    const auto named = [&](const std::string& path) {
        if (!i::says(service, read.persons, path)) std::abort();
    };
    for (const auto& answer : read.answers) named("answers." + answer.field);
    for (std::size_t at = 0; at < read.persons.size(); ++at) {
        const auto person = "persons." + std::to_string(at);
        named(person + ".name");
        for (const auto& answer : read.persons[at].answers) named(person + ".answers." + answer.field);
        if (i::says(service, read.persons, person)) std::abort();
    }
}

/// A path that somebody wrote names a person who is there, or a question.
void returned(const i::ReturnApplication& body) {
    static const Service service = service_with_all();
    static const std::vector<i::RolePerson> persons{{"subject", "Budi", std::nullopt, {}}};
    for (const auto& [code, paper, field, note] : body.reasons)
        if (field && i::says(service, persons, *field) && !field->starts_with("answers.") && !field->starts_with("persons.0")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto command = layang::access::command_json(text)) hides_nothing(*command);
    else if (command.error().reasons().empty()) std::abort();
    // A late act and a rescue file are kept whole: their bodies are read again without that.
    const auto json = layang::parse_json(text);
    if (!json) return 0;
    All::read_all(*json);
    if (const auto draft = decode<i::ApplicationDraft>(*json)) content(*draft);
    if (const auto body = decode<i::ReturnApplication>(*json)) returned(*body);
    return 0;
}
