#include "capabilities/intake/content.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

const PersonRole* role_of(const Service& service, std::string_view code) {
    const auto found = std::ranges::find(service.roles, code, &PersonRole::code);
    return found == service.roles.end() ? nullptr : &*found;
}

const std::string* answer_to(const std::vector<Answer>& answers, std::string_view field) {
    const auto found = std::ranges::find(answers, field, &Answer::field);
    return found == answers.end() || found->value.empty() ? nullptr : &found->value;
}

/// Full years on the day; -1 where the birth date is not known.
int age_on(std::optional<Date> birth, Date on) {
    if (!birth || *birth > on) return -1;
    int years = on.year() - birth->year();
    if (birth->plus_years(years) > on) --years;
    return years;
}

bool age_allowed(const PersonRole& role, int age) { return !(role.min_age && age < *role.min_age) && !(role.max_age && age >= *role.max_age); }

Words day_limits_sentence(const FormField& field) {
    if (field.refusal) return *field.refusal;
    const auto back = field.days_back_max ? std::to_string(*field.days_back_max) : std::string("-");
    const auto ahead = field.days_ahead_max ? std::to_string(*field.days_ahead_max) : std::string("-");
    return {"Tanggal di luar batas: paling jauh " + back + " hari lalu dan " + ahead + " hari ke depan.",
            "Date out of range: at most " + back + " days ago and " + ahead + " days ahead."};
}

/// Reads one answer by the kind of its field; the value is put into the form that is kept.
class AnswerReader {
public:
    AnswerReader(const Rules& rules, Reasons& reasons) : rules_(rules), reasons_(reasons) {}

    std::string read(const FormField& field, const std::string& value, const std::string& path) {
        switch (field.kind) {
            case FieldKind::text:
                check_text(reasons_, path, value, static_cast<std::size_t>(field.length_max.value_or(kAnswerCharactersMax)), false);
                return value;
            case FieldKind::date: return read_date(field, value, path);
            case FieldKind::choice:
                if (std::ranges::find(field.choices, value, &FieldChoice::value) == field.choices.end())
                    reasons_.add(ErrorCode::kChoiceUnknown, path, {{"value", value.substr(0, 20)}});
                return value;
            case FieldKind::number: return read_number(field, value, path);
            case FieldKind::nik: return read_digits(Nik::validate(value, rules_.knows_region, rules_.on), value, path);
            case FieldKind::kk: return read_digits(KkNumber::validate(value, rules_.knows_region, rules_.on), value, path);
        }
        return value;
    }

private:
    template <class Number>
    std::string read_digits(const Result<Number>& number, const std::string& value, const std::string& path) {
        return take_at(reasons_, path, number) ? number->digits() : value;
    }

    std::string read_date(const FormField& field, const std::string& value, const std::string& path) {
        const auto date = parse_date(value);
        if (!date) {
            reasons_.add(ErrorCode::kDateInvalid, path);
            return value;
        }
        const int ahead = date->days - rules_.on.days;
        if ((field.days_back_max && -ahead > *field.days_back_max) || (field.days_ahead_max && ahead > *field.days_ahead_max)) {
            const auto words = day_limits_sentence(field);
            reasons_.add(ErrorCode::kDateOutside, path, {{"why_id", words.id}, {"why_en", words.en}});
        }
        return value;
    }

    std::string read_number(const FormField& field, const std::string& value, const std::string& path) {
        int number = 0;
        const auto* const end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, number);
        if (read.ec != std::errc() || read.ptr != end) {
            reasons_.add(ErrorCode::kFieldType, path, {{"expected", "123"}});
            return value;
        }
        const int min = field.number_min.value_or(0);
        const int max = field.number_max.value_or(1'000'000);
        if (number < min || number > max)
            reasons_.add(ErrorCode::kNumberRange, path, {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
        return std::to_string(number);
    }

    const Rules& rules_;
    Reasons& reasons_;
};

/// Reads one application; the reasons gather as it goes.
class Reader {
public:
    Reader(const Service& service, const Rules& rules, std::string path, Reasons& reasons)
        : service_(service), rules_(rules), path_(std::move(path)), reasons_(reasons), answers_(rules, reasons) {}

