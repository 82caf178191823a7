#include "demo/form.hpp"

#include <algorithm>

#include "demo/person.hpp"

namespace layang::demo {
namespace {

constexpr int kReceiversMax = 5;

int number_or(const Json& row, const char* key, int otherwise) {
    return row.contains(key) && !row[key].is_null() ? row[key].get<int>() : otherwise;
}
bool says(const Json& row, const char* key) { return row.contains(key) && !row[key].is_null(); }

/// Somebody in an application, with the answers given so far.
struct Placed {
    std::string role;
    Somebody who;
    std::map<std::string, std::string> answers;
};

/// One application as it is filled in.
class Application {
public:
    Application(const Filling& filling, Dice& dice, const ServiceRow& service, std::map<std::string, std::string>& shared)
        : filling_(filling), dice_(dice), service_(service), shared_(shared) {}

    void fill() {
        for (const auto& role : service_.row.at("roles")) place(role);
        answer("application", answers_, nullptr);
        for (auto& person : persons_) answer(person.role, person.answers, &person);
    }

    [[nodiscard]] Json body(const std::string& id) const {
        Json persons = Json::array();
        for (const auto& person : persons_) {
            Json one{{"role", person.role}, {"name", person.who.name}, {"answers", answers_json(person.answers)}};
            if (!person.who.nik.empty()) one["nik"] = person.who.nik;
            persons.push_back(std::move(one));
        }
        return {{"application", id},
                {"service", service_.code()},
                {"persons", std::move(persons)},
                {"answers", answers_json(answers_)}};
    }

    /// How often each paper is asked for, with what becomes of the original.
    [[nodiscard]] std::vector<std::pair<Json, int>> papers() const {
        std::vector<std::pair<Json, int>> needed;
        for (const auto& use : service_.row.at("requirements")) {
            int count = 0;
            if (use.at("per") == "application")
                count = holds(use, nullptr) ? 1 : 0;
            else
                for (const auto& person : persons_)
                    if (person.role == use.at("per").get<std::string>() && holds(use, &person)) ++count;
            if (count > 0) needed.emplace_back(use, count);
        }
        return needed;
    }

    /// Receiver rules of the documents that it yields.
    [[nodiscard]] std::set<std::string> receiver_rules() const {
        std::set<std::string> rules;
        for (const auto& output : service_.row.at("outputs")) {
            const bool yields = output.at("per") == "application"
                                    ? holds(output, nullptr)
                                    : std::any_of(persons_.begin(), persons_.end(), [&](const Placed& one) {
                                          return one.role == output.at("per").get<std::string>() && holds(output, &one);
                                      });
            if (yields) rules.insert(output.at("receiver").get<std::string>());
        }
        return rules;
    }

    /// The first grown-up with a number: whoever comes to the desk.
    [[nodiscard]] const Somebody* applicant() const {
        const Somebody* found = nullptr;
        for (const auto& person : persons_)
            if (!person.who.nik.empty() && (found == nullptr || (found->age < 17 && person.who.age >= 17))) found = &person.who;
        return found;
    }

private:
    void place(const Json& role) {
        const int min = role.at("min").get<int>();
        const int max = role.at("max").get<int>();
        int count = min;
        // One or two more where more may come; who only stands by when a paper is missing (nobody asks anything of him) stays at home.
        const bool asked = std::any_of(service_.row.at("outputs").begin(), service_.row.at("outputs").end(),
                                       [&](const Json& output) { return output.at("per") == role.at("code"); });
        if (asked) count += std::min(max - min, dice_.percent(25) ? 1 : 0);
        for (int i = 0; i < count; ++i) persons_.push_back({role.at("code").get<std::string>(), somebody(role), {}});
    }

    Somebody somebody(const Json& role) {
        const bool grown = !says(role, "max_age") && role.at("nik") == "required";
        const int youngest = number_or(role, "min_age", grown ? 24 : 1);
        const int oldest = number_or(role, "max_age", grown ? 65 : 40) - 1;
        auto one =
            filling_.names.somebody(dice_, filling_.village, dice_.between(std::min(youngest, oldest), oldest), filling_.today);
        if (role.at("nik") == "none") {
            one.nik.clear();
            one.age = 0;
        }
        return one;
    }

    bool holds(const Json& asked, const Placed* person) const {
        if (!says(asked, "when")) return true;
        const auto& when = asked["when"];
        if (says(when, "field") && !field_holds(when, person)) return false;
        if (!says(when, "role")) return true;
        return std::any_of(persons_.begin(), persons_.end(), [&](const Placed& one) {
            return one.role == when["role"].get<std::string>() && one.who.age >= number_or(when, "age_from", 0) &&
                   one.who.age < number_or(when, "age_below", 200);
        });
    }

    bool field_holds(const Json& when, const Placed* person) const {
        const auto field = when["field"].get<std::string>();
        const std::string* value = nullptr;
        const auto look = [&](const std::map<std::string, std::string>& answers) {
            if (const auto found = answers.find(field); value == nullptr && found != answers.end()) value = &found->second;
        };
        if (person != nullptr) look(person->answers);
        look(answers_);
        if (person == nullptr)
            for (const auto& one : persons_) look(one.answers);
        if (value == nullptr) return false;
        const auto& wanted = when.at("is");
        return std::find(wanted.begin(), wanted.end(), Json(*value)) != wanted.end();
    }

