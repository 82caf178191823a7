#include "capabilities/intake/dossier_decider.hpp"

#include <algorithm>
#include <set>

#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

constexpr std::size_t kHamletCharactersMax = 60;
constexpr std::size_t kNumberCharactersMax = 3;

struct EvolveDossier {
    DossierState& state;

    void operator()(const DossierSubmitted& event) const {
        state.exists = true;
        state.dossier = event.dossier;
        state.code = event.code;
        state.desk = event.desk;
        state.village = event.village;
        state.delivery = event.delivery;
        state.applicant = event.applicant;
        state.applications = event.applications;
    }
    void operator()(const ReceiverNamed& event) const {
        state.receivers.push_back(event.receiver);
        state.relations.push_back({event.relation});
    }
    void operator()(const PaperAttached& event) const {
        if (event.replaces && static_cast<std::size_t>(*event.replaces) < state.papers.size()) {
            auto& gone = state.papers[static_cast<std::size_t>(*event.replaces)].replaced_for;
            gone.insert(gone.end(), event.applications.begin(), event.applications.end());
        }
        state.papers.push_back({{event.requirement, event.substitute_for}, event.applications, {}});
    }
};

/// Judges one submission; reasons gather, events are made only when there are none.
class Submission {
public:
    Submission(const SubmitDossier& command, const Actor& actor, const Rules& rules, const IntakeFacts& facts)
        : command_(command), actor_(actor), rules_(rules), facts_(facts) {}

    Result<SubmitDecision> decide(const DossierState& state) {
        TRY_VOID(require(actor_, Right::submit_dossier));
        if (state.exists) return refuse(ErrorCode::kConflict, "dossier");
        check_place();
        read_applicant();
        read_applications();
        read_receivers();
        papers_ = read_papers(command_.papers, 0, ids_, rules_, facts_, [this](const PaperDraft& paper) { return an_original_is_wanted(paper); }, reasons_);
        check_checklists();
        if (reasons_.any()) return reasons_.refusal();
        return events();
    }

private:
    void check_place() {
        if (!facts_.village_exists(command_.village))
            reasons_.add(ErrorCode::kVillageUnknown, "village", {{"village", command_.village.substr(0, 20)}});
        else {
            const bool reached = take_at(reasons_, "village", require_in(actor_, Right::submit_dossier, command_.village));
            if (!facts_.desk_serves(command_.desk, command_.village)) reasons_.add(ErrorCode::kDeskWrong, "desk");
            // Where the papers lie follows from the desk: whoever works in the village alone takes nothing in at the office.
            else if (reached && command_.desk != command_.village) take_at(reasons_, "desk", require_beyond(actor_, Right::submit_dossier, command_.village));
        }
        if (!facts_.code) reasons_.add(ErrorCode::kCodeNotIssued, "code");
        check_text(reasons_, "address.hamlet", command_.address.hamlet, kHamletCharactersMax, false);
        check_text(reasons_, "address.rt", command_.address.rt, kNumberCharactersMax, false);
        check_text(reasons_, "address.rw", command_.address.rw, kNumberCharactersMax, false);
        if (!command_.consent) reasons_.add(ErrorCode::kConsentMissing, "consent");
    }

    std::optional<Nik> read_nik(const std::optional<std::string>& text, const std::string& path) {
        if (!text || text->empty()) return std::nullopt;
        const auto nik = Nik::validate(*text, rules_.knows_region, rules_.on);
        return take_at(reasons_, path, nik) ? std::optional(*nik) : std::nullopt;
    }

    void read_applicant() {
        check_text(reasons_, "applicant.name", command_.applicant.name, kNameCharactersMax, true);
        applicant_ = {command_.applicant.name, read_nik(command_.applicant.nik, "applicant.nik")};
        if (command_.contact.phone) check_phone(reasons_, "contact.phone", *command_.contact.phone);
        if (command_.contact.email) check_email(reasons_, "contact.email", *command_.contact.email);
    }

