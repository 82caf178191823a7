#include "platform/access/access.hpp"
#include "platform/access/late_acts.hpp"
#include "platform/access/queries.hpp"
#include "base/public_code_json.hpp"

namespace layang::access {
namespace {

const ledger::ProjectedTable kAccounts("account", "regency, account");
const ledger::ProjectedTable kGrants("account_grant", "regency, account, role, area");
const ledger::ProjectedTable kDevices("device", "regency, device");
const ledger::ProjectedTable kCodes("device_code", "regency, code");
const ledger::ProjectedTable kLateActs("late_act", "regency, act");

void apply_account(store::Session& session, const ledger::Stored& event, const AccountEvent& account) {
    if (const auto* created = std::get_if<AccountCreated>(&account))
        queries::insert_account(session, event.regency, *created, event.sealed("full_name"), event.stamp.received_at);
    else if (const auto* granted = std::get_if<RoleGranted>(&account)) queries::insert_grant(session, event.regency, granted->account, granted->grant);
    else if (const auto* revoked = std::get_if<RoleRevoked>(&account)) queries::delete_grant(session, event.regency, revoked->account, revoked->grant);
    else if (const auto* disabled = std::get_if<AccountDisabled>(&account)) queries::set_disabled(session, event.regency, disabled->account);
}

void apply_device(store::Session& session, const ledger::Stored& event, const DeviceEvent& device) {
    if (const auto* enrolled = std::get_if<DeviceEnrolled>(&device)) queries::insert_device(session, event.regency, *enrolled, event.sealed("name"), event.stamp.received_at);
    else if (const auto* revoked = std::get_if<DeviceRevoked>(&device)) queries::set_device_revoked(session, event.regency, revoked->device);
    else
        for (const auto& code : std::get<CodesIssued>(device).codes)
            queries::insert_code(session, event.regency, code, std::get<CodesIssued>(device).device);
}

void apply(store::Session& session, const ledger::Stored& event, secrets::KeyRing&) {
    if (const auto account = event.as_one_of<AccountEvent>()) apply_account(session, event, *account);
    else if (const auto device = event.as_one_of<DeviceEvent>()) apply_device(session, event, *device);
    else if (const auto late = event.as_one_of<LateActEvent>()) apply_late_act(session, event, *late);
}

}  // namespace

ledger::Projection projection() { return {"access", 4, {&kAccounts, &kGrants, &kDevices, &kCodes, &kLateActs}, apply}; }

}  // namespace layang::access
