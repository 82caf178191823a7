#include "platform/access/sessions.hpp"

#include <algorithm>
#include <functional>

#include "platform/access/queries.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::access {
namespace {

Bytes token_hash(std::string_view token) {
    const Hash hash = leaf_hash({}, view_of(token));
    return Bytes(hash.bytes.begin(), hash.bytes.end());
}

/// Attempts are counted by the name as it was typed, whether anybody has it or not: neither waiting nor its absence tells who
/// has an account here. Keyed, because people type their password there. What comes from a device that is enrolled for the name is
/// counted by the device: whoever guesses at a name elsewhere does not lock its person out.
Bytes attempts_of(Ground& ground, const std::string& login, const std::optional<DeviceId>& named) {
    bool own = false;
    if (named)
        ground.store.read([&](store::Session& session) {
            const auto device = queries::device(session, ground.regency, *named);
            own = device && !device->revoked && queries::account_by_login(session, ground.regency, login) == device->account;
        });
    return own ? ground.ring.token("login-device", named->text()) : ground.ring.token("login", login);
}

/// Counts before the work is done, so that guesses made at once all count. Error: kRateLimited.
Result<void> note_attempt(Ground& ground, const Bytes& name) {
    const Instant now = ground.clock.now();
    Instant locked_until;
    TRY_VOID(ground.store.write([&](store::Session& session) {
        auto row = queries::attempts(session, ground.regency, name);
        locked_until = row.locked_until;
        if (locked_until > now) return store::Verdict::undo;
        row.locked_until = now + lock_after(ground.limits, ++row.failures);
        queries::save_attempts(session, ground.regency, name, row);
        return store::Verdict::keep;
    }));
    if (locked_until <= now) return {};
    return refuse(ErrorCode::kRateLimited, "", {{"seconds", std::to_string((locked_until - now).count + 1)}});
}

/// Takes back the attempt that nobody had time to look at.
void forget_attempt(Ground& ground, const Bytes& name) {
    (void)ground.store.write([&](store::Session& session) {
        auto row = queries::attempts(session, ground.regency, name);
        row = {std::max<std::int64_t>(row.failures - 1, 0), {}};
        queries::save_attempts(session, ground.regency, name, row);
        return store::Verdict::keep;
    });
}

struct Proven {
    AccountId account;
    /// The password's hash as it was when it fitted: whatever is done on the strength of it holds only while it is still there.
    std::string hash;
};

/// Errors: kWrongPassword, kRateLimited, kBusy.
Result<Proven> prove(Ground& ground, const Bytes& name, const std::string& login, const std::string& password) {
    TRY_VOID(note_attempt(ground, name));
    std::optional<Proven> known;
    ground.store.read([&](store::Session& session) {
        const auto account = queries::account_by_login(session, ground.regency, login);
        const auto credential = account ? queries::credential(session, ground.regency, *account) : std::nullopt;
        if (credential) known = Proven{*account, credential->hash};
    });
    const auto right = ground.passwords.verify(password, known ? known->hash : ground.passwords.decoy());
    if (!right) {
        forget_attempt(ground, name);
        return refuse(right.error());
    }
    if (!known || !*right) return refuse(ErrorCode::kWrongPassword);
    return *known;
}

/// Does what the proven password allows, unless it was changed meanwhile. Error: kWrongPassword.
Result<void> while_it_holds(Ground& ground, const Bytes& name, const Proven& proven, const std::function<void(store::Session&)>& act) {
    bool holds = false;
    TRY_VOID(ground.store.write([&](store::Session& session) {
        const auto credential = queries::credential(session, ground.regency, proven.account);
        holds = credential && credential->hash == proven.hash;
        if (!holds) return store::Verdict::undo;
        queries::delete_attempts(session, ground.regency, name, ground.clock.now());
        act(session);
        return store::Verdict::keep;
    }));
    if (!holds) return refuse(ErrorCode::kWrongPassword);
    return {};
}

}  // namespace

Seconds lock_after(const Limits& limits, std::int64_t failures) {
    if (failures <= limits.free_failures) return {0};
    const std::int64_t doubled = std::int64_t{1} << std::min<std::int64_t>(failures - limits.free_failures, 12);
    return {std::min(doubled, limits.lock_max.count)};
}

Result<OpenedSession> log_in(Ground& ground, const std::string& login, const std::string& password, const std::optional<DeviceId>& device) {
    const Bytes name = attempts_of(ground, login, device);
    const Proven proven = TRY(prove(ground, name, login, password));
    Bytes random(32);
    ground.random.fill(random.data(), random.size());
    OpenedSession opened{base64_of(random), proven.account};
    TRY_VOID(while_it_holds(ground, name, proven, [&](store::Session& session) {
        const Instant now = ground.clock.now();
        queries::delete_expired_sessions(session, ground.regency, now);
        queries::insert_session(session, ground.regency, token_hash(opened.token), opened.account, now, now + ground.limits.session_length);
    }));
    return opened;
}

