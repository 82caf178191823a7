#include "capabilities/intake/application_decider.hpp"

#include <algorithm>

#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

Result<void> may_touch(const ApplicationState& state, const Actor& actor, Right right) {
    TRY_VOID(require(actor, right));
    if (state.stage == Stage::none) return refuse(ErrorCode::kNotFound);
    return require_in(actor, right, state.village);
}

/// What stands in the way of deciding it, said by what somebody decided before.
Result<void> undecided(const ApplicationState& state) {
    switch (state.stage) {
        case Stage::submitted: return {};
        case Stage::none: return refuse(ErrorCode::kNotFound);
        case Stage::returned: return refuse(ErrorCode::kAlreadyReturned);
        case Stage::verified: return refuse(ErrorCode::kAlreadyVerified);
        case Stage::rejected: return refuse(ErrorCode::kAlreadyRejected);
        case Stage::withdrawn: return refuse(ErrorCode::kAlreadyWithdrawn);
        case Stage::completed: return refuse(ErrorCode::kAlreadyCompleted);
    }
    return {};
}
Result<void> not_ended(const ApplicationState& state) { return state.open() ? Result<void>() : undecided(state); }

Result<void> seen(const ApplicationState& state, std::optional<std::int64_t> revision) {
    if (revision && *revision != state.revision) return refuse(ErrorCode::kConflict, "revision");
    return {};
}

/// The stock says whether a document waits for a blank, and not a person.
Result<void> not_of_blanks(const std::string& reason) {
    if (reason == kNoBlanks) return refuse(ErrorCode::kClockOfBlanks, "reason");
    return {};
}

/// A coded reason with its words.
SealedNote read_reason(Reasons& reasons, const Rules& rules, std::string_view kind, const std::string& code, const std::optional<std::string>& note,
                       const std::string& field = "reason") {
    reasons.take(rules.catalogue.known_reason(kind, code, note.value_or(""), rules.on, field));
    return sealed_note(note);
}

/// Events that bring the awaited-report stops in line with what is awaited now.
void settle_waiting(const ApplicationState& state, std::vector<ApplicationEvent>& events) {
    if (state.stage != Stage::verified) return;
    // The recording comes first: print-ready cannot be waited for before it.
    const bool biometrics = state.awaits_biometrics();
    const bool print_ready = !biometrics && state.awaits_print_ready();
    const auto settle = [&](std::string_view reason, bool awaited) {
        if (awaited && !state.stopped_for(reason)) events.emplace_back(ClockStopped{std::string(reason)});
        if (!awaited && state.stopped_for(reason)) events.emplace_back(ClockResumed{std::string(reason)});
    };
    settle(kAwaitingBiometrics, biometrics);
    settle(kNotPrintReady, print_ready);
}

/// An application whose documents wait for a birthday is complete once everything was reported.
void complete_when_due_later(const ApplicationState& state, std::vector<ApplicationEvent>& events) {
    const bool nothing_now = state.outputs.empty() || state.due_later();
    if (state.stage == Stage::verified && nothing_now && state.may_be_ordered())
        events.emplace_back(ApplicationCompleted{state.application});
}

/// `first` and what follows from it.
std::vector<ApplicationEvent> with_consequences(const ApplicationState& before, ApplicationEvent first) {
    auto state = evolve(before, first, 0, before.submitted_on);
    std::vector<ApplicationEvent> events{std::move(first)};
    settle_waiting(state, events);
    for (std::size_t i = 1; i < events.size(); ++i) state = evolve(std::move(state), events[i], 0, before.submitted_on);
    complete_when_due_later(state, events);
    return events;
}

}  // namespace

Result<ApplicationDecision> verify(const ApplicationState& state, const VerifyApplication& command, const Actor& actor, Instant legal_due) {
    TRY_VOID(may_touch(state, actor, Right::verify));
    TRY_VOID(undecided(state));
    TRY_VOID(seen(state, command.revision));
    return ApplicationDecision{with_consequences(state, ApplicationVerified{legal_due}), {}};
}

Result<ApplicationDecision> send_back(const ApplicationState& state, const ReturnApplication& command, const Actor& actor, const Rules& rules) {
    TRY_VOID(may_touch(state, actor, Right::verify));
    TRY_VOID(undecided(state));
    TRY_VOID(seen(state, command.revision));
    Reasons reasons;
    if (command.reasons.empty()) reasons.add(ErrorCode::kFieldMissing, "reasons");
    if (command.reasons.size() > kReturnReasonsMax) reasons.add(ErrorCode::kTooMany, "reasons", {{"max", std::to_string(kReturnReasonsMax)}});
    const auto* service = rules.catalogue.service_at(state.service, state.submitted_on);
    ApplicationReturned event;
    for (std::size_t i = 0; i < command.reasons.size() && i < kReturnReasonsMax; ++i) {
        const auto& draft = command.reasons[i];
        const auto path = path_of("", "reasons", i);
        if (draft.field && (service == nullptr || !says(*service, state.persons, *draft.field))) reasons.add(ErrorCode::kFieldUnknown, path_of(path, "field"));
        auto note = read_reason(reasons, rules, "return", draft.code, draft.note, path_of(path, "code"));
        event.reasons.push_back({draft.code, draft.paper, draft.field, std::move(note)});
    }
    if (reasons.any()) return reasons.refusal();
    return ApplicationDecision{{std::move(event)}, {}};
}

