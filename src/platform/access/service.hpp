#pragma once
// Use cases of accounts, devices and anomalies: load, decide, append.
#include "platform/access/access.hpp"
#include "platform/access/account_decider.hpp"

namespace layang::access {

[[nodiscard]] Result<std::string> submit_account(Ground& ground, ledger::Transaction& tx, const Actor& actor, const CreateAccount& command);
[[nodiscard]] Result<std::string> submit_grant(Ground& ground, ledger::Transaction& tx, const Actor& actor, AccountId account, const Grant& grant, bool take_away);
[[nodiscard]] Result<std::string> submit_disable(ledger::Transaction& tx, const Actor& actor, AccountId account, const std::string& reason);
[[nodiscard]] Result<std::string> submit_device(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device, const std::string& name);
[[nodiscard]] Result<std::string> submit_codes(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device);
[[nodiscard]] Result<std::string> submit_revocation(ledger::Transaction& tx, const Actor& actor, DeviceId device, const std::string& reason);
/// Errors: kNotAllowed, kOutOfScope, kNotFound, kConflict when it has been resolved already.
[[nodiscard]] Result<std::string> resolve_anomaly(ledger::Transaction& tx, const Actor& actor, AnomalyId anomaly, const std::string& reason, const std::string& note);

/// A readable password: four groups of three, about 60 bits.
[[nodiscard]] std::string one_time_password(Random& random);

}  // namespace layang::access
