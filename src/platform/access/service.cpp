#include "platform/access/service.hpp"

#include <algorithm>

#include "base/public_code_json.hpp"
#include "platform/access/queries.hpp"

namespace layang::access {
namespace {

struct AnomalyState {
    bool exists = false;
    bool resolved = false;
    std::string area;
    std::string owner_role;
};
using AnomalyEvent = std::variant<ledger::AnomalyRaised, ledger::AnomalyResolved>;
AnomalyState evolve(AnomalyState state, const AnomalyEvent& event, const ledger::Stamp&) {
    if (const auto* raised = std::get_if<ledger::AnomalyRaised>(&event)) state = {true, false, raised->area, raised->owner_role};
    else state.resolved = true;
    return state;
}

AccountState load_account(ledger::Transaction& tx, const std::string& stream) {
    AccountState state;
    for (const auto& stored : tx.read(stream))
        if (const auto event = stored.as_one_of<AccountEvent>()) state = evolve(std::move(state), *event);
    return state;
}
DeviceState load_device(ledger::Transaction& tx, const std::string& stream) {
    DeviceState state;
    for (const auto& stored : tx.read(stream))
        if (const auto event = stored.as_one_of<DeviceEvent>()) state = evolve(std::move(state), *event);
    return state;
}

bool area_exists(const Ground& ground, const std::string& area) {
    return area.empty() || ground.region.village(area) != nullptr || ground.region.district(area) != nullptr;
}

bool other_admins(const Ground& ground, ledger::Transaction& tx, AccountId than) {
    return std::ranges::any_of(queries::accounts_with(tx.session(), ground.regency, Role::admin), [&](const auto& row) {
        const auto held = row.account == than ? std::nullopt : queries::account(tx.session(), ground.regency, row.account);
        return held && std::ranges::find(held->grants, admin_of_all()) != held->grants.end();
    });
}

std::vector<PublicCode> fresh_codes(const Ground& ground, ledger::Transaction& tx) {
    std::vector<PublicCode> codes;
    for (std::size_t i = 0; i < kCodesPerDevice; ++i) codes.push_back(new_code(ground, tx));
    return codes;
}

}  // namespace

PublicCode new_code(const Ground& ground, ledger::Transaction& tx) {
    while (true) {
        auto code = PublicCode::make(ground.code_prefix, tx.random());
        const bool held = queries::device_of_code(tx.session(), ground.regency, std::string(code.symbols())).has_value();
        if (!held && !ground.code_borne(tx.session(), code)) return code;
    }
}

Date Ground::date_of(Instant at) const { return region.date_of(at); }

Result<void> require_reason(const Ground& ground, const ledger::Transaction& tx, std::string_view kind, const std::string& code, const SealedNote& note) {
    return ground.catalogue.known_reason(kind, code, words_of(note), tx.act().rule_date);
}

Result<std::string> submit_account(Ground& ground, ledger::Transaction& tx, const Actor& actor, const CreateAccount& command) {
    const auto stream = ledger::stream_of("account", command.account);
    AccountFacts facts;
    facts.login_taken = queries::account_by_login(tx.session(), ground.regency, command.login).has_value();
    for (const auto& grant : command.grants)
        if (!area_exists(ground, grant.area)) facts.unknown_areas.push_back(grant.area.substr(0, 20));
    tx.append_all(stream, command.account.text(), TRY(decide(load_account(tx, stream), command, actor, facts)));
    return stream;
}

Result<std::string> submit_grant(Ground& ground, ledger::Transaction& tx, const Actor& actor, AccountId account, const Grant& grant, bool take_away) {
    if (!take_away && !area_exists(ground, grant.area)) return refuse(ErrorCode::kAreaUnknown, "area", {{"area", grant.area.substr(0, 20)}});
    const auto stream = ledger::stream_of("account", account);
    const auto state = load_account(tx, stream);
    tx.append_all(stream, account.text(), TRY(take_away ? revoke_role(state, account, grant, actor, other_admins(ground, tx, account)) : grant_role(state, account, grant, actor)));
    return stream;
}

Result<std::string> submit_disable(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const AccountDisabled& disabled) {
    TRY_VOID(require_reason(ground, tx, "account_disabled", disabled.reason, disabled.note));
    const auto stream = ledger::stream_of("account", disabled.account);
    tx.append_all(stream, disabled.account.text(), TRY(disable_account(load_account(tx, stream), disabled, actor, other_admins(ground, tx, disabled.account))));
    return stream;
}

Result<std::string> submit_new_password(ledger::Transaction& tx, const Actor& actor, AccountId account) {
    const auto stream = ledger::stream_of("account", account);
    tx.append_all(stream, account.text(), TRY(renew_password(load_account(tx, stream), account, actor)));
    return stream;
}

Result<ledger::Outcome> execute_with_password(Ground& ground, const ledger::Act& act, std::string_view operation, std::string_view body, AccountId account,
                                              std::string_view password, const ledger::Decide& decide) {
    const std::string hash = TRY(ground.passwords.hash(password));
    return ground.ledger.execute(act, operation, body, [&](ledger::Transaction& tx) -> Result<std::string> {
        auto about = TRY(decide(tx));
        queries::save_credential(tx.session(), ground.regency, account, {hash, true});
        queries::delete_sessions_of(tx.session(), ground.regency, account);
        return about;
    });
}

Result<std::string> submit_device(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device, const std::string& name) {
    const auto stream = ledger::stream_of("device", device);
    tx.append_all(stream, device.text(), TRY(enrol_device(load_device(tx, stream), device, name, actor, fresh_codes(ground, tx))));
    return stream;
}

Result<std::string> submit_codes(Ground& ground, ledger::Transaction& tx, const Actor& actor, DeviceId device) {
    const auto stream = ledger::stream_of("device", device);
    tx.append_all(stream, device.text(), TRY(issue_codes(load_device(tx, stream), device, actor, fresh_codes(ground, tx))));
    return stream;
}

Result<std::string> submit_revocation(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const DeviceRevoked& revoked) {
    TRY_VOID(require_reason(ground, tx, "device_revoked", revoked.reason, revoked.note));
    const auto stream = ledger::stream_of("device", revoked.device);
    tx.append_all(stream, revoked.device.text(), TRY(revoke_device(load_device(tx, stream), revoked, actor)));
    return stream;
}

bool reaches_anomaly(const Actor& actor, Right right, std::string_view area, std::string_view owner_role) {
    return std::ranges::any_of(actor.grants, [&](const Grant& grant) {
        if (!area_covers(grant.area, area)) return false;
        return role_has(grant.role, right) || (role_has(grant.role, Right::own_anomalies) && name_of(grant.role) == owner_role);
    });
}

Result<std::string> resolve_anomaly(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ledger::AnomalyResolved& resolved) {
    const auto stream = ledger::stream_of("anomaly", resolved.anomaly);
    const auto state = ledger::load<AnomalyState, AnomalyEvent>(tx, stream);
    if (!state.exists) return refuse(ErrorCode::kNotFound);
    if (!reaches_anomaly(actor, Right::resolve_anomalies, state.area, state.owner_role)) TRY_VOID(require_in(actor, Right::resolve_anomalies, state.area));
    if (state.resolved) return refuse(ErrorCode::kAlreadyResolved);
    TRY_VOID(require_reason(ground, tx, "anomaly_resolved", resolved.reason, resolved.note));
    tx.append(stream, resolved.anomaly.text(), resolved);
    return stream;
}

std::string one_time_password(Random& random) {
    // No letters or digits that are mistaken for each other on paper.
    constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    while (password.size() < 15) {
        std::uint8_t byte = 0;
        random.fill(&byte, 1);
        if (byte >= 248) continue;  // 248 = 8 * 31: keeps every letter equally likely
        if (password.size() % 4 == 3) password.push_back('-');
        password.push_back(kLetters[byte % kLetters.size()]);
    }
    return password;
}

Result<NewAccount> create_account(Ground& ground, const ledger::Act& act, const Actor& actor, std::string_view login, std::string_view full_name,
                                  const std::vector<Grant>& grants) {
    NewAccount made{ground.random.id<AccountId>(act.received_at), one_time_password(ground.random)};
    const CreateAccount command{made.account, std::string(login), std::string(full_name), grants};
    TRY_VOID(execute_with_password(ground, act, "create_account", canonical_json(encode(command)), made.account, made.one_time_password,
                                   [&](ledger::Transaction& tx) { return submit_account(ground, tx, actor, command); }));
    return made;
}

Actor system_actor() {
    Actor actor;
    for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i) actor.grants.push_back({static_cast<Role>(i), ""});
    return actor;
}

ledger::Act system_act(Ground& ground) {
    const Instant now = ground.clock.now();
    return {ground.random.id<CommandId>(now), ground.regency, AccountId{}, std::nullopt, std::nullopt, now, now, ground.date_of(now)};
}

}  // namespace layang::access