Result<ApplicationDecision> reject(const ApplicationState& state, const RejectApplication& command, const Actor& actor, const Rules& rules) {
    TRY_VOID(may_touch(state, actor, Right::verify));
    const bool again = state.stage == Stage::verified && state.wants_verdict();
    if (state.stage != Stage::returned && !again) TRY_VOID(undecided(state));
    TRY_VOID(seen(state, command.revision));
    Reasons reasons;
    auto note = read_reason(reasons, rules, "reject", command.reason, command.note);
    if (reasons.any()) return reasons.refusal();
    return ApplicationDecision{{ApplicationRejected{command.reason, std::move(note)}}, {}};
}

Result<ApplicationDecision> withdraw(const ApplicationState& state, const WithdrawApplication& command, const Actor& actor, const Rules& rules) {
    TRY_VOID(may_touch(state, actor, Right::submit_dossier));
    TRY_VOID(not_ended(state));
    Reasons reasons;
    auto note = read_reason(reasons, rules, "withdraw", command.reason, command.note);
    if (reasons.any()) return reasons.refusal();
    return ApplicationDecision{{ApplicationWithdrawn{command.reason, std::move(note)}}, {}};
}

Result<ApplicationDecision> stop_clock(const ApplicationState& state, const StopClock& command, const Actor& actor, const Rules& rules) {
    TRY_VOID(may_touch(state, actor, Right::verify));
    TRY_VOID(not_ended(state));
    if (state.stage != Stage::verified) return refuse(ErrorCode::kNotVerified);
    Reasons reasons;
    auto note = read_reason(reasons, rules, "clock_stop", command.reason, command.note);
    if (reasons.any()) return reasons.refusal();
    TRY_VOID(not_of_blanks(command.reason));
    if (state.stopped_for(command.reason)) return refuse(ErrorCode::kClockStands, "reason");
    return ApplicationDecision{{ClockStopped{command.reason, std::move(note)}}, {}};
}

Result<ApplicationDecision> resume_clock(const ApplicationState& state, const ResumeClock& command, const Actor& actor) {
    TRY_VOID(may_touch(state, actor, Right::verify));
    TRY_VOID(not_ended(state));
    TRY_VOID(not_of_blanks(command.reason));
    if (!state.stopped_for(command.reason)) return refuse(ErrorCode::kClockRuns, "reason");
    const bool awaited = (command.reason == kAwaitingBiometrics && state.awaits_biometrics()) ||
                         (command.reason == kNotPrintReady && state.awaits_print_ready());
    if (awaited) return refuse(ErrorCode::kStillWaiting, "reason");
    return ApplicationDecision{with_consequences(state, ClockResumed{command.reason}), {}};
}

std::vector<ApplicationEvent> await_blanks(const ApplicationState& state, bool waiting) {
    if (state.stage != Stage::verified || state.stopped_for(kNoBlanks) == waiting) return {};
    if (waiting) return {ClockStopped{std::string(kNoBlanks)}};
    return {ClockResumed{std::string(kNoBlanks)}};
}

Result<ApplicationDecision> record_biometrics(const ApplicationState& state, const Actor& actor, Instant recorded_at) {
    TRY_VOID(may_touch(state, actor, Right::report_siak));
    ApplicationDecision decision{with_consequences(state, BiometricsRecorded{recorded_at}), {}};
    if (!state.needs_biometrics) decision.breaches.push_back({"biometrics-not-needed", 0});
    else if (state.biometrics_at) decision.breaches.push_back({"biometrics-twice", state.biometrics_seq});
    else if (!state.open()) decision.breaches.push_back({"siak-after-end", state.verdict_seq});
    return decision;
}

Result<ApplicationDecision> confirm_print_ready(const ApplicationState& state, const Actor& actor) {
    TRY_VOID(may_touch(state, actor, Right::report_siak));
    ApplicationDecision decision{with_consequences(state, PrintReadyConfirmed{state.application}), {}};
    if (!state.needs_print_ready) decision.breaches.push_back({"print-ready-not-needed", 0});
    else if (state.print_ready) decision.breaches.push_back({"print-ready-twice", state.print_ready_seq});
    else if (!state.open()) decision.breaches.push_back({"siak-after-end", state.verdict_seq});
    else if (state.awaits_biometrics()) decision.breaches.push_back({"print-ready-before-biometrics", 0});
    return decision;
}

Result<ApplicationDecision> find_duplicate(const ApplicationState& state, const WithNote& command, const Actor& actor) {
    TRY_VOID(may_touch(state, actor, Right::report_siak));
    Reasons reasons;
    check_text(reasons, "note", command.note.value_or(""), kNoteCharactersMax, false);
    if (reasons.any()) return reasons.refusal();
    ApplicationDecision decision{{DuplicateFound{sealed_note(command.note)}}, {}};
    if (state.open() && !state.stopped_for(kNotUnique)) decision.events.emplace_back(ClockStopped{std::string(kNotUnique)});
    else if (state.open()) decision.breaches.push_back({"duplicate-twice", state.duplicate_seq});
    else decision.breaches.push_back({"siak-after-end", state.verdict_seq});
    return decision;
}

}  // namespace layang::intake
