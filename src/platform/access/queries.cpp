#include "platform/access/queries.hpp"

#include "base/check.hpp"
#include "platform/access/access.hpp"

namespace layang::access {

std::vector<store::Migration> migrations() {
    return {{"access", 1, R"(
CREATE TABLE account (
  regency TEXT NOT NULL, account TEXT NOT NULL, login TEXT NOT NULL, name_sealed TEXT NOT NULL, disabled INTEGER NOT NULL,
  created_at INTEGER NOT NULL, PRIMARY KEY (regency, account));
CREATE UNIQUE INDEX account_login ON account (regency, login);
CREATE TABLE account_grant (
  regency TEXT NOT NULL, account TEXT NOT NULL, role TEXT NOT NULL, area TEXT NOT NULL, PRIMARY KEY (regency, account, role, area));
CREATE TABLE device (
  regency TEXT NOT NULL, device TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, revoked INTEGER NOT NULL,
  enrolled_at INTEGER NOT NULL, PRIMARY KEY (regency, device));
CREATE TABLE device_code (
  regency TEXT NOT NULL, code TEXT NOT NULL, device TEXT NOT NULL, PRIMARY KEY (regency, code));
CREATE TABLE credential (
  regency TEXT NOT NULL, account TEXT NOT NULL, hash TEXT NOT NULL, must_change INTEGER NOT NULL, failures INTEGER NOT NULL,
  locked_until INTEGER NOT NULL, PRIMARY KEY (regency, account));
CREATE TABLE session (
  regency TEXT NOT NULL, token_hash BLOB NOT NULL, account TEXT NOT NULL, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  PRIMARY KEY (regency, token_hash));
CREATE INDEX session_account ON session (regency, account);
CREATE TABLE view_log (
  regency TEXT NOT NULL, n INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
  reason TEXT NOT NULL, leaf BLOB NOT NULL, PRIMARY KEY (regency, n));
CREATE TABLE view_head (
  regency TEXT NOT NULL, perfect BLOB NOT NULL, PRIMARY KEY (regency));
)"},
            {"access", 2, R"(
CREATE TABLE late_act (
  regency TEXT NOT NULL, act TEXT NOT NULL, account TEXT NOT NULL, device TEXT, cause TEXT NOT NULL, operation TEXT NOT NULL,
  path TEXT NOT NULL, body TEXT NOT NULL, run_as TEXT NOT NULL, occurred_at INTEGER NOT NULL, received_at INTEGER NOT NULL,
  rule_date TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (regency, act));
CREATE INDEX late_act_waiting ON late_act (regency, state, received_at);
)"},
            {"access", 3, R"(
CREATE TABLE login_attempts (
  regency TEXT NOT NULL, name BLOB NOT NULL, failures INTEGER NOT NULL, locked_until INTEGER NOT NULL, PRIMARY KEY (regency, name));
ALTER TABLE credential DROP COLUMN failures;
ALTER TABLE credential DROP COLUMN locked_until;
ALTER TABLE session ADD COLUMN device TEXT;
)"},
            {"access", 4, R"(
ALTER TABLE device RENAME COLUMN name TO name_sealed;
ALTER TABLE late_act ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE view_log ADD COLUMN note_sealed TEXT NOT NULL DEFAULT '';
)"},
            // What a sealed text was bound to when it was sealed stands beside it: the event may have another version by now.
            {"access", 5, R"(
ALTER TABLE account ADD COLUMN name_bound TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN name_bound TEXT NOT NULL DEFAULT '';
ALTER TABLE late_act ADD COLUMN body_bound TEXT NOT NULL DEFAULT '';
ALTER TABLE late_act ADD COLUMN note_bound TEXT NOT NULL DEFAULT '';
)"}};
}

namespace queries {
namespace {

using store::Row;
using store::Statement;

const Statement kInsertAccount("access.insert_account",
                               "INSERT INTO account (regency, account, login, name_sealed, name_bound, disabled, created_at) VALUES (?, ?, ?, ?, ?, 0, ?)");
const Statement kInsertGrant("access.insert_grant",
                             "INSERT INTO account_grant (regency, account, role, area) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
const Statement kDeleteGrant("access.delete_grant", "DELETE FROM account_grant WHERE regency = ? AND account = ? AND role = ? AND area = ?");
const Statement kDisable("access.disable", "UPDATE account SET disabled = 1 WHERE regency = ? AND account = ?");
const Statement kAccount("access.account", "SELECT account, login, name_sealed, name_bound, disabled FROM account WHERE regency = ? AND account = ?");
const Statement kAccounts("access.accounts",
                          "SELECT account, login, name_sealed, name_bound, disabled FROM account WHERE regency = ? AND login > ? ORDER BY login LIMIT ?");
const Statement kAccountsOfStanding("access.accounts_of_standing",
                                    "SELECT account, login, name_sealed, name_bound, disabled FROM account WHERE regency = ? AND disabled = ? AND login > ? "
                                    "ORDER BY login LIMIT ?");
const Statement kAccountCount("access.account_count", "SELECT COUNT(*) FROM account WHERE regency = ? AND disabled = ?");
const Statement kAccountsWith("access.accounts_with",
                              "SELECT a.account, a.login, a.name_sealed, a.name_bound, a.disabled FROM account a WHERE a.regency = ? AND a.disabled = 0 AND EXISTS "
                              "(SELECT 1 FROM account_grant g WHERE g.regency = a.regency AND g.account = a.account AND g.role = ?) ORDER BY a.login");
const Statement kByLogin("access.by_login", "SELECT account FROM account WHERE regency = ? AND login = ?");
const Statement kGrants("access.grants", "SELECT role, area FROM account_grant WHERE regency = ? AND account = ? ORDER BY role, area");

const Statement kInsertDevice("access.insert_device",
                              "INSERT INTO device (regency, device, account, name_sealed, name_bound, revoked, enrolled_at) VALUES (?, ?, ?, ?, ?, 0, ?)");
const Statement kRevokeDevice("access.revoke_device", "UPDATE device SET revoked = 1 WHERE regency = ? AND device = ?");
const Statement kDevice("access.device", "SELECT device, account, name_sealed, name_bound, revoked, enrolled_at FROM device WHERE regency = ? AND device = ?");
const Statement kDevices("access.devices",
                         "SELECT device, account, name_sealed, name_bound, revoked, enrolled_at FROM device WHERE regency = ? AND (enrolled_at, device) < (?, ?) "
                         "ORDER BY enrolled_at DESC, device DESC LIMIT ?");
const Statement kDevicesOf("access.devices_of",
                           "SELECT device, account, name_sealed, name_bound, revoked, enrolled_at FROM device WHERE regency = ? AND account = ? "
                           "AND (enrolled_at, device) < (?, ?) ORDER BY enrolled_at DESC, device DESC LIMIT ?");
const Statement kDevicesInUse("access.devices_in_use", "SELECT account, COUNT(*) FROM device WHERE regency = ? AND revoked = 0 GROUP BY account");
const Statement kInsertCode("access.insert_code", "INSERT INTO device_code (regency, code, device) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
const Statement kDeviceOfCode("access.device_of_code", "SELECT device FROM device_code WHERE regency = ? AND code = ?");

const Statement kCredential("access.credential", "SELECT hash, must_change FROM credential WHERE regency = ? AND account = ?");
const Statement kSaveCredential("access.save_credential",
                                "INSERT INTO credential (regency, account, hash, must_change) VALUES (?, ?, ?, ?) "
                                "ON CONFLICT (regency, account) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change");
const Statement kAttempts("access.attempts", "SELECT failures, locked_until FROM login_attempts WHERE regency = ? AND name = ?");
const Statement kSaveAttempts("access.save_attempts",
                              "INSERT INTO login_attempts (regency, name, failures, locked_until) VALUES (?, ?, ?, ?) "
                              "ON CONFLICT (regency, name) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until");
const Statement kDeleteAttempts("access.delete_attempts", "DELETE FROM login_attempts WHERE regency = ? AND (name = ? OR locked_until < ?)");
const Statement kInsertSession("access.insert_session",
                               "INSERT INTO session (regency, token_hash, account, made_at, expires_at) VALUES (?, ?, ?, ?, ?)");
const Statement kSession("access.session", "SELECT account, made_at, expires_at, device FROM session WHERE regency = ? AND token_hash = ?");
const Statement kBindSession("access.bind_session", "UPDATE session SET device = ? WHERE regency = ? AND token_hash = ?");
const Statement kDeleteSession("access.delete_session", "DELETE FROM session WHERE regency = ? AND token_hash = ?");
const Statement kDeleteSessions("access.delete_sessions", "DELETE FROM session WHERE regency = ? AND account = ?");
const Statement kDeleteOthers("access.delete_other_sessions", "DELETE FROM session WHERE regency = ? AND account = ? AND token_hash <> ?");
const Statement kDeleteExpired("access.delete_expired", "DELETE FROM session WHERE regency = ? AND expires_at < ?");

const Statement kInsertView("access.insert_view",
                            "INSERT INTO view_log (regency, n, actor, at, what, about, reason, note_sealed, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kViews("access.views",
                       "SELECT n, actor, at, what, about, reason, note_sealed FROM view_log WHERE regency = ? AND n < ? ORDER BY n DESC LIMIT ?");
const Statement kEachView("access.each_view", "SELECT n, actor, at, what, about, reason, note_sealed, leaf FROM view_log WHERE regency = ? ORDER BY n");
const Statement kViewHead("access.view_head", "SELECT perfect FROM view_head WHERE regency = ?");
const Statement kSaveViewHead("access.save_view_head",
                              "INSERT INTO view_head (regency, perfect) VALUES (?, ?) ON CONFLICT (regency) DO UPDATE SET perfect = excluded.perfect");

AccountRow account_row(const Row& row) { return {row.id<AccountId>(0), row.text(1), {row.text(2), row.text(3)}, row.flag(4), {}}; }
DeviceRow device_row(const Row& row) { return {row.id<DeviceId>(0), row.id<AccountId>(1), {row.text(2), row.text(3)}, row.flag(4), row.instant(5)}; }
View view_row(const Row& row) { return {row.integer(0), row.id<AccountId>(1), row.instant(2), row.text(3), row.text(4), row.text(5), row.text(6)}; }

std::vector<Grant> grants_of(store::Session& session, const std::string& regency, AccountId account) {
    return session.list(kGrants, [](const Row& row) { return Grant{row.choice<Role>(0), row.text(1)}; }, regency, account);
}

}  // namespace

void insert_account(store::Session& session, const std::string& regency, const AccountCreated& event, const ledger::SealedText& name, Instant at) {
    session.run(kInsertAccount, regency, event.account, event.login, name.text, name.bound, at);
    for (const auto& grant : event.grants) insert_grant(session, regency, event.account, grant);
}
void insert_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant) {
    session.run(kInsertGrant, regency, account, name_of(grant.role), grant.area);
}
void delete_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant) {
    session.run(kDeleteGrant, regency, account, name_of(grant.role), grant.area);
}
void set_disabled(store::Session& session, const std::string& regency, AccountId account) {
    session.run(kDisable, regency, account);
}

std::string full_name(secrets::KeyRing& ring, const AccountRow& row) { return ledger::open_as<std::string>(ring, row.name).value_or(""); }

std::optional<AccountRow> account(store::Session& session, const std::string& regency, AccountId account) {
    auto found = session.first(kAccount, account_row, regency, account);
    if (found) found->grants = grants_of(session, regency, account);
    return found;
}
std::optional<AccountId> account_by_login(store::Session& session, const std::string& regency, const std::string& login) {
    return session.first(kByLogin, [](const Row& row) { return row.id<AccountId>(0); }, regency, login);
}
std::vector<AccountRow> accounts(store::Session& session, const std::string& regency, std::optional<bool> disabled, const std::optional<AccountRow>& after,
                                 std::size_t limit) {
    const auto login = after ? after->login : std::string();
    auto rows = disabled ? session.list(kAccountsOfStanding, account_row, regency, *disabled, login, limit)
                         : session.list(kAccounts, account_row, regency, login, limit);
    for (auto& row : rows) row.grants = grants_of(session, regency, row.account);
    return rows;
}
std::int64_t account_count(store::Session& session, const std::string& regency, bool disabled) {
    return session.first(kAccountCount, [](const Row& row) { return row.integer(0); }, regency, disabled).value_or(0);
}
std::vector<AccountRow> accounts_with(store::Session& session, const std::string& regency, Role role) {
    return session.list(kAccountsWith, account_row, regency, name_of(role));
}

void insert_device(store::Session& session, const std::string& regency, const DeviceEnrolled& event, const ledger::SealedText& name, Instant at) {
    session.run(kInsertDevice, regency, event.device, event.account, name.text, name.bound, at);
}
void set_device_revoked(store::Session& session, const std::string& regency, DeviceId device) { session.run(kRevokeDevice, regency, device); }
void insert_code(store::Session& session, const std::string& regency, const PublicCode& code, DeviceId device) {
    session.run(kInsertCode, regency, code.symbols(), device);
}
std::optional<DeviceRow> device(store::Session& session, const std::string& regency, DeviceId device) {
    return session.first(kDevice, device_row, regency, device);
}
std::vector<DeviceRow> devices(store::Session& session, const std::string& regency, const std::optional<AccountId>& account,
                               const std::optional<DeviceRow>& after, std::size_t limit) {
    const auto at = after ? after->enrolled_at : Instant{kFromNewest};
    const auto id = after ? after->device.text() : std::string();
    return account ? session.list(kDevicesOf, device_row, regency, *account, at, id, limit) : session.list(kDevices, device_row, regency, at, id, limit);
}
std::map<AccountId, std::int64_t> devices_in_use(store::Session& session, const std::string& regency) {
    std::map<AccountId, std::int64_t> counts;
    session.for_each(kDevicesInUse, [&](const Row& row) { counts[row.id<AccountId>(0)] = row.integer(1); }, regency);
    return counts;
}
std::optional<DeviceId> device_of_code(store::Session& session, const std::string& regency, const std::string& symbols) {
    return session.first(kDeviceOfCode, [](const Row& row) { return row.id<DeviceId>(0); }, regency, symbols);
}

std::optional<CredentialRow> credential(store::Session& session, const std::string& regency, AccountId account) {
    return session.first(
        kCredential, [](const Row& row) { return CredentialRow{row.text(0), row.flag(1)}; }, regency, account);
}
void save_credential(store::Session& session, const std::string& regency, AccountId account, const CredentialRow& row) {
    session.run(kSaveCredential, regency, account, row.hash, row.must_change);
}

AttemptsRow attempts(store::Session& session, const std::string& regency, const Bytes& name) {
    return session.first(kAttempts, [](const Row& row) { return AttemptsRow{row.integer(0), row.instant(1)}; }, regency, name).value_or(AttemptsRow{});
}
void save_attempts(store::Session& session, const std::string& regency, const Bytes& name, const AttemptsRow& row) {
    session.run(kSaveAttempts, regency, name, row.failures, row.locked_until);
}
void delete_attempts(store::Session& session, const std::string& regency, const Bytes& name, Instant now) {
    session.run(kDeleteAttempts, regency, name, Instant{now.us - std::int64_t{86'400} * 1'000'000});
}

void insert_session(store::Session& session, const std::string& regency, const Bytes& token_hash, AccountId account, Instant now, Instant expires) {
    session.run(kInsertSession, regency, token_hash, account, now, expires);
}
std::optional<SessionRow> session_row(store::Session& session, const std::string& regency, const Bytes& token_hash) {
    return session.first(kSession, [](const Row& row) { return SessionRow{row.id<AccountId>(0), row.instant(1), row.instant(2), row.maybe_id<DeviceId>(3)}; }, regency, token_hash);
}
void bind_session(store::Session& session, const std::string& regency, const Bytes& token_hash, DeviceId device) {
    session.run(kBindSession, device, regency, token_hash);
}
void delete_session(store::Session& session, const std::string& regency, const Bytes& token_hash) { session.run(kDeleteSession, regency, token_hash); }
void delete_sessions_of(store::Session& session, const std::string& regency, AccountId account) { session.run(kDeleteSessions, regency, account); }
void delete_other_sessions(store::Session& session, const std::string& regency, AccountId account, const Bytes& kept) {
    session.run(kDeleteOthers, regency, account, kept);
}
void delete_expired_sessions(store::Session& session, const std::string& regency, Instant now) { session.run(kDeleteExpired, regency, now); }

void insert_view(store::Session& session, const std::string& regency, const View& view, const Bytes& leaf) {
    session.run(kInsertView, regency, view.n, view.actor, view.at, view.what, view.about, view.reason, view.note_sealed, leaf);
}
std::vector<View> views(store::Session& session, const std::string& regency, std::int64_t before, std::size_t limit) {
    return session.list(kViews, view_row, regency, before, limit);
}
void each_view(store::Session& session, const std::string& regency, const std::function<void(const View&, const Bytes& leaf)>& visit) {
    session.for_each(kEachView, [&](const Row& row) { visit(view_row(row), row.blob(7)); }, regency);
}
Bytes view_head(store::Session& session, const std::string& regency) {
    return session.first(kViewHead, [](const Row& row) { return row.blob(0); }, regency).value_or(Bytes{});
}
void save_view_head(store::Session& session, const std::string& regency, const Bytes& range) { session.run(kSaveViewHead, regency, range); }

}  // namespace queries
}  // namespace layang::access