    Content read(const std::vector<RolePersonDraft>& persons, const std::vector<Answer>& answers) {
        if (persons.size() > kPersonsMax) {
            reasons_.add(ErrorCode::kTooMany, path_of(path_, "persons"), {{"max", std::to_string(kPersonsMax)}});
            return {};
        }
        Content content;
        content.answers = read_answers(kPerApplication, answers, path_of(path_, "answers"));
        for (std::size_t i = 0; i < persons.size(); ++i) content.persons.push_back(read_person(persons[i], path_of(path_, "persons", i)));
        check_counts(content);
        check_each_once(content);
        check_required(kPerApplication, facts_of(service_, content, rules_.on), content.answers, path_of(path_, "answers"));
        for (std::size_t i = 0; i < content.persons.size(); ++i) check_person(content, content.persons[i], path_of(path_, "persons", i));
        return content;
    }

private:
    std::vector<Answer> read_answers(std::string_view per, const std::vector<Answer>& answers, const std::string& path) {
        std::vector<Answer> kept;
        for (const auto& answer : answers) {
            if (answer.value.find_first_not_of(' ') == std::string::npos) continue;
            const auto field = std::ranges::find_if(service_.fields, [&](const FormField& one) { return one.key == answer.field && one.per == per; });
            const auto at = path_of(path, answer.field.substr(0, 40));
            if (field == service_.fields.end()) reasons_.add(ErrorCode::kFieldUnknown, at);
            else if (answer_to(kept, answer.field) != nullptr) reasons_.add(ErrorCode::kTooMany, at, {{"max", "1"}});
            else kept.push_back({answer.field, answers_.read(*field, answer.value, at)});
        }
        return kept;
    }

    RolePerson read_person(const RolePersonDraft& draft, const std::string& path) {
        RolePerson person{draft.role, draft.name, {}, {}};
        check_text(reasons_, path_of(path, "name"), draft.name, kNameCharactersMax, true);
        const auto* role = role_of(service_, draft.role);
        if (role == nullptr) {
            reasons_.add(ErrorCode::kRoleUnknown, path_of(path, "role"), {{"role", draft.role.substr(0, 20)}});
            return person;
        }
        const bool given = draft.nik && !draft.nik->empty();
        if (!given && role->nik == NikNeed::required) reasons_.add(ErrorCode::kFieldMissing, path_of(path, "nik"));
        if (given) {
            const auto nik = Nik::validate(*draft.nik, rules_.knows_region, rules_.on);
            if (take_at(reasons_, path_of(path, "nik"), nik)) person.nik = *nik;
        }
        person.answers = read_answers(draft.role, draft.answers, path_of(path, "answers"));
        return person;
    }

    void check_counts(const Content& content) {
        for (const auto& role : service_.roles) {
            const auto count = std::ranges::count(content.persons, role.code, &RolePerson::role);
            const auto tell = [&](ErrorCode code, const char* limit, int value) {
                reasons_.add(code, path_of(path_, "persons"),
                             {{"role", role.code}, {"who_id", role.name.id}, {"who_en", role.name.en}, {limit, std::to_string(value)}});
            };
            if (count < role.min) tell(ErrorCode::kPersonsTooFew, "min", role.min);
            if (count > role.max) tell(ErrorCode::kPersonsTooMany, "max", role.max);
        }
    }

    /// Nobody stands in one role twice: each of the two would yield a document.
    void check_each_once(const Content& content) {
        const auto& persons = content.persons;
        for (auto at = persons.begin(); at != persons.end(); ++at) {
            const bool before = at->nik && std::any_of(persons.begin(), at, [&](const RolePerson& one) { return one.role == at->role && one.nik == at->nik; });
            if (before) reasons_.add(ErrorCode::kNamedTwice, path_of(path_of(path_, "persons", static_cast<std::size_t>(at - persons.begin())), "nik"));
        }
    }

    void check_required(std::string_view per, const ConditionFacts& facts, const std::vector<Answer>& answers, const std::string& path) {
        for (const auto& field : service_.fields)
            if (field.per == per && field.required && holds(field.when, facts) && answer_to(answers, field.key) == nullptr)
                reasons_.add(ErrorCode::kFieldMissing, path_of(path, field.key));
    }

