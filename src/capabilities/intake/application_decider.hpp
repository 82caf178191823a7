#pragma once
// Rules of an application's life: who may decide it when, what stops its clock, and when its documents may be ordered. Pure.
#include "capabilities/intake/dossier_decider.hpp"

namespace layang::intake {

enum class Stage { none, submitted, returned, verified, rejected, withdrawn, completed };

/// An application as its stream tells it.
struct ApplicationState {
    Stage stage = Stage::none;
    ApplicationId application;
    DossierId dossier;
    std::string service;
    std::string rule;
    std::string village;
    /// The day that judges it, resubmissions included.
    Date submitted_on;
    Sealed<std::vector<RolePerson>> persons;
    Sealed<std::vector<Answer>> answers;
    bool needs_biometrics = false;
    bool needs_print_ready = false;
    std::vector<PlannedDocument> outputs;
    Instant target_due;
    std::optional<Instant> legal_due;
    std::optional<Instant> biometrics_at;
    bool print_ready = false;
    /// Ledger numbers of the reports and of the last verdict, 0 when there is none: what an anomaly contradicts.
    std::int64_t biometrics_seq = 0;
    std::int64_t print_ready_seq = 0;
    std::int64_t verdict_seq = 0;
    std::int64_t duplicate_seq = 0;
    /// Reasons for which the clock is stopped now.
    std::vector<std::string> stopped;
    std::int64_t revision = 0;

    [[nodiscard]] bool stopped_for(std::string_view reason) const;
    [[nodiscard]] bool open() const { return stage == Stage::submitted || stage == Stage::returned || stage == Stage::verified; }
    [[nodiscard]] bool awaits_biometrics() const { return needs_biometrics && !biometrics_at; }
    [[nodiscard]] bool awaits_print_ready() const { return needs_print_ready && !print_ready; }
    /// A duplicate was found, or all its documents were cancelled: whoever verifies resumes its clock, which orders, or rejects it.
    [[nodiscard]] bool wants_verdict() const;
    /// Found complete, all awaited reports are there, and no new verdict is wanted.
    [[nodiscard]] bool may_be_ordered() const;
    /// The documents wait for a birthday.
    [[nodiscard]] bool due_later() const { return !outputs.empty() && outputs.front().due.has_value(); }
};

/// `seq` and `rule_date` are the event's own.
[[nodiscard]] ApplicationState evolve(ApplicationState state, const ApplicationEvent& event, std::int64_t seq, Date rule_date);

/// A rule that a recorded report broke; `other_seq` is the event that it contradicts.
struct Breach {
    std::string rule;
    std::int64_t other_seq = 0;
    bool operator==(const Breach&) const = default;
};
struct ApplicationDecision {
    std::vector<ApplicationEvent> events;
    std::vector<Breach> breaches;
};
struct ResubmitDecision {
    std::vector<PaperAttached> papers;
    std::vector<ApplicationEvent> events;
};

// Requests. All: kNotFound, kNotAllowed, kOutOfScope; kAlreadyVerified, kAlreadyReturned, kAlreadyRejected, kAlreadyWithdrawn,
// kAlreadyCompleted say what somebody decided first; kConflict when it was resubmitted since the person looked at it; a
// reason that no row knows is kReasonUnknown, one that must be explained and is not kFieldMissing on its note.

/// `legal_due`: the legal limit when it is verified now.
[[nodiscard]] Result<ApplicationDecision> verify(const ApplicationState& state, const VerifyApplication& command, const Actor& actor,
                                                 Instant legal_due);
/// Errors also: kFieldMissing (no reason), kTooMany.
[[nodiscard]] Result<ApplicationDecision> send_back(const ApplicationState& state, const ReturnApplication& command, const Actor& actor,
                                                    const Rules& rules);
/// A verified application can be rejected only while it wants a verdict again.
[[nodiscard]] Result<ApplicationDecision> reject(const ApplicationState& state, const RejectApplication& command, const Actor& actor,
                                                 const Rules& rules);
[[nodiscard]] Result<ApplicationDecision> withdraw(const ApplicationState& state, const WithdrawApplication& command, const Actor& actor,
                                                   const Rules& rules);
/// Errors also: kNotReturned, kIdInvalid for a paper of a sibling, what reading the whole application says, kConflict when its person was erased.
/// `rules` are those of the day of submission: whoever was young enough then stays so.
[[nodiscard]] Result<ResubmitDecision> resubmit(const ApplicationState& state, const DossierState& dossier, const ResubmitApplication& command,
                                                const Actor& actor, const Rules& rules, const IntakeFacts& facts);
/// Errors also: kNotVerified, kClockStands, kClockOfBlanks.
[[nodiscard]] Result<ApplicationDecision> stop_clock(const ApplicationState& state, const StopClock& command, const Actor& actor,
                                                     const Rules& rules);
/// A stop that waits for a report ends with the report, one that waits for a blank with the blank. Errors also: kClockRuns, kStillWaiting,
/// kClockOfBlanks.
[[nodiscard]] Result<ApplicationDecision> resume_clock(const ApplicationState& state, const ResumeClock& command, const Actor& actor);

/// Consequence of printing: the clock of a verified application stands while one of its documents waits for a blank, and goes on when
/// none does. Nothing where it is so already.
[[nodiscard]] std::vector<ApplicationEvent> await_blanks(const ApplicationState& state, bool waiting);

// Reports from SIAK: recorded whatever the state. Breaches: "siak-after-end", "biometrics-not-needed", "biometrics-twice",
// "print-ready-not-needed", "print-ready-twice", "print-ready-before-biometrics", "duplicate-twice". Errors: kNotFound, kNotAllowed, kOutOfScope.

[[nodiscard]] Result<ApplicationDecision> record_biometrics(const ApplicationState& state, const Actor& actor, Instant recorded_at);
[[nodiscard]] Result<ApplicationDecision> confirm_print_ready(const ApplicationState& state, const Actor& actor);
[[nodiscard]] Result<ApplicationDecision> find_duplicate(const ApplicationState& state, const WithNote& command, const Actor& actor);

}  // namespace layang::intake

LAYANG_ENUM(layang::intake::Stage, none, submitted, returned, verified, rejected, withdrawn, completed)