namespace {

/// What the tables say of whoever holds the session.
struct Holder {
    Caller caller;
    bool known = false;
    bool device_refused = false;
    /// The session is to be bound to the device that the caller named.
    bool rebound = false;
};

void look_at_device(store::Session& session, Ground& ground, const queries::SessionRow& row, const std::string& named, Holder& holder) {
    const auto id = named.empty() ? row.device : DeviceId::parse(named);
    if (id) {
        const auto device = queries::device(session, ground.regency, *id);
        // Somebody else has logged in at this person's browser: his session speaks for none of hers.
        if (device && device->account != row.account) holder.known = false;
        holder.device_refused = !device;
        if (!holder.known || holder.device_refused) return;
        holder.caller.known_since = device->enrolled_at;
        if (device->revoked && !holder.caller.removed) holder.caller.removed = LateCause::device_revoked;
        // Who does not name the device gets no credit for it: the answer is the same, the act has no number of the device.
        if (!named.empty()) holder.caller.device = id;
    } else {
        holder.device_refused = !named.empty();
    }
    const auto bound = row.device && id != row.device ? queries::device(session, ground.regency, *row.device) : std::nullopt;
    if (bound && bound->revoked && !holder.caller.removed) holder.caller.removed = LateCause::device_revoked;
    holder.rebound = id && id != row.device && !(bound && bound->revoked);
}

Holder holder_of(store::Session& session, Ground& ground, const Bytes& token, const std::string& device) {
    Holder holder;
    const auto row = queries::session_row(session, ground.regency, token);
    if (!row || row->expires_at <= ground.clock.now()) return holder;
    const auto account = queries::account(session, ground.regency, row->account);
    if (!account) return holder;
    holder.known = true;
    Caller& caller = holder.caller;
    caller.session_hash = token;
    caller.actor = {account->account, account->grants};
    if (account->disabled) caller.removed = LateCause::account_removed;
    caller.login = account->login;
    caller.full_name = queries::full_name(ground.ring, *account);
    const auto credential = queries::credential(session, ground.regency, account->account);
    caller.must_change_password = credential && credential->must_change;
    caller.known_since = row->made_at;
    look_at_device(session, ground, *row, device, holder);
    return holder;
}

}  // namespace

Result<Caller> caller_of(Ground& ground, const std::string& token, const std::string& device) {
    Holder holder;
    ground.store.read([&](store::Session& session) { holder = holder_of(session, ground, token_hash(token), device); });
    if (!holder.known) return refuse(ErrorCode::kNotLoggedIn);
    if (holder.device_refused) return refuse(ErrorCode::kDeviceUnknown);
    if (holder.rebound)
        TRY_VOID(ground.store.write([&](store::Session& session) {
            queries::bind_session(session, ground.regency, holder.caller.session_hash, *holder.caller.device);
            return store::Verdict::keep;
        }));
    return std::move(holder.caller);
}

Result<void> log_out(Ground& ground, const Caller& caller) {
    return ground.store.write([&](store::Session& session) {
        queries::delete_session(session, ground.regency, caller.session_hash);
        return store::Verdict::keep;
    });
}

Result<void> change_password(Ground& ground, const Caller& caller, const std::string& old_password, const std::string& new_password) {
    if (new_password.size() < kPasswordCharactersMin || new_password == old_password)
        return refuse(ErrorCode::kPasswordWeak, "new_password", {{"min", std::to_string(kPasswordCharactersMin)}});
    const Bytes name = attempts_of(ground, caller.login, caller.device);
    const Proven proven = TRY(prove(ground, name, caller.login, old_password));
    const std::string hash = TRY(ground.passwords.hash(new_password));
    return while_it_holds(ground, name, proven, [&](store::Session& session) {
        queries::save_credential(session, ground.regency, proven.account, {hash, false});
        queries::delete_other_sessions(session, ground.regency, proven.account, caller.session_hash);
    });
}

Result<void> set_password(Ground& ground, AccountId account, std::string_view password, bool must_change) {
    const std::string hash = TRY(ground.passwords.hash(password));
    return ground.store.write([&](store::Session& session) {
        queries::save_credential(session, ground.regency, account, {hash, must_change});
        queries::delete_sessions_of(session, ground.regency, account);
        return store::Verdict::keep;
    });
}

}  // namespace layang::access
