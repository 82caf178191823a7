// Each service against all other tables: a row that passes can be walked to its end.
#include <algorithm>
#include <map>
#include <set>

#include "platform/registry/row_checks.hpp"
#include "platform/registry/rule_checks.hpp"

namespace layang {
namespace {

/// Most persons in one role, most copies of one document.
constexpr int kPersonsMax = 12;
constexpr int kCopiesMax = 9;
/// A NIK has two digits of the year: whoever is so much older bears the same.
constexpr int kCenturyYears = 100;

class ServiceCheck {
public:
    ServiceCheck(const RuleTables& tables, const Service& service, Reasons& mistakes)
        : tables_(tables), service_(service), mistakes_(mistakes), where_(row_name("services.toml", service.code, service)) {
        for (const auto& role : service.roles)
            if (!roles_.insert(role.code).second) say("role " + role.code + " stands twice");
        for (const auto& field : service.fields)
            if (!fields_.insert(field.key).second) say("field " + field.key + " stands twice");
    }

    void run() {
        if (service_.roles.empty()) say("a service is about at least one person");
        for (const auto& role : service_.roles) check_role(role);
        for (const auto& field : service_.fields) check_field(field);
        for (const auto& paper : service_.requirements) check_paper(paper);
        for (const auto& output : service_.outputs) check_output(output);
        need(tables_.policies, service_.clock.office_target, "clock.office_target");
        need(tables_.policies, service_.clock.legal, "clock.legal");
        for (const auto& code : service_.forms) need(tables_.requirements, code, "forms");
        if (service_.life_events.empty()) say("no life event opens it");
        for (const auto& code : service_.life_events) need(tables_.life_events, code, "life_events");
        check_due();
    }

private:
    void say(const std::string& what) { table_mistake(mistakes_, where_, what); }

    template <class Row>
    void need(const std::vector<Row>& rows, const std::string& code, const std::string& what) {
        if (const auto missing = missing_on(rows, code, span_of(service_))) say(what + ": " + *missing);
    }

    void check_per(const std::string& per, const std::string& what) {
        if (per != kPerApplication && !roles_.contains(per)) say(what + ": per names the unknown role " + per);
    }

    /// `per`: of whom it is asked. About one person only that person's answers and the application's are known, and that one's age.
    void check_condition(const std::optional<Condition>& when, const std::string& what, const std::string& per) {
        if (!when) return;
        if (when->role && per != kPerApplication && *when->role != per) say(what + ": when is asked of each " + per + " and names the role " + *when->role);
        if (when->role && !roles_.contains(*when->role)) say(what + ": when names the unknown role " + *when->role);
        if ((when->age_from || when->age_below) && !when->role) say(what + ": when gives an age without a role");
        if (when->field.has_value() == when->is.empty()) say(what + ": when needs both field and is");
        if (!when->field) return;
        const auto field = std::ranges::find(service_.fields, *when->field, &FormField::key);
        if (field == service_.fields.end()) return say(what + ": when names the unknown field " + *when->field);
        if (per != kPerApplication && field->per != kPerApplication && field->per != per)
            say(what + ": when is asked of each " + per + ", and " + field->key + " is not");
        if (field->kind != FieldKind::choice) return;
        for (const auto& value : when->is)
            if (std::ranges::find(field->choices, value, &FieldChoice::value) == field->choices.end())
                say(what + ": when names " + value + ", which is no choice of " + field->key);
    }

    void check_role(const PersonRole& role) {
        const std::string what = "role " + role.code;
        if (role.code == kPerApplication || role.code == kPerHolder) say(what + ": that word stands for something else wherever per names a role");
        if (role.min < 0 || role.max < 1 || role.max < role.min || role.max > kPersonsMax)
            say(what + ": min and max are not 0 <= min <= max, 1 <= max <= " + std::to_string(kPersonsMax));
        if (role.min_age && role.max_age && *role.max_age <= *role.min_age) say(what + ": max_age is not above min_age");
        if ((role.min_age || role.max_age) && !role.age_refusal) say(what + ": an age limit needs age_refusal");
        if (role.birth_date_field) {
            const auto field = std::ranges::find(service_.fields, *role.birth_date_field, &FormField::key);
            if (field == service_.fields.end() || field->kind != FieldKind::date || field->per != role.code)
                say(what + ": birth_date_field " + *role.birth_date_field + " is no date asked for each of them");
        } else if (role.nik != NikNeed::required && (role.min_age || role.max_age)) {
            say(what + ": an age limit needs a NIK or birth_date_field");
        } else if (role.min_age && role.max_age.value_or(kCenturyYears + 1) > kCenturyYears) {
            say(what + ": a lower age limit alone needs birth_date_field, for the digits of a child are those of somebody of a hundred");
        }
        check_condition(role.age_unless, what, role.code);
    }

