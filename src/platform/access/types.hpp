#pragma once
// Accounts and devices: their events. Credentials and sessions are not events: see sessions.hpp.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/public_code.hpp"
#include "platform/registry/actor.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::access {

struct AccountCreated {
    AccountId account;
    std::string login;
    Sealed<std::string> full_name;
    std::vector<Grant> grants;
    LAYANG_EVENT(AccountCreated, 1, account, login, full_name, grants)
};
struct RoleGranted {
    AccountId account;
    Grant grant;
    LAYANG_EVENT(RoleGranted, 1, account, grant)
};
struct RoleRevoked {
    AccountId account;
    Grant grant;
    LAYANG_EVENT(RoleRevoked, 1, account, grant)
};
struct AccountDisabled {
    AccountId account;
    /// Of the kind "account_disabled".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(AccountDisabled, 1, account, reason, note)
};
/// An admin gave the account a new one-time password, and with it the means to be that person: the log says who did.
struct PasswordRenewed {
    AccountId account;
    LAYANG_EVENT(PasswordRenewed, 1, account)
};
using AccountEvent = std::variant<AccountCreated, RoleGranted, RoleRevoked, AccountDisabled, PasswordRenewed>;

struct DeviceEnrolled {
    DeviceId device;
    AccountId account;
    /// What its owner calls it, often by the own name.
    Sealed<std::string> name;
    LAYANG_EVENT(DeviceEnrolled, 1, device, account, name)
};
struct DeviceRevoked {
    DeviceId device;
    /// Of the kind "device_revoked".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(DeviceRevoked, 1, device, reason, note)
};
/// Public codes that the device may print on receipts without signal (architecture D14).
struct CodesIssued {
    DeviceId device;
    std::vector<PublicCode> codes;
    LAYANG_EVENT(CodesIssued, 1, device, codes)
};
using DeviceEvent = std::variant<DeviceEnrolled, DeviceRevoked, CodesIssued>;

/// Why an act that comes late does not count by itself.
enum class LateCause { account_removed, device_revoked, rescued };
/// One value of the path that a late act was sent to: an id, never personal data.
struct PathValue {
    std::string name;
    std::string value;
    LAYANG_FIELDS(PathValue, name, value)
};
/// An act that was still on a device when its account or the device itself was removed, or that came in a rescue file: kept
/// whole at the quarantine desk (architecture D13), with whose it is and when it happened.
struct ActQuarantined {
    CommandId act;
    LateCause cause = LateCause::account_removed;
    AccountId account;
    std::optional<DeviceId> device;
    Instant occurred_at;
    Date rule_date;
    std::string operation;
    std::vector<PathValue> path;
    Sealed<std::string> body;
    /// The command that it is run as when it is let in, so that letting in twice runs once.
    CommandId run_as;
    LAYANG_EVENT(ActQuarantined, 1, act, cause, account, device, occurred_at, rule_date, operation, path, body, run_as)
};
struct ActReleased {
    CommandId act;
    SealedNote note = {};
    LAYANG_EVENT(ActReleased, 1, act, note)
};
struct ActDiscarded {
    CommandId act;
    /// Of the kind "late_act_discarded".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(ActDiscarded, 1, act, reason, note)
};
using LateActEvent = std::variant<ActQuarantined, ActReleased, ActDiscarded>;

}  // namespace layang::access
LAYANG_ENUM(layang::access::LateCause, account_removed, device_revoked, rescued)
