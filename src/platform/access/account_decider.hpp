#pragma once
// Rules of accounts and devices: who may make them, what they may be called. Pure.
#include "platform/access/types.hpp"

namespace layang::access {

inline constexpr std::size_t kLoginCharactersMax = 40;
inline constexpr std::size_t kGrantsMax = 12;
/// Of a person; in bytes of UTF-8.
inline constexpr std::size_t kFullNameBytesMax = 120;
inline constexpr std::size_t kCodesPerDevice = 50;

struct AccountState {
    bool exists = false;
    bool disabled = false;
    std::vector<Grant> grants;
};

/// With it one gives roles, this one too: without anybody who holds it accounts are made at the command line alone, while no server runs.
[[nodiscard]] inline const Grant& admin_of_all() {
    static const Grant grant{Role::admin, ""};
    return grant;
}

struct CreateAccount {
    AccountId account;
    std::string login;
    std::string full_name;
    std::vector<Grant> grants;
    LAYANG_FIELDS(CreateAccount, account, login, full_name, grants)
};
/// What the decider must be told about the world: whether the name is taken and which areas exist.
struct AccountFacts {
    bool login_taken = false;
    /// The areas among the command's grants that are no village or kecamatan of the regency.
    std::vector<std::string> unknown_areas;
};

/// Errors: kNotAllowed, kIdInvalid (the id that no person has), kLoginInvalid, kLoginTaken, kFieldMissing, kTooMany, kAreaUnknown,
/// kVillageNeeded (a village's role held in a wider area), kConflict (id in use).
[[nodiscard]] Result<std::vector<AccountEvent>> decide(const AccountState& state, const CreateAccount& command, const Actor& actor, const AccountFacts& facts);
/// One that is held already is no news. Errors: kNotAllowed, kNotFound, kConflict (account disabled), kTooMany, kVillageNeeded.
[[nodiscard]] Result<std::vector<AccountEvent>> grant_role(const AccountState& state, AccountId account, const Grant& grant, const Actor& actor);
/// `other_admins`: active accounts besides this one hold the role of admin in the whole regency. Errors: kNotAllowed, kNotFound, kConflict
/// (account disabled), kOwnAdmin (nobody locks the door from outside with the key inside), kLastAdmin.
[[nodiscard]] Result<std::vector<AccountEvent>> revoke_role(const AccountState& state, AccountId account, const Grant& grant, const Actor& actor,
                                                            bool other_admins);
/// An account that is disabled already is no news. Errors: kNotAllowed, kNotFound, kOwnAdmin (the actor's own account), kLastAdmin.
[[nodiscard]] Result<std::vector<AccountEvent>> disable_account(const AccountState& state, const AccountDisabled& disabled, const Actor& actor,
                                                                bool other_admins);
/// Of a removed account too: its phone may still hold work, and has to log in to send it. Errors: kNotAllowed, kNotFound.
[[nodiscard]] Result<std::vector<AccountEvent>> renew_password(const AccountState& state, AccountId account, const Actor& actor);
[[nodiscard]] AccountState evolve(AccountState state, const AccountEvent& event);

struct DeviceState {
    bool exists = false;
    bool revoked = false;
    AccountId account;
    std::size_t codes = 0;
};
/// Enrols the actor's own device. Errors: kFieldMissing, kTextTooLong, kConflict (the id belongs to somebody else).
[[nodiscard]] Result<std::vector<DeviceEvent>> enrol_device(const DeviceState& state, DeviceId device, const std::string& name, const Actor& actor,
                                                            std::vector<PublicCode> codes);
/// More codes for a device that used some. Errors: kNotFound, kDeviceRevoked, kOutOfScope.
[[nodiscard]] Result<std::vector<DeviceEvent>> issue_codes(const DeviceState& state, DeviceId device, const Actor& actor, std::vector<PublicCode> codes);
/// Errors: kNotAllowed, kNotFound.
[[nodiscard]] Result<std::vector<DeviceEvent>> revoke_device(const DeviceState& state, const DeviceRevoked& revoked, const Actor& actor);
[[nodiscard]] DeviceState evolve(DeviceState state, const DeviceEvent& event);

}  // namespace layang::access