    void check_person(const Content& content, const RolePerson& person, const std::string& path) {
        const auto* role = role_of(service_, person.role);
        if (role == nullptr) return;
        const auto facts = facts_of_person(service_, content, person, rules_.on);
        check_required(person.role, facts, person.answers, path_of(path, "answers"));
        const int age = age_on(birth_date_of(*role, person, rules_.on), rules_.on);
        if (age < 0 || (role->age_unless && holds(*role->age_unless, facts))) return;
        if (!age_allowed(*role, age)) {
            const auto words = role->age_refusal.value_or(role->name);
            const bool by_form = role->birth_date_field && answer_to(person.answers, *role->birth_date_field) != nullptr;
            reasons_.add(ErrorCode::kAgeOutside, path_of(path, by_form ? "answers." + *role->birth_date_field : "nik"),
                         {{"why_id", words.id}, {"why_en", words.en}}, service_.code + '@' + to_string(service_.valid_from));
        }
    }

    const Service& service_;
    const Rules& rules_;
    std::string path_;
    Reasons& reasons_;
    AnswerReader answers_;
};

/// Two digits of a year tell no century: that is the form's to say, however old it makes somebody.
bool same_but_century(Date a, Date b) {
    const auto one = a.ymd(), other = b.ymd();
    return one.month() == other.month() && one.day() == other.day() && (a.year() - b.year()) % 100 == 0;
}

}  // namespace

Content read_content(const Service& service, const std::vector<RolePersonDraft>& persons, const std::vector<Answer>& answers,
                     const Rules& rules, const std::string& path, Reasons& reasons) {
    return Reader(service, rules, path, reasons).read(persons, answers);
}

bool says(const Service& service, const Sealed<std::vector<RolePerson>>& persons, std::string_view path) {
    const auto has_field = [&](std::string_view per) {
        return std::ranges::any_of(service.fields, [&](const FormField& field) { return field.per == per && path == "answers." + field.key; });
    };
    constexpr std::string_view kPersons = "persons.";
    if (!path.starts_with(kPersons)) return has_field(kPerApplication);
    path.remove_prefix(kPersons.size());
    std::size_t index = 0;
    const auto read = std::from_chars(path.data(), path.data() + path.size(), index);
    if (read.ec != std::errc() || !persons.get() || index >= persons.open().size()) return false;
    path.remove_prefix(static_cast<std::size_t>(read.ptr - path.data()));
    if (!path.starts_with('.')) return false;
    path.remove_prefix(1);
    return path == "name" || path == "nik" || has_field(persons.open()[index].role);
}

std::optional<Date> birth_date_of(const PersonRole& role, const RolePerson& person, Date on) {
    const auto* answer = role.birth_date_field ? answer_to(person.answers, *role.birth_date_field) : nullptr;
    const auto told = answer == nullptr ? std::nullopt : parse_date(*answer);
    const auto by_nik = person.nik ? person.nik->birth_dates(on) : std::vector<Date>{};
    if (by_nik.empty() || (told && *told <= on && same_but_century(*told, by_nik.front()))) return told;
    // A date that is mistyped, or was put right after the number was given, still tells the century.
    if (told) return std::ranges::min(by_nik, {}, [&](Date birth) { return std::abs(birth.days - told->days); });
    const auto fits = std::ranges::find_if(by_nik, [&](Date birth) { return age_allowed(role, age_on(birth, on)); });
    return fits == by_nik.end() ? by_nik.front() : *fits;
}

ConditionFacts facts_of(const Service& service, const Content& content, Date on) {
    ConditionFacts facts;
    for (const auto& answer : content.answers) facts.answers.emplace(answer.field, answer.value);
    for (const auto& person : content.persons) {
        // A question that is asked of several persons is answered for the application by the first of them.
        for (const auto& answer : person.answers) facts.answers.emplace(answer.field, answer.value);
        const auto* role = role_of(service, person.role);
        facts.ages[person.role].push_back(role == nullptr ? -1 : age_on(birth_date_of(*role, person, on), on));
    }
    return facts;
}

ConditionFacts facts_of_person(const Service& service, const Content& content, const RolePerson& person, Date on) {
    ConditionFacts facts;
    for (const auto& answer : person.answers) facts.answers.emplace(answer.field, answer.value);
    for (const auto& answer : content.answers) facts.answers.emplace(answer.field, answer.value);
    const auto* role = role_of(service, person.role);
    facts.ages[person.role].push_back(role == nullptr ? -1 : age_on(birth_date_of(*role, person, on), on));
    return facts;
}

}  // namespace layang::intake
