#pragma once
// Logging in and out. Passwords and sessions are not in the ledger: a password that was changed must be gone.
#include "platform/access/access.hpp"

namespace layang::access {

inline constexpr std::size_t kPasswordCharactersMin = 8;

struct OpenedSession {
    std::string token;
    AccountId account;
};

/// Also opens for a removed account, whose phone may still hold work: see Caller::removed. `device`: from which, if it says so.
/// Errors: kWrongPassword and kRateLimited with seconds (for a name that nobody has the same, after the same work), kBusy.
[[nodiscard]] Result<OpenedSession> log_in(Ground& ground, const std::string& login, const std::string& password, const std::optional<DeviceId>& device = {});
/// A session belongs to the device that it named last, also when it names none: a device that was revoked cannot go on by
/// keeping silent about itself. Errors: kNotLoggedIn, also when the device is somebody else's; kDeviceUnknown.
[[nodiscard]] Result<Caller> caller_of(Ground& ground, const std::string& token, const std::string& device);
[[nodiscard]] Result<void> log_out(Ground& ground, const Caller& caller);
/// Ends all other sessions of the account. Wrong old passwords count like those of a log-in. Errors: kWrongPassword,
/// kPasswordWeak, kRateLimited, kBusy.
[[nodiscard]] Result<void> change_password(Ground& ground, const Caller& caller, const std::string& old_password, const std::string& new_password);

/// How long a name must wait after so many wrong passwords.
[[nodiscard]] Seconds lock_after(const Limits& limits, std::int64_t failures);

}  // namespace layang::access
