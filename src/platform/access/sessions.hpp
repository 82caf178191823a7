#pragma once
// Logging in and out. Passwords and sessions are not in the ledger: a password that was changed must be gone.
#include "platform/access/access.hpp"

namespace layang::access {

inline constexpr Seconds kSessionLength{12 * 3600};
inline constexpr std::size_t kPasswordCharactersMin = 8;
/// Wrong passwords before the account makes people wait; then 2, 4, 8 ... seconds, at most kLockMax.
inline constexpr std::int64_t kFreeFailures = 3;
inline constexpr Seconds kLockMax{900};

struct OpenedSession {
    std::string token;
    AccountId account;
};

/// Also opens for a removed account, whose phone may still hold work: see Caller::removed.
/// Errors: kWrongPassword (the same for an unknown name, after the same work), kRateLimited with seconds, kBusy.
[[nodiscard]] Result<OpenedSession> log_in(Ground& ground, const std::string& login, const std::string& password);
/// Errors: kNotLoggedIn, kDeviceUnknown.
[[nodiscard]] Result<Caller> caller_of(Ground& ground, const std::string& token, const std::string& device);
[[nodiscard]] Result<void> log_out(Ground& ground, const Caller& caller);
/// Ends all other sessions of the account. Errors: kWrongPassword, kPasswordWeak, kBusy.
[[nodiscard]] Result<void> change_password(Ground& ground, const Caller& caller, const std::string& old_password, const std::string& new_password);

/// How long an account must wait after so many wrong passwords.
[[nodiscard]] Seconds lock_after(std::int64_t failures);

}  // namespace layang::access