    void answer(const std::string& per, std::map<std::string, std::string>& answers, const Placed* person) {
        for (const auto& field : service_.row.at("fields")) {
            if (field.at("per") != per || !holds(field, person)) continue;
            if (!field.at("required").get<bool>() && dice_.percent(50)) continue;
            const auto shared = says(field, "shared") ? field["shared"].get<std::string>() : std::string();
            const auto known = shared_.find(shared);
            // What a family answers once it does not answer differently in the next form.
            const auto value = !shared.empty() && person == nullptr && known != shared_.end() ? known->second : value_for(field);
            if (!shared.empty() && person == nullptr) shared_[shared] = value;
            answers[field.at("key").get<std::string>()] = value;
        }
    }

    std::string value_for(const Json& field) {
        const auto kind = field.at("kind").get<std::string>();
        const auto key = field.at("key").get<std::string>();
        if (kind == "choice")
            return field.at("choices")
                .at(static_cast<std::size_t>(dice_.next() % field.at("choices").size()))
                .at("value")
                .get<std::string>();
        if (kind == "date")
            return day_text(filling_.today - dice_.between(1, std::min(300, number_or(field, "days_back_max", 300)) - 1));
        if (kind == "kk") return filling_.names.family_card(dice_, filling_.village, filling_.today);
        if (kind == "nik") return filling_.names.somebody(dice_, filling_.village, 30, filling_.today).nik;
        if (filling_.names.has_words_for(key)) return filling_.names.words_for(dice_, key);
        if (kind != "number")
            return filling_.names.words_for(dice_, key).substr(0, static_cast<std::size_t>(number_or(field, "length_max", 200)));
        const int least = number_or(field, "number_min", 1);
        return std::to_string(dice_.between(least, std::min(number_or(field, "number_max", least + 8), least + 8)));
    }

    static Json answers_json(const std::map<std::string, std::string>& answers) {
        Json list = Json::array();
        for (const auto& [field, value] : answers) list.push_back({{"field", field}, {"value", value}});
        return list;
    }

    const Filling& filling_;
    Dice& dice_;
    const ServiceRow& service_;
    std::map<std::string, std::string>& shared_;
    std::vector<Placed> persons_;
    std::map<std::string, std::string> answers_;
};

/// The same paper serves every application of the family that asks for it.
void attach_papers(const Filling& filling, const std::vector<Application>& applications, const std::vector<std::string>& ids,
                   Bundle& bundle) {
    std::map<std::string, std::vector<std::vector<std::string>>> serves;
    std::map<std::string, std::string> original;
    for (std::size_t i = 0; i < applications.size(); ++i)
        for (const auto& [use, count] : applications[i].papers()) {
            const auto code = use.at("code").get<std::string>();
            auto& sheets = serves[code];
            sheets.resize(std::max(sheets.size(), static_cast<std::size_t>(count)));
            for (int sheet = 0; sheet < count; ++sheet) sheets[static_cast<std::size_t>(sheet)].push_back(ids[i]);
            const auto kept = use.at("original").get<std::string>();
            if (original[code] != "kept") original[code] = kept == "shown" ? "seen" : kept;
        }
    auto& papers = bundle.body["papers"] = Json::array();
    for (const auto& [code, sheets] : serves)
        for (const auto& for_ids : sheets) {
            bundle.papers.push_back({papers.size(), code, filling.catalogue.paper_name(code)});
            papers.push_back(
                {{"requirement", code}, {"applications", for_ids}, {"blobs", Json::array()}, {"original", original[code]}});
        }
}

/// Somebody for each kind of document that the person whom it is for may not fetch alone.
Json receivers_for(const Catalogue& catalogue, const std::vector<Application>& applications, const std::string& name) {
    std::set<std::string> rules, relations;
    for (const auto& application : applications) rules.merge(application.receiver_rules());
    for (const auto& rule : catalogue.json().at("receiver_rules"))
        if (rules.contains(rule.at("code").get<std::string>()) && !rule.at("allowed").empty())
            relations.insert(rule["allowed"].front().at("relation").get<std::string>());
    // The person himself needs no naming.
    relations.erase("self");
    Json list = Json::array();
    for (const auto& relation : relations)
        if (list.size() < kReceiversMax) list.push_back({{"name", name}, {"relation", relation}});
    return list;
}

}  // namespace

Bundle fill_dossier(const Filling& filling, Dice& dice, const std::vector<const ServiceRow*>& services) {
    Bundle bundle;
    std::map<std::string, std::string> shared;
    std::vector<Application> applications;
    std::vector<std::string> ids;
    Json bodies = Json::array();
    for (const auto* service : services) {
        auto& application = applications.emplace_back(filling, dice, *service, shared);
        application.fill();
        ids.push_back(filling.new_id());
        bodies.push_back(application.body(ids.back()));
    }
    const auto* found = applications.front().applicant();
    const auto applicant = found != nullptr ? *found : filling.names.somebody(dice, filling.village, 40, filling.today);
    bundle.applicant = applicant.name;
    Json contact{{"phone", filling.names.phone(dice)}};
    if (dice.percent(20)) contact["email"] = filling.names.mail(dice);
    bundle.body = {{"dossier", filling.new_id()},
                   {"desk", filling.desk},
                   {"village", filling.village},
                   {"address",
                    {{"hamlet", filling.names.hamlet(dice)},
                     {"rt", std::to_string(dice.between(1, 6))},
                     {"rw", std::to_string(dice.between(1, 3))}}},
                   {"applicant", {{"name", applicant.name}, {"nik", applicant.nik}}},
                   {"contact", std::move(contact)},
                   {"delivery", dice.percent(60) ? "home" : "village_hall"},
                   {"consent", true},
                   {"receivers", receivers_for(filling.catalogue, applications, applicant.name)},
                   {"applications", std::move(bodies)}};
    attach_papers(filling, applications, ids, bundle);
    return bundle;
}

}  // namespace layang::demo
