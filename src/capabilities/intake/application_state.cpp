// How an application's events make its state.
#include <algorithm>

#include "capabilities/intake/application_decider.hpp"

namespace layang::intake {
namespace {

struct Evolve {
    ApplicationState& state;
    std::int64_t seq;
    Date rule_date;

    void operator()(const ApplicationSubmitted& event) const {
        state.stage = Stage::submitted;
        state.application = event.application;
        state.dossier = event.dossier;
        state.service = event.service;
        state.rule = event.rule;
        state.village = event.village;
        state.submitted_on = rule_date;
        state.persons = event.persons;
        state.answers = event.answers;
        state.needs_biometrics = event.needs_biometrics;
        state.needs_print_ready = event.needs_print_ready;
        state.outputs = event.outputs;
        state.target_due = event.target_due;
    }
    void decided(Stage stage) const {
        state.stage = stage;
        state.verdict_seq = seq;
    }
    void operator()(const ApplicationVerified& event) const {
        decided(Stage::verified);
        state.legal_due = event.legal_due;
    }
    void operator()(const ApplicationReturned&) const { decided(Stage::returned); }
    void operator()(const ApplicationResubmitted& event) const {
        state.stage = Stage::submitted;
        if (event.persons) state.persons = *event.persons;
        if (event.answers) state.answers = *event.answers;
        state.outputs = event.outputs;
        state.target_due = event.target_due;
        ++state.revision;
    }
    void ended(Stage stage) const {
        decided(stage);
        state.stopped.clear();
    }
    void operator()(const ApplicationRejected&) const { ended(Stage::rejected); }
    void operator()(const ApplicationWithdrawn&) const { ended(Stage::withdrawn); }
    void operator()(const ApplicationCompleted&) const { ended(Stage::completed); }
    void operator()(const ClockStopped& event) const { state.stopped.push_back(event.reason); }
    void operator()(const ClockResumed& event) const { std::erase(state.stopped, event.reason); }
    void operator()(const BiometricsRecorded& event) const {
        if (state.biometrics_at) return;
        state.biometrics_at = event.recorded_at;
        state.biometrics_seq = seq;
    }
    void operator()(const PrintReadyConfirmed&) const {
        if (state.print_ready) return;
        state.print_ready = true;
        state.print_ready_seq = seq;
    }
    void operator()(const DuplicateFound&) const { state.duplicate_seq = seq; }
};

}  // namespace

bool ApplicationState::stopped_for(std::string_view reason) const { return std::ranges::find(stopped, reason) != stopped.end(); }

bool ApplicationState::wants_verdict() const { return stopped_for(kNotUnique) || stopped_for(kDocumentsCancelled); }

bool ApplicationState::may_be_ordered() const {
    const bool found_complete = stage == Stage::verified || stage == Stage::completed;
    return found_complete && !awaits_biometrics() && !awaits_print_ready() && !wants_verdict();
}

ApplicationState evolve(ApplicationState state, const ApplicationEvent& event, std::int64_t seq, Date rule_date) {
    std::visit(Evolve{state, seq, rule_date}, event);
    return state;
}

}  // namespace layang::intake
