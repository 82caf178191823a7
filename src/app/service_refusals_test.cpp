// Whatever a row of data/services.toml asks for is left out, exceeded or answered wrongly, one thing at a time, over the routes.
#include "app/service_walk_test.hpp"

namespace layang::app::town::service_refusals_test {
namespace {

using intake::Answer;
using intake::PaperDraft;
using intake::ReceiverDraft;
using intake::RolePersonDraft;
using intake::SubmitDossier;
namespace examples = intake::examples;

/// What a row must refuse, and where.
struct Wrong {
    std::string kind;
    SubmitDossier command;
    std::string code, field;
    /// Words of the row that stand in the refusal.
    std::string words = {};
};

/// Wrong dossiers of one kind each, made from a whole one.
class Spoiler {
public:
    explicit Spoiler(Case whole) : whole_(std::move(whole)), service_(*whole_.service) {
        papers();
        people();
        ages();
        unanswered();
        limits();
        substitutes();
        receiver();
    }
    [[nodiscard]] const std::vector<Wrong>& wrong() const { return wrong_; }
    /// Kind -> how many the row calls for; counted from the row, not from what was made.
    [[nodiscard]] std::map<std::string, int> expected() const {
        std::map<std::string, int> count = {{"receiver", 1}};
        for (const auto& use : service_.requirements) {
            if (holds_for(whole_, use.when)) count["paper"] += times(whole_, use.per);
            count["stranger for paper"] += holds_for(whole_, use.when) ? 1 : 0;
            for (const auto& substitute : use.substitutes) count["witnesses"] += substitute.witnesses > 0 && holds_for(whole_, use.when) ? 1 : 0;
        }
        std::set<std::pair<std::string, std::string>> brought;
        for (const auto& output : service_.outputs)
            for (const auto& [relation, row] : allowed_for(service_, output.document))
                for (const auto& paper : row.papers) brought.insert({relation, paper});
        count["paper"] += static_cast<int>(brought.size());
        for (const auto& role : service_.roles) {
            count["too few"] += role.min > 0 ? 1 : 0;
            count["too many"] += 1;
            count["nik"] += role.nik == NikNeed::required ? times(whole_, role.code) : 0;
            count["age"] += (role.min_age.value_or(0) > 0 ? 1 : 0) + (role.max_age ? 1 : 0);
        }
        for (const auto& field : service_.fields) {
            if (!holds_for(whole_, field.when)) continue;
            count["unanswered"] += field.required ? times(whole_, field.per) : 0;
            const int limits = (field.number_min ? 1 : 0) + (field.number_max ? 1 : 0) + (field.days_back_max ? 1 : 0) + (field.days_ahead_max ? 1 : 0) +
                               (field.length_max ? 1 : 0) + (field.kind == FieldKind::choice ? 1 : 0);
            count["limit"] += limits * times(whole_, field.per);
        }
        std::erase_if(count, [](const auto& each) { return each.second == 0; });
        return count;
    }

private:
    SubmitDossier& add(std::string kind, std::string code, std::string field, std::string words = {}) {
        wrong_.push_back({std::move(kind), whole_.command, std::move(code), std::move(field), std::move(words)});
        return wrong_.back().command;
    }
    static std::string person_at(std::size_t index) { return "applications.0.persons." + std::to_string(index); }
    static std::vector<RolePersonDraft>& persons_of(SubmitDossier& command) { return command.applications.front().persons; }

