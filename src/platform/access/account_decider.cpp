#include "platform/access/account_decider.hpp"

#include <algorithm>

namespace layang::access {
namespace {

constexpr int kDeviceNameCharactersMax = 60;

/// 3 to 40 of a-z 0-9 . - _ : names that can be read aloud over a bad line.
bool login_is_good(std::string_view login) {
    return login.size() >= 3 && login.size() <= kLoginCharactersMax &&
           std::all_of(login.begin(), login.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; });
}

bool says_nothing(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Says it by the form of the code; whether there is such a village is told apart.
bool is_village(std::string_view area) { return std::ranges::count(area, '.') == 3; }

/// A registrar of the whole regency would be one of every village, who reads all files and works at no desk.
void require_village(Reasons& reasons, const Grant& grant, const char* field) {
    if (is_of_one_village(grant.role) && !is_village(grant.area)) reasons.add(ErrorCode::kVillageNeeded, field, {{"role", std::string(name_of(grant.role))}});
}

/// Accounts and devices are the regency's: an admin of one kecamatan would otherwise give himself the rest.
Result<void> require_admin_of(const AccountState& state, const Actor& actor) {
    TRY_VOID(require_in(actor, Right::manage_accounts, ""));
    if (!state.exists) return refuse(ErrorCode::kNotFound);
    return {};
}

bool holds(const AccountState& state, const Grant& grant) { return std::ranges::find(state.grants, grant) != state.grants.end(); }

}  // namespace

Result<std::vector<AccountEvent>> decide(const AccountState& state, const CreateAccount& command, const Actor& actor, const AccountFacts& facts) {
    TRY_VOID(require_in(actor, Right::manage_accounts, ""));
    if (state.exists) return refuse(ErrorCode::kConflict, "account");
    Reasons reasons;
    // The server's own acts and those of the command line bear it: whoever had it would act in their name.
    if (command.account == AccountId{}) reasons.add(ErrorCode::kIdInvalid, "account");
    if (!login_is_good(command.login)) reasons.add(ErrorCode::kLoginInvalid, "login");
    else if (facts.login_taken) reasons.add(ErrorCode::kLoginTaken, "login");
    if (says_nothing(command.full_name)) reasons.add(ErrorCode::kFieldMissing, "full_name");
    if (command.full_name.size() > kFullNameBytesMax) reasons.add(ErrorCode::kTextTooLong, "full_name", {{"max", std::to_string(kFullNameBytesMax)}});
    if (command.grants.empty()) reasons.add(ErrorCode::kFieldMissing, "grants");
    if (command.grants.size() > kGrantsMax) reasons.add(ErrorCode::kTooMany, "grants", {{"max", std::to_string(kGrantsMax)}});
    for (const auto& area : facts.unknown_areas) reasons.add(ErrorCode::kAreaUnknown, "grants", {{"area", area}});
    for (const auto& grant : command.grants) require_village(reasons, grant, "grants");
    if (reasons.any()) return reasons.refusal();
    return std::vector<AccountEvent>{AccountCreated{command.account, command.login, command.full_name, command.grants}};
}

Result<std::vector<AccountEvent>> grant_role(const AccountState& state, AccountId account, const Grant& grant, const Actor& actor) {
    TRY_VOID(require_admin_of(state, actor));
    if (state.disabled) return refuse(ErrorCode::kConflict);
    // Another admin was faster: it is as it was wanted.
    if (holds(state, grant)) return std::vector<AccountEvent>{};
    Reasons reasons;
    if (state.grants.size() >= kGrantsMax) reasons.add(ErrorCode::kTooMany, "grants", {{"max", std::to_string(kGrantsMax)}});
    require_village(reasons, grant, "area");
    if (reasons.any()) return reasons.refusal();
    return std::vector<AccountEvent>{RoleGranted{account, grant}};
}

Result<std::vector<AccountEvent>> revoke_role(const AccountState& state, AccountId account, const Grant& grant, const Actor& actor, bool other_admins) {
    TRY_VOID(require_admin_of(state, actor));
    if (state.disabled) return refuse(ErrorCode::kConflict);
    if (!holds(state, grant)) return refuse(ErrorCode::kNotFound, "grant");
    if (grant == admin_of_all() && account == actor.account) return refuse(ErrorCode::kOwnAdmin);
    if (grant == admin_of_all() && !other_admins) return refuse(ErrorCode::kLastAdmin);
    return std::vector<AccountEvent>{RoleRevoked{account, grant}};
}

Result<std::vector<AccountEvent>> disable_account(const AccountState& state, const AccountDisabled& disabled, const Actor& actor, bool other_admins) {
    TRY_VOID(require_admin_of(state, actor));
    if (state.disabled) return std::vector<AccountEvent>{};
    if (disabled.account == actor.account) return refuse(ErrorCode::kOwnAdmin);
    if (holds(state, admin_of_all()) && !other_admins) return refuse(ErrorCode::kLastAdmin);
    return std::vector<AccountEvent>{disabled};
}

Result<std::vector<AccountEvent>> renew_password(const AccountState& state, AccountId account, const Actor& actor) {
    TRY_VOID(require_admin_of(state, actor));
    return std::vector<AccountEvent>{PasswordRenewed{account}};
}

AccountState evolve(AccountState state, const AccountEvent& event) {
    if (const auto* created = std::get_if<AccountCreated>(&event)) {
        state.exists = true;
        state.grants = created->grants;
    } else if (const auto* granted = std::get_if<RoleGranted>(&event)) {
        state.grants.push_back(granted->grant);
    } else if (const auto* revoked = std::get_if<RoleRevoked>(&event)) {
        std::erase(state.grants, revoked->grant);
    } else if (std::holds_alternative<AccountDisabled>(event)) {
        state.disabled = true;  // the roles stay on record: late acts are judged by what was held then
    }
    return state;
}

Result<std::vector<DeviceEvent>> enrol_device(const DeviceState& state, DeviceId device, const std::string& name, const Actor& actor,
                                              std::vector<PublicCode> codes) {
    // A browser that has forgotten that it was enrolled asks once more: that is no news, and its codes are told again.
    if (state.exists && !state.revoked && state.account == actor.account) return std::vector<DeviceEvent>{};
    if (state.exists) return refuse(ErrorCode::kConflict, "device");
    if (says_nothing(name)) return refuse(ErrorCode::kFieldMissing, "name");
    const auto characters = std::ranges::count_if(name, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (characters > kDeviceNameCharactersMax) return refuse(ErrorCode::kTextTooLong, "name", {{"max", std::to_string(kDeviceNameCharactersMax)}});
    return std::vector<DeviceEvent>{DeviceEnrolled{device, actor.account, name}, CodesIssued{device, std::move(codes)}};
}

Result<std::vector<DeviceEvent>> issue_codes(const DeviceState& state, DeviceId device, const Actor& actor, std::vector<PublicCode> codes) {
    if (!state.exists) return refuse(ErrorCode::kNotFound, "device");
    if (state.account != actor.account) return refuse(ErrorCode::kOutOfScope, "device");
    if (state.revoked) return refuse(ErrorCode::kDeviceRevoked, "device");
    return std::vector<DeviceEvent>{CodesIssued{device, std::move(codes)}};
}

Result<std::vector<DeviceEvent>> revoke_device(const DeviceState& state, const DeviceRevoked& revoked, const Actor& actor) {
    TRY_VOID(require_in(actor, Right::manage_accounts, ""));
    if (!state.exists) return refuse(ErrorCode::kNotFound, "device");
    if (state.revoked) return std::vector<DeviceEvent>{};
    return std::vector<DeviceEvent>{revoked};
}

DeviceState evolve(DeviceState state, const DeviceEvent& event) {
    if (const auto* enrolled = std::get_if<DeviceEnrolled>(&event)) {
        state.exists = true;
        state.account = enrolled->account;
    } else if (const auto* issued = std::get_if<CodesIssued>(&event)) {
        state.codes += issued->codes.size();
    } else {
        state.revoked = true;
    }
    return state;
}

}  // namespace layang::access