    void read_applications() {
        const auto& drafts = command_.applications;
        if (drafts.empty()) reasons_.add(ErrorCode::kFieldMissing, "applications");
        if (drafts.size() > kApplicationsMax) {
            reasons_.add(ErrorCode::kTooMany, "applications", {{"max", std::to_string(kApplicationsMax)}});
            return;
        }
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            const auto path = path_of("", "applications", i);
            const auto& draft = drafts[i];
            if (std::ranges::find(ids_, draft.application) != ids_.end() || facts_.application_exists(draft.application))
                reasons_.add(ErrorCode::kConflict, path_of(path, "application"));
            ids_.push_back(draft.application);
            const auto service = rules_.catalogue.require_service(draft.service, rules_.on);
            if (!take_at(reasons_, path_of(path, "service"), service)) {
                services_.push_back(nullptr);
                contents_.emplace_back();
                continue;
            }
            services_.push_back(*service);
            contents_.push_back(read_content(**service, draft.persons, draft.answers, rules_, path, reasons_));
        }
    }

    /// Relations that may receive at least one of the documents that the rows yield.
    std::set<std::string> relations() {
        std::set<std::string> allowed;
        for (std::size_t i = 0; i < services_.size(); ++i) {
            if (services_[i] == nullptr) continue;
            for (const auto& output : plan_outputs(*services_[i], contents_[i], rules_))
                if (const auto* rule = rules_.catalogue.receiver_rule_at(output.receiver_rule, rules_.on))
                    for (const auto& one : rule->allowed) allowed.insert(one.relation);
        }
        return allowed;
    }

    void read_receivers() {
        if (command_.receivers.size() > kReceiversMax) {
            reasons_.add(ErrorCode::kTooMany, "receivers", {{"max", std::to_string(kReceiversMax)}});
            return;
        }
        const auto allowed = relations();
        std::vector<std::string> named;
        for (std::size_t i = 0; i < command_.receivers.size(); ++i) {
            const auto& draft = command_.receivers[i];
            const auto path = path_of("", "receivers", i);
            check_text(reasons_, path_of(path, "name"), draft.name, kNameCharactersMax, true);
            if (!allowed.contains(draft.relation)) reasons_.add(ErrorCode::kReceiverNotAllowed, path_of(path, "relation"));
            receivers_.push_back({static_cast<std::int64_t>(i), Receiver{draft.name, read_nik(draft.nik, path_of(path, "nik"))}, draft.relation});
            named.push_back(draft.relation);
        }
        for (std::size_t i = 0; i < services_.size(); ++i)
            if (services_[i] != nullptr) contents_[i].receiver_papers = receiver_papers(*services_[i], contents_[i], named, rules_);
    }

    /// By any of the applications that it is for: the same sheet serves the whole family.
    bool an_original_is_wanted(const PaperDraft& paper) const {
        for (std::size_t i = 0; i < services_.size(); ++i)
            if (services_[i] != nullptr && std::ranges::find(paper.applications, ids_[i]) != paper.applications.end() &&
                wants_original(*services_[i], contents_[i], {paper.requirement, paper.substitute_for}, rules_.on))
                return true;
        return false;
    }

    void check_checklists() {
        for (std::size_t i = 0; i < services_.size(); ++i) {
            if (services_[i] == nullptr) continue;
            std::vector<HeldPaper> held;
            for (const auto& paper : command_.papers)
                if (std::ranges::find(paper.applications, ids_[i]) != paper.applications.end())
                    held.push_back({paper.requirement, paper.substitute_for});
            check_papers(*services_[i], contents_[i], held, rules_, path_of("", "applications", i), reasons_);
        }
    }

    Result<SubmitDecision> events() {
        SubmitDecision decision;
        Instant latest{};
        for (std::size_t i = 0; i < services_.size(); ++i) {
            auto event = TRY(submitted(*services_[i], contents_[i], ids_[i]));
            latest = std::max(latest, event.target_due);
            decision.applications.push_back(std::move(event));
        }
        decision.dossier.emplace_back(DossierSubmitted{command_.dossier, *facts_.code, command_.desk, command_.village, command_.address,
                                                       applicant_, command_.contact, command_.delivery, command_.consent, ids_, latest});
        for (auto& receiver : receivers_) decision.dossier.emplace_back(std::move(receiver));
        for (auto& paper : papers_) {
            paper.replaces.reset();  // nothing was there before
            decision.dossier.emplace_back(std::move(paper));
        }
        return decision;
    }

    Result<ApplicationSubmitted> submitted(const Service& service, const Content& content, ApplicationId id) {
        ApplicationSubmitted event;
        event.application = id;
        event.dossier = command_.dossier;
        event.service = service.code;
        event.rule = rule_of(service);
        event.village = command_.village;
        event.persons = content.persons;
        event.answers = content.answers;
        event.needs_biometrics = service.biometrics;
        event.needs_print_ready = std::ranges::find(service.waits_for, WaitFor::print_ready) != service.waits_for.end();
        event.outputs = plan_outputs(service, content, rules_);
        event.target_due = TRY(facts_.due_by(service.clock.office_target));
        return event;
    }

    const SubmitDossier& command_;
    const Actor& actor_;
    const Rules& rules_;
    const IntakeFacts& facts_;
    Reasons reasons_;
    Person applicant_;
    std::vector<ApplicationId> ids_;
    std::vector<const Service*> services_;
    std::vector<Content> contents_;
    std::vector<ReceiverNamed> receivers_;
    std::vector<PaperAttached> papers_;
};

}  // namespace

DossierState evolve(DossierState state, const DossierEvent& event) {
    std::visit(EvolveDossier{state}, event);
    return state;
}

std::vector<HeldPaper> papers_of(const DossierState& state, ApplicationId application) {
    std::vector<HeldPaper> held;
    for (const auto& one : state.papers)
        if (one.stands_for(application)) held.push_back(one.paper);
    return held;
}

Result<SubmitDecision> decide(const DossierState& state, const SubmitDossier& command, const Actor& actor, const Rules& rules,
                              const IntakeFacts& facts) {
    return Submission(command, actor, rules, facts).decide(state);
}

std::string rule_of(const Service& service) { return service.code + '@' + to_string(service.valid_from); }

}  // namespace layang::intake
