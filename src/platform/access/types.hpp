#pragma once
// Accounts and devices: their events. Credentials and sessions are not events: see sessions.hpp.
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
    std::string reason;
    LAYANG_EVENT(AccountDisabled, 1, account, reason)
};
using AccountEvent = std::variant<AccountCreated, RoleGranted, RoleRevoked, AccountDisabled>;

struct DeviceEnrolled {
    DeviceId device;
    AccountId account;
    std::string name;
    LAYANG_EVENT(DeviceEnrolled, 1, device, account, name)
};
struct DeviceRevoked {
    DeviceId device;
    std::string reason;
    LAYANG_EVENT(DeviceRevoked, 1, device, reason)
};
/// Public codes that the device may print on receipts without signal (design D14).
struct CodesIssued {
    DeviceId device;
    std::vector<PublicCode> codes;
    LAYANG_EVENT(CodesIssued, 1, device, codes)
};
using DeviceEvent = std::variant<DeviceEnrolled, DeviceRevoked, CodesIssued>;

}  // namespace layang::access