    void papers() {
        for (std::size_t i = 0; i < whole_.command.papers.size(); ++i) {
            const auto* row = catalogue().requirement_at(whole_.command.papers[i].requirement, kDay);
            auto& command = add("paper", "paper-missing", "applications.0.papers", row->name.id);
            command.papers.erase(command.papers.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    void people() {
        for (const auto& role : service_.roles) {
            const auto drop = [&](SubmitDossier& command) { std::erase_if(persons_of(command), [&](const RolePersonDraft& one) { return one.role == role.code; }); };
            if (role.min > 0) drop(add("too few", "persons-too-few", "applications.0.persons", role.name.id));
            auto& command = add("too many", "persons-too-many", "applications.0.persons", role.name.id);
            for (int i = times(whole_, role.code); i <= role.max; ++i) persons_of(command).push_back(examples::person_for(service_, role, examples::age_for(role), 700 + i));
            for (std::size_t i = 0; i < whole_.draft().persons.size(); ++i)
                if (whole_.draft().persons[i].role == role.code && role.nik == NikNeed::required)
                    persons_of(add("nik", "field-missing", person_at(i) + ".nik"))[i].nik.reset();
        }
    }
    void ages() {
        for (const auto& role : service_.roles) {
            std::vector<int> ages;
            if (role.min_age.value_or(0) > 0) ages.push_back(*role.min_age - 1);
            if (role.max_age) ages.push_back(*role.max_age);
            for (const int age : ages) {
                const auto first = std::ranges::find(whole_.draft().persons, role.code, &RolePersonDraft::role) - whole_.draft().persons.begin();
                const auto field = person_at(static_cast<std::size_t>(first)) + (role.birth_date_field ? ".answers." + *role.birth_date_field : ".nik");
                persons_of(add("age", "age-outside", field, role.age_refusal->id)).at(static_cast<std::size_t>(first)) = examples::person_for(service_, role, age, 800);
            }
        }
    }
    /// Visits each place where the field is asked: its answers in a copy, and its path.
    template <class Visit>
    void each_place(const FormField& field, const Visit& visit) {
        if (field.per == kPerApplication) visit("applications.0.answers." + field.key, [](SubmitDossier& command) -> std::vector<Answer>& { return command.applications.front().answers; });
        for (std::size_t i = 0; i < whole_.draft().persons.size(); ++i)
            if (whole_.draft().persons[i].role == field.per)
                visit(person_at(i) + ".answers." + field.key, [i](SubmitDossier& command) -> std::vector<Answer>& { return persons_of(command).at(i).answers; });
    }
    void unanswered() {
        for (const auto& field : service_.fields) {
            if (!field.required || !holds_for(whole_, field.when)) continue;
            each_place(field, [&](const std::string& path, const auto& answers) {
                std::erase_if(answers(add("unanswered", "field-missing", path)), [&](const Answer& one) { return one.field == field.key; });
            });
        }
    }
    void limits() {
        for (const auto& field : service_.fields) {
            if (!holds_for(whole_, field.when)) continue;
            std::vector<std::pair<std::string, std::string>> values;
            if (field.number_min) values.emplace_back("number-range", std::to_string(*field.number_min - 1));
            if (field.number_max) values.emplace_back("number-range", std::to_string(*field.number_max + 1));
            if (field.days_back_max) values.emplace_back("date-outside", to_string(kDay.plus_days(-*field.days_back_max - 1)));
            if (field.days_ahead_max) values.emplace_back("date-outside", to_string(kDay.plus_days(*field.days_ahead_max + 1)));
            if (field.length_max) values.emplace_back("text-too-long", std::string(static_cast<std::size_t>(*field.length_max) + 1, 'a'));
            if (field.kind == FieldKind::choice) values.emplace_back("choice-unknown", "none of these");
            for (const auto& [code, value] : values)
                each_place(field, [&](const std::string& path, const auto& answers) { examples::answer(answers(add("limit", code, path)), field.key, value); });
        }
    }
    void substitutes() {
        const auto instead = [](SubmitDossier& command, const PaperUse& use, const std::string& code) {
            const auto paper = std::ranges::find(command.papers, use.code, &PaperDraft::requirement);
            paper->requirement = code;
            paper->substitute_for = use.code;
        };
        for (const auto& use : service_.requirements) {
            if (!holds_for(whole_, use.when)) continue;
            for (const auto& substitute : use.substitutes) {
                if (substitute.witnesses == 0) continue;
                auto& command = add("witnesses", "witnesses-too-few", "applications.0.persons");
                instead(command, use, substitute.code);
                std::erase_if(persons_of(command), [](const RolePersonDraft& one) { return one.role == intake::kWitnessRole; });
            }
            // A paper of the office's own list that this row does not take instead.
            for (const auto& stranger : catalogue().tables().requirements)
                if (stranger.code != use.code && std::ranges::find(use.substitutes, stranger.code, &Substitute::code) == use.substitutes.end()) {
                    instead(add("stranger for paper", "substitute-wrong", "applications.0.papers"), use, stranger.code);
                    break;
                }
        }
    }
    void receiver() {
        std::set<std::string> allowed;
        for (const auto& output : service_.outputs)
            for (const auto& [relation, row] : allowed_for(service_, output.document)) allowed.insert(relation);
        std::string stranger = "neighbour";
        for (const auto& rule : catalogue().tables().receiver_rules)
            for (const auto& one : rule.allowed)
                if (!allowed.contains(one.relation)) stranger = one.relation;
        add("receiver", "receiver-not-allowed", "receivers.0.relation").receivers = {{"Orang Lain", std::nullopt, stranger}};
    }

    Case whole_;
    const Service& service_;
    std::vector<Wrong> wrong_;
};

bool says(const Json& problem, const Wrong& wrong) {
    return std::ranges::any_of(problem.at("errors"), [&](const Json& reason) {
        return reason.at("code") == wrong.code && reason.value("field", "") == wrong.field && reason.at("id").get<std::string>().find(wrong.words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("every service: whatever its row asks for is missed, with the row's words, and nothing is recorded") {
    Walk walk;
    std::map<std::string, int> kinds;
    for (const auto* service : catalogue().services_on(kDay)) {
        auto whole = with_everybody(*service);
        walk.prepare(whole);
        const auto before = walk.town().head();
        const Spoiler spoiler(whole);
        std::map<std::string, int> refused;
        for (const auto& wrong : spoiler.wrong()) {
            auto command = wrong.command;
            command.dossier = whole.command.dossier;
            const auto answer = walk.submit(command);
            const bool heard = answer.status == 422 && says(answer.json(), wrong);
            CHECK_MESSAGE(heard, service->code, ": ", wrong.kind, " ", wrong.field, " should be ", wrong.code, " ", wrong.words, " and is ", answer.body.substr(0, 600));
            refused[wrong.kind] += heard ? 1 : 0;
            kinds[wrong.kind] += 1;
        }
        CHECK_MESSAGE(Json(refused) == Json(spoiler.expected()), service->code, ": ", Json(refused).dump(), Json(spoiler.expected()).dump());
        CHECK(walk.town().head() == before);
        // Nothing of all that was wrong with the whole one.
        CHECK_MESSAGE(walk.submit(whole.command).status == 200, service->code);
    }
    // The rows of today know every kind of refusal.
    CHECK(kinds.size() == 10);
}

}  // namespace layang::app::town::service_refusals_test
