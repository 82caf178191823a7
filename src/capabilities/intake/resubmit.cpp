// Resubmission: only what was wrong comes in; the whole is judged again.
#include <algorithm>

#include "capabilities/intake/application_decider.hpp"
#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

/// New answers take the place of those to the same questions; an empty one takes the answer away.
void merge(std::vector<Answer>& answers, const std::vector<Answer>& changes) {
    for (const auto& change : changes) {
        const auto found = std::ranges::find(answers, change.field, &Answer::field);
        if (found == answers.end()) answers.push_back(change);
        else found->value = change.value;
    }
}

std::vector<RolePersonDraft> merged_persons(const std::vector<RolePerson>& persons, const std::vector<PersonChange>& changes,
                                            const std::vector<RolePersonDraft>& added, Reasons& reasons) {
    std::vector<RolePersonDraft> drafts;
    for (const auto& person : persons)
        drafts.push_back({person.role, person.name, person.nik ? std::optional(person.nik->digits()) : std::nullopt, person.answers});
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& change = changes[i];
        if (change.index < 0 || static_cast<std::size_t>(change.index) >= drafts.size()) {
            reasons.add(ErrorCode::kNumberRange, path_of(path_of("", "persons", i), "index"),
                        {{"min", "0"}, {"max", std::to_string(std::max<std::size_t>(persons.size(), 1) - 1)}});
            continue;
        }
        auto& draft = drafts[static_cast<std::size_t>(change.index)];
        if (change.name) draft.name = *change.name;
        if (change.nik) draft.nik = *change.nik;
        merge(draft.answers, change.answers);
    }
    drafts.insert(drafts.end(), added.begin(), added.end());
    return drafts;
}

/// Papers of this application as they will be: the replaced ones gone, the new ones there.
std::vector<HeldPaper> papers_after(DossierState dossier, const std::vector<PaperAttached>& added, ApplicationId application) {
    for (const auto& paper : added) dossier = evolve(std::move(dossier), paper);
    return papers_of(dossier, application);
}

/// Of what receivers bring, as much as the dossier came with: whoever was named before the rows asked for a letter is asked for none now.
std::vector<std::string> asked_before(const std::vector<std::string>& receiver_papers, const std::vector<HeldPaper>& papers) {
    std::vector<std::string> asked;
    for (const auto& code : receiver_papers)
        if (std::ranges::count(asked, code) < std::ranges::count_if(papers, [&](const HeldPaper& paper) { return !paper.substitute_for && paper.requirement == code; }))
            asked.push_back(code);
    return asked;
}

/// Only papers of this application: a sibling, verified perhaps, keeps its own.
void check_replaced(const std::vector<PaperDraft>& papers, const DossierState& dossier, ApplicationId application, Reasons& reasons) {
    for (std::size_t i = 0; i < papers.size(); ++i) {
        if (!papers[i].replaces) continue;
        const auto index = *papers[i].replaces;
        const auto count = static_cast<std::int64_t>(dossier.papers.size());
        if (index < 0 || index >= count)
            reasons.add(ErrorCode::kNumberRange, path_of(path_of("", "papers", i), "replaces"), {{"min", "0"}, {"max", std::to_string(count - 1)}});
        else if (!dossier.papers[static_cast<std::size_t>(index)].stands_for(application))
            reasons.add(ErrorCode::kIdInvalid, path_of(path_of("", "papers", i), "replaces"));
    }
}

}  // namespace

Result<ResubmitDecision> resubmit(const ApplicationState& state, const DossierState& dossier, const ResubmitApplication& command,
                                  const Actor& actor, const Rules& rules, const IntakeFacts& facts) {
    TRY_VOID(require(actor, Right::submit_dossier));
    if (state.stage == Stage::none) return refuse(ErrorCode::kNotFound);
    TRY_VOID(require_in(actor, Right::submit_dossier, state.village));
    if (state.stage != Stage::returned) return refuse(ErrorCode::kNotReturned);
    if (state.persons.erased() || state.answers.erased()) return refuse(ErrorCode::kConflict);

    Reasons reasons;
    const auto service = rules.catalogue.require_service(state.service, rules.on);
    if (!take_at(reasons, "service", service)) return reasons.refusal();
    const auto persons = merged_persons(state.persons.open(), command.persons, command.added, reasons);
    auto answers = state.answers.open();
    merge(answers, command.answers);
    auto content = read_content(**service, persons, answers, rules, "", reasons);
    std::vector<std::string> named;
    for (const auto& receiver : dossier.relations) named.push_back(receiver.relation);
    content.receiver_papers = receiver_papers(**service, content, named, rules);
    check_replaced(command.papers, dossier, state.application, reasons);
    ResubmitDecision decision;
    const auto wanted = [&](const PaperDraft& paper) { return wants_original(**service, content, {paper.requirement, paper.substitute_for}, rules.on); };
    decision.papers = read_papers(command.papers, dossier.papers.size(), {state.application}, rules, facts, wanted, reasons);
    content.receiver_papers = asked_before(content.receiver_papers, papers_of(dossier, state.application));
    check_papers(**service, content, papers_after(dossier, decision.papers, state.application), rules, "", reasons);
    if (reasons.any()) return reasons.refusal();

    ApplicationResubmitted event;
    if (content.persons != state.persons.open()) event.persons = content.persons;
    if (content.answers != state.answers.open()) event.answers = content.answers;
    event.outputs = plan_outputs(**service, content, rules);
    for (const auto& paper : decision.papers) event.papers.push_back(paper.paper);
    event.target_due = TRY(facts.due_by((*service)->clock.office_target));
    decision.events.emplace_back(std::move(event));
    return decision;
}

}  // namespace layang::intake
