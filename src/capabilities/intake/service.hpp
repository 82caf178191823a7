#pragma once
// Use cases of intake: load, decide, append, all inside one command of the ledger.
#include "capabilities/intake/intake.hpp"
#include "platform/access/access.hpp"

namespace layang::intake {

/// When something that starts at `from` is due by a policy: "same_time_next_working_day", "hours_24", or a number of hours or working
/// days. Errors: kConfigInvalid for a policy that says no time, kCalendarMissing.
/// Rule: R-LEGAL-CLOCK, Permendagri 19/2018 (24 hours from when the file is complete), read by the policy clock.legal.
[[nodiscard]] Result<Instant> due_by_policy(const Policy& policy, const WorkingCalendar& calendar, Instant from);

/// Each answers what the command was about: "dossier:018f..." or "application:018f...". Refusals: see the deciders.
class IntakeService {
public:
    explicit IntakeService(access::Ground& ground) : ground_(ground) {}

    [[nodiscard]] Result<std::string> submit(ledger::Transaction& tx, const Actor& actor, const SubmitDossier& command) const;
    [[nodiscard]] Result<std::string> resubmit(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const ResubmitApplication& command) const;
    [[nodiscard]] Result<std::string> verify(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const VerifyApplication& command) const;
    [[nodiscard]] Result<std::string> send_back(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const ReturnApplication& command) const;
    [[nodiscard]] Result<std::string> reject(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const RejectApplication& command) const;
    [[nodiscard]] Result<std::string> withdraw(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const WithdrawApplication& command) const;
    [[nodiscard]] Result<std::string> stop_clock(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const StopClock& command) const;
    [[nodiscard]] Result<std::string> resume_clock(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const ResumeClock& command) const;
    [[nodiscard]] Result<std::string> record_biometrics(ledger::Transaction& tx, const Actor& actor, ApplicationId id) const;
    [[nodiscard]] Result<std::string> confirm_print_ready(ledger::Transaction& tx, const Actor& actor, ApplicationId id) const;
    [[nodiscard]] Result<std::string> find_duplicate(ledger::Transaction& tx, const Actor& actor, ApplicationId id, const WithNote& command) const;

private:
    [[nodiscard]] Rules rules(Date on) const;
    [[nodiscard]] IntakeFacts facts(ledger::Transaction& tx, DossierId dossier) const;
    [[nodiscard]] std::optional<PublicCode> code_for(ledger::Transaction& tx, const std::optional<std::string>& wanted) const;
    [[nodiscard]] Result<std::string> write(ledger::Transaction& tx, const ApplicationState& state, const Result<ApplicationDecision>& decision) const;

    access::Ground& ground_;
};

}  // namespace layang::intake
