// Which documents an application yields: the row's outputs, one for each person that they are for.
#include <set>

#include "capabilities/intake/content.hpp"

namespace layang::intake {
namespace {

std::optional<Date> due_date(const Service& service, const Content& content, Date on) {
    if (service.due.on != DueOn::birthday || !service.due.role || !service.due.age) return std::nullopt;
    for (const auto& role : service.roles) {
        if (role.code != *service.due.role) continue;
        for (const auto& person : content.persons)
            if (person.role == role.code)
                if (const auto birth = birth_date_of(role, person, on)) return birth->plus_years(*service.due.age);
    }
    return std::nullopt;
}

/// Old documents that come back with one output; `holder` is its person, if it is for one.
std::vector<PlannedSurrender> plan_surrenders(const Service& service, const Output& output, const Content& content,
                                              std::optional<std::size_t> holder, Date on) {
    std::vector<PlannedSurrender> planned;
    const auto add = [&](const Surrender& surrender, std::optional<std::size_t> person) {
        const auto facts = person ? facts_of_person(service, content, content.persons[*person], on) : facts_of(service, content, on);
        if (!holds(surrender.when, facts)) return;
        const auto index = person ? std::optional(static_cast<std::int64_t>(*person)) : std::nullopt;
        planned.push_back({surrender.document, surrender.count, surrender.if_held, index});
    };
    for (const auto& surrender : output.surrenders) {
        if (surrender.per == kPerHolder || surrender.per == kPerApplication) {
            add(surrender, surrender.per == kPerHolder ? holder : std::nullopt);
            continue;
        }
        for (std::size_t i = 0; i < content.persons.size(); ++i)
            if (content.persons[i].role == surrender.per) add(surrender, i);
    }
    return planned;
}

}  // namespace

std::vector<PlannedDocument> plan_outputs(const Service& service, const Content& content, const Rules& rules) {
    std::vector<PlannedDocument> planned;
    const auto due = due_date(service, content, rules.on);
    const auto add = [&](const Output& output, std::optional<std::size_t> holder) {
        const auto facts =
            holder ? facts_of_person(service, content, content.persons[*holder], rules.on) : facts_of(service, content, rules.on);
        if (!holds(output.when, facts)) return;
        const auto* medium = rules.catalogue.medium_at(output.document, rules.on);
        PlannedDocument document;
        document.kind = output.document;
        document.medium = medium == nullptr ? std::string() : medium->code;
        document.stock_counted = medium != nullptr && medium->stock_counted;
        document.role = output.per;
        if (holder) document.holder = static_cast<std::int64_t>(*holder);
        document.receiver_rule = output.receiver;
        document.surrenders = plan_surrenders(service, output, content, holder, rules.on);
        document.due = due;
        for (int copy = 0; copy < output.count; ++copy) planned.push_back(document);
    };
    for (const auto& output : service.outputs) {
        if (output.per == kPerApplication) {
            add(output, std::nullopt);
            continue;
        }
        for (std::size_t i = 0; i < content.persons.size(); ++i)
            if (content.persons[i].role == output.per) add(output, i);
    }
    return planned;
}

std::vector<std::string> receiver_papers(const Service& service, const Content& content, const std::vector<std::string>& relations, const Rules& rules) {
    std::vector<std::string> papers;
    const auto planned = plan_outputs(service, content, rules);
    for (const auto& relation : relations) {
        // One letter does for all the documents.
        std::set<std::string> of_one;
        for (const auto& document : planned)
            if (const auto* rule = rules.catalogue.receiver_rule_at(document.receiver_rule, rules.on))
                for (const auto& allowed : rule->allowed)
                    if (allowed.relation == relation) of_one.insert(allowed.papers.begin(), allowed.papers.end());
        papers.insert(papers.end(), of_one.begin(), of_one.end());
    }
    return papers;
}

}  // namespace layang::intake