    void check_field(const FormField& field) {
        const std::string what = "field " + field.key;
        check_per(field.per, what);
        check_condition(field.when, what, field.per);
        if ((field.kind == FieldKind::choice) == field.choices.empty()) say(what + ": choices belong to, and only to, the kind choice");
        std::set<std::string> values;
        for (const auto& choice : field.choices)
            if (!values.insert(choice.value).second) say(what + ": choice " + choice.value + " stands twice");
        const bool days = field.days_back_max || field.days_ahead_max;
        const bool numbers = field.number_min || field.number_max;
        if (days && field.kind != FieldKind::date) say(what + ": limits in days belong to dates");
        if (numbers && field.kind != FieldKind::number) say(what + ": limits of number belong to numbers");
        if (field.length_max && (field.kind != FieldKind::text || *field.length_max < 1)) say(what + ": length_max belongs to text, above 0");
    }

    void check_paper(const PaperUse& paper) {
        const std::string what = "paper " + paper.code;
        need(tables_.requirements, paper.code, "requirements");
        check_per(paper.per, what);
        check_condition(paper.when, what, paper.per);
        for (const auto& substitute : paper.substitutes) {
            need(tables_.requirements, substitute.code, what + ", substitutes");
            const auto witness = std::ranges::find(service_.roles, "witness", &PersonRole::code);
            if (substitute.witnesses > 0 && (witness == service_.roles.end() || witness->max < substitute.witnesses))
                say(what + ": " + substitute.code + " needs a role witness for " + std::to_string(substitute.witnesses));
        }
    }

    void check_output(const Output& output) {
        const std::string what = "output " + output.document;
        need(tables_.documents, output.document, "outputs");
        check_per(output.per, what);
        check_condition(output.when, what, output.per);
        if (output.count < 1 || output.count > kCopiesMax) say(what + ": count is not 1.." + std::to_string(kCopiesMax));
        need(tables_.receiver_rules, output.receiver, what + ", receiver");
        check_media(output.document, what);
        std::map<std::string, bool> if_held;
        for (const auto& old : output.surrenders) {
            // Dues of one kind on one document are counted together.
            if (const auto [one, first] = if_held.emplace(old.document, old.if_held); !first && one->second != old.if_held)
                say(what + ", surrenders: " + old.document + " is due with and without if_held");
            need(tables_.documents, old.document, what + ", surrenders");
            if (old.per != kPerHolder) check_per(old.per, what + ", surrenders " + old.document);
            check_condition(old.when, what + ", surrenders " + old.document, old.per == kPerHolder ? output.per : old.per);
            if (old.count < 1 || old.count > kCopiesMax) say(what + ", surrenders: count is not 1.." + std::to_string(kCopiesMax));
        }
    }

    /// Every day of the service's life has a medium for what it yields.
    void check_media(const std::string& document, const std::string& what) {
        std::vector<Span> spans;
        for (const auto& kind : tables_.documents)
            if (kind.code == document)
                for (const auto& use : kind.media)
                    spans.push_back({std::max(use.valid_from, kind.valid_from), std::min(end_of(use), end_of(kind))});
        if (const auto gap = first_gap(std::move(spans), span_of(service_))) say(what + ": no medium on " + to_string(*gap));
    }

    void check_due() {
        const auto& due = service_.due;
        if (due.on == DueOn::verified) {
            if (due.role || due.age) say("due: role and age belong to a birthday");
            return;
        }
        if (!due.role || !due.age || *due.age < 1) return say("due: a birthday needs role and age");
        const auto role = std::ranges::find(service_.roles, *due.role, &PersonRole::code);
        if (role == service_.roles.end()) return say("due: unknown role " + *due.role);
        if (role->min != 1 || role->max != 1) say("due: role " + role->code + " is not exactly one person");
        if (role->nik != NikNeed::required && !role->birth_date_field) say("due: nothing tells the birthday of role " + role->code);
    }

    const RuleTables& tables_;
    const Service& service_;
    Reasons& mistakes_;
    std::string where_;
    std::set<std::string> roles_;
    std::set<std::string> fields_;
};

}  // namespace

void check_services(const RuleTables& tables, Reasons& mistakes) {
    check_spans("services.toml", tables.services, [](const Service& row) { return row.code; }, mistakes);
    for (const auto& service : tables.services) ServiceCheck(tables, service, mistakes).run();
}

}  // namespace layang
