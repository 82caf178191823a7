#pragma once
// Use cases of accounts, devices and anomalies: load, decide, append.
#include "platform/access/access.hpp"
#include "platform/access/account_decider.hpp"

namespace layang::access {

/// The reason has a row of that kind on the act's date, and the note that the row asks for. Errors: see Catalogue::known_reason.
[[nodiscard]] Result<void> require_reason(const Ground& ground, const ledger::Transaction& tx, std::string_view kind, const std::string& code, const SealedNote& note);
[[nodiscard]] Result<std::string> submit_account(Ground& ground, ledger::Transaction& tx, const Actor& actor, const CreateAccount& command);
[[nodiscard]] Result<std::string> submit_grant(Ground& ground, ledger::Transaction& tx, const Actor& actor, AccountId account, const Grant& grant, bool take_away);
[[nodiscard]] Result<std::string> submit_disable(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const AccountDisabled& disabled);
[[nodiscard]] Result<std::string> submit_new_password(ledger::Transaction& tx, const Actor& actor, AccountId account);
/// Executes what `decide` says and makes `password` the account's one-time password in the same commit: there is never the one
/// without the other. Ends the account's sessions. Errors: those of the decision, kBusy.
[[nodiscard]] Result<ledger::Outcome> execute_with_password(Ground& ground, const ledger::Act& act, std::string_view operation, std::string_view body,
                                                            AccountId account, std::string_view password, const ledger::Decide& decide);
[[nodiscard]] Result<std::string> submit_device(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device, const std::string& name);
[[nodiscard]] Result<std::string> submit_codes(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device);
[[nodiscard]] Result<std::string> submit_revocation(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const DeviceRevoked& revoked);
/// Whether the actor may do with an anomaly of that area what `right` allows: by that right, or because a role held there answers for it.
[[nodiscard]] bool reaches_anomaly(const Actor& actor, Right right, std::string_view area, std::string_view owner_role);
/// Errors: kNotAllowed, kOutOfScope, kNotFound, kAlreadyResolved, and those of the reason.
[[nodiscard]] Result<std::string> resolve_anomaly(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ledger::AnomalyResolved& resolved);

/// A readable password: four groups of three, about 60 bits.
[[nodiscard]] std::string one_time_password(Random& random);

}  // namespace layang::access
