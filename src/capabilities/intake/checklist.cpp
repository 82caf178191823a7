#include "capabilities/intake/checklist.hpp"

#include <algorithm>

#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

int needed(const Service& service, const PaperUse& use, const Content& content, Date on) {
    if (use.per == kPerApplication) return holds(use.when, facts_of(service, content, on)) ? 1 : 0;
    int count = 0;
    for (const auto& person : content.persons)
        if (person.role == use.per && holds(use.when, facts_of_person(service, content, person, on))) ++count;
    return count;
}

/// A substitute counts for the requirement that it names; a paper is never counted twice.
bool stands_for(const HeldPaper& paper, const PaperUse& use) {
    if (!paper.substitute_for) return paper.requirement == use.code;
    return *paper.substitute_for == use.code && std::ranges::find(use.substitutes, paper.requirement, &Substitute::code) != use.substitutes.end();
}

/// No row takes anything instead of what a receiver brings.
bool is_receivers(const HeldPaper& paper, std::string_view code) { return !paper.substitute_for && paper.requirement == code; }

void check_substitute(const Service& service, const Content& content, const HeldPaper& paper, const std::string& path, Reasons& reasons) {
    if (!paper.substitute_for) return;
    for (const auto& use : service.requirements) {
        if (use.code != *paper.substitute_for) continue;
        const auto found = std::ranges::find(use.substitutes, paper.requirement, &Substitute::code);
        if (found == use.substitutes.end()) return reasons.add(ErrorCode::kSubstituteWrong, path_of(path, "papers"), {{"code", paper.requirement}});
        if (std::ranges::count(content.persons, kWitnessRole, &RolePerson::role) < found->witnesses)
            reasons.add(ErrorCode::kWitnessesTooFew, path_of(path, "persons"), {{"count", std::to_string(found->witnesses)}});
        return;
    }
    // A paper may serve several applications: for one that does not ask for its requirement it stands for nothing.
}

}  // namespace

std::vector<PaperNeed> checklist(const Service& service, const Content& content, const std::vector<HeldPaper>& papers, Date on) {
    std::vector<PaperNeed> list;
    for (const auto& use : service.requirements) {
        PaperNeed need{use.code, use.substitutes, needed(service, use, content, on), 0, use.original};
        if (need.needed == 0) continue;
        need.held = static_cast<int>(std::ranges::count_if(papers, [&](const HeldPaper& paper) { return stands_for(paper, use); }));
        list.push_back(std::move(need));
    }
    for (const auto& code : content.receiver_papers) {
        const auto found = std::ranges::find(list, code, &PaperNeed::requirement);
        if (found != list.end()) ++found->needed;
        else list.push_back({code, {}, 1, static_cast<int>(std::ranges::count_if(papers, [&](const HeldPaper& paper) { return is_receivers(paper, code); }))});
    }
    return list;
}

bool wants_original(const Service& service, const Content& content, const HeldPaper& paper, Date on) {
    const bool of_receiver = std::ranges::any_of(content.receiver_papers, [&](const std::string& code) { return is_receivers(paper, code); });
    return of_receiver || std::ranges::any_of(service.requirements, [&](const PaperUse& use) {
        return use.original != OriginalRule::none && stands_for(paper, use) && needed(service, use, content, on) > 0;
    });
}

void check_papers(const Service& service, const Content& content, const std::vector<HeldPaper>& papers, const Rules& rules,
                  const std::string& path, Reasons& reasons) {
    for (const auto& paper : papers) check_substitute(service, content, paper, path, reasons);
    for (const auto& need : checklist(service, content, papers, rules.on)) {
        if (!need.missing()) continue;
        const auto* row = rules.catalogue.requirement_at(need.requirement, rules.on);
        const Words name = row == nullptr ? Words{need.requirement, need.requirement} : row->name;
        reasons.add(ErrorCode::kPaperMissing, path_of(path, "papers"),
                    {{"code", need.requirement}, {"paper_id", name.id}, {"paper_en", name.en}, {"count", std::to_string(need.needed - need.held)}},
                    service.code + '@' + to_string(service.valid_from));
    }
}

}  // namespace layang::intake
