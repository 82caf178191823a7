#include "platform/access/sessions.hpp"

#include <algorithm>

#include "platform/access/queries.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::access {
namespace {

/// An unknown name costs the same work as a known one, so that names cannot be found out by the clock.
const std::string& decoy_hash(Ground& ground) {
    static const std::string hash = ground.passwords.hash("nobody has this password").value_or("");
    return hash;
}

Bytes token_hash(std::string_view token) {
    const Hash hash = leaf_hash({}, view_of(token));
    return Bytes(hash.bytes.begin(), hash.bytes.end());
}

Result<void> note_failure(Ground& ground, AccountId account) {
    return ground.store.write([&](store::Session& session) {
        auto row = queries::credential(session, ground.regency, account);
        if (!row) return store::Verdict::undo;
        ++row->failures;
        row->locked_until = ground.clock.now() + lock_after(row->failures);
        queries::save_credential(session, ground.regency, account, *row);
        return store::Verdict::keep;
    });
}

struct Found {
    std::optional<AccountId> account;
    std::optional<queries::CredentialRow> credential;
};

Found find(Ground& ground, const std::string& login) {
    Found found;
    ground.store.read([&](store::Session& session) {
        found.account = queries::account_by_login(session, ground.regency, login);
        if (!found.account) return;
        found.credential = queries::credential(session, ground.regency, *found.account);
    });
    return found;
}

}  // namespace

Seconds lock_after(std::int64_t failures) {
    if (failures <= kFreeFailures) return {0};
    const std::int64_t doubled = std::int64_t{1} << std::min<std::int64_t>(failures - kFreeFailures, 12);
    return {std::min(doubled, kLockMax.count)};
}

Result<OpenedSession> log_in(Ground& ground, const std::string& login, const std::string& password) {
    const Found found = find(ground, login);
    const Instant now = ground.clock.now();
    if (found.credential && found.credential->locked_until > now)
        return refuse(ErrorCode::kRateLimited, "", {{"seconds", std::to_string((found.credential->locked_until - now).count + 1)}});
    const bool known = found.account && found.credential;
    const bool right = TRY(ground.passwords.verify(password, known ? found.credential->hash : decoy_hash(ground)));
    if (!known || !right) {
        if (known) TRY_VOID(note_failure(ground, *found.account));
        return refuse(ErrorCode::kWrongPassword);
    }
    Bytes random(32);
    ground.random.fill(random.data(), random.size());
    OpenedSession opened{base64_of(random), *found.account};
    TRY_VOID(ground.store.write([&](store::Session& session) {
        queries::delete_expired_sessions(session, ground.regency, now);
        queries::insert_session(session, ground.regency, token_hash(opened.token), opened.account, now, now + kSessionLength);
        auto row = *found.credential;
        if (row.failures != 0) {
            row.failures = 0;
            row.locked_until = {};
            queries::save_credential(session, ground.regency, opened.account, row);
        }
        return store::Verdict::keep;
    }));
    return opened;
}

Result<Caller> caller_of(Ground& ground, const std::string& token, const std::string& device) {
    Caller caller;
    caller.session_hash = token_hash(token);
    bool known = false, device_refused = false;
    ground.store.read([&](store::Session& session) {
        const auto row = queries::session_row(session, ground.regency, caller.session_hash);
        if (!row || row->expires_at <= ground.clock.now()) return;
        const auto account = queries::account(session, ground.regency, row->account);
        if (!account) return;
        known = true;
        caller.actor = {account->account, account->grants};
        if (account->disabled) caller.removed = LateCause::account_removed;
        caller.login = account->login;
        const auto bound = ledger::Transaction::bound_of(ground.regency, ledger::stream_of("account", account->account), AccountCreated::kType,
                                                         AccountCreated::kVersion) + "|full_name";
        if (const auto name = ground.ring.open(bound, account->name_sealed)) caller.full_name = Json::parse(*name).get<std::string>();
        const auto credential = queries::credential(session, ground.regency, account->account);
        caller.must_change_password = credential && credential->must_change;
        if (device.empty()) return;
        const auto id = DeviceId::parse(device);
        const auto enrolled = id ? queries::device(session, ground.regency, *id) : std::nullopt;
        device_refused = !enrolled || enrolled->account != account->account;
        if (!device_refused && enrolled->revoked && !caller.removed) caller.removed = LateCause::device_revoked;
        caller.device = id;
    });
    if (!known) return refuse(ErrorCode::kNotLoggedIn);
    if (device_refused) return refuse(ErrorCode::kDeviceUnknown);
    return caller;
}

Result<void> log_out(Ground& ground, const Caller& caller) {
    return ground.store.write([&](store::Session& session) {
        queries::delete_session(session, ground.regency, caller.session_hash);
        return store::Verdict::keep;
    });
}

Result<void> change_password(Ground& ground, const Caller& caller, const std::string& old_password, const std::string& new_password) {
    std::optional<queries::CredentialRow> row;
    ground.store.read([&](store::Session& session) { row = queries::credential(session, ground.regency, caller.actor.account); });
    if (!row || !TRY(ground.passwords.verify(old_password, row->hash))) return refuse(ErrorCode::kWrongPassword);
    if (new_password.size() < kPasswordCharactersMin || new_password == old_password)
        return refuse(ErrorCode::kPasswordWeak, "new_password", {{"min", std::to_string(kPasswordCharactersMin)}});
    const std::string hash = TRY(ground.passwords.hash(new_password));
    return ground.store.write([&](store::Session& session) {
        queries::save_credential(session, ground.regency, caller.actor.account, {hash, false, 0, {}});
        queries::delete_other_sessions(session, ground.regency, caller.actor.account, caller.session_hash);
        return store::Verdict::keep;
    });
}

Result<void> set_password(Ground& ground, AccountId account, std::string_view password, bool must_change) {
    const std::string hash = TRY(ground.passwords.hash(password));
    return ground.store.write([&](store::Session& session) {
        queries::save_credential(session, ground.regency, account, {hash, must_change, 0, {}});
        queries::delete_sessions_of(session, ground.regency, account);
        return store::Verdict::keep;
    });
}

}  // namespace layang::access
