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
)"}};
}

namespace queries {
namespace {

using store::Row;
using store::Statement;

const Statement kInsertAccount("access.insert_account",
                               "INSERT INTO account (regency, account, login, name_sealed, disabled, created_at) VALUES (?, ?, ?, ?, 0, ?)");
const Statement kInsertGrant("access.insert_grant",
                             "INSERT INTO account_grant (regency, account, role, area) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
const Statement kDeleteGrant("access.delete_grant", "DELETE FROM account_grant WHERE regency = ? AND account = ? AND role = ? AND area = ?");
const Statement kDisable("access.disable", "UPDATE account SET disabled = 1 WHERE regency = ? AND account = ?");
const Statement kAccount("access.account", "SELECT account, login, name_sealed, disabled FROM account WHERE regency = ? AND account = ?");
const Statement kAccounts("access.accounts", "SELECT account, login, name_sealed, disabled FROM account WHERE regency = ? ORDER BY login");
const Statement kByLogin("access.by_login", "SELECT account FROM account WHERE regency = ? AND login = ?");
const Statement kGrants("access.grants", "SELECT role, area FROM account_grant WHERE regency = ? AND account = ? ORDER BY role, area");

const Statement kInsertDevice("access.insert_device",
                              "INSERT INTO device (regency, device, account, name, revoked, enrolled_at) VALUES (?, ?, ?, ?, 0, ?)");
const Statement kRevokeDevice("access.revoke_device", "UPDATE device SET revoked = 1 WHERE regency = ? AND device = ?");
const Statement kDevice("access.device", "SELECT device, account, name, revoked, enrolled_at FROM device WHERE regency = ? AND device = ?");
const Statement kDevices("access.devices", "SELECT device, account, name, revoked, enrolled_at FROM device WHERE regency = ? ORDER BY enrolled_at, device");
const Statement kInsertCode("access.insert_code", "INSERT INTO device_code (regency, code, device) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
const Statement kDeviceOfCode("access.device_of_code", "SELECT device FROM device_code WHERE regency = ? AND code = ?");

const Statement kCredential("access.credential", "SELECT hash, must_change, failures, locked_until FROM credential WHERE regency = ? AND account = ?");
const Statement kSaveCredential("access.save_credential",
                                "INSERT INTO credential (regency, account, hash, must_change, failures, locked_until) VALUES (?, ?, ?, ?, ?, ?) "
                                "ON CONFLICT (regency, account) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change, "
                                "failures = excluded.failures, locked_until = excluded.locked_until");
const Statement kInsertSession("access.insert_session",
                               "INSERT INTO session (regency, token_hash, account, made_at, expires_at) VALUES (?, ?, ?, ?, ?)");
const Statement kSession("access.session", "SELECT account, expires_at FROM session WHERE regency = ? AND token_hash = ?");
const Statement kDeleteSession("access.delete_session", "DELETE FROM session WHERE regency = ? AND token_hash = ?");
const Statement kDeleteSessions("access.delete_sessions", "DELETE FROM session WHERE regency = ? AND account = ?");
const Statement kDeleteOthers("access.delete_other_sessions", "DELETE FROM session WHERE regency = ? AND account = ? AND token_hash <> ?");
const Statement kDeleteExpired("access.delete_expired", "DELETE FROM session WHERE regency = ? AND expires_at < ?");

const Statement kInsertView("access.insert_view",
                            "INSERT INTO view_log (regency, n, actor, at, what, about, reason, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kViews("access.views",
                       "SELECT n, actor, at, what, about, reason FROM view_log WHERE regency = ? AND n < ? ORDER BY n DESC LIMIT ?");
const Statement kEachView("access.each_view", "SELECT n, actor, at, what, about, reason, leaf FROM view_log WHERE regency = ? ORDER BY n");
const Statement kViewHead("access.view_head", "SELECT perfect FROM view_head WHERE regency = ?");
const Statement kSaveViewHead("access.save_view_head",
                              "INSERT INTO view_head (regency, perfect) VALUES (?, ?) ON CONFLICT (regency) DO UPDATE SET perfect = excluded.perfect");

AccountRow account_row(const Row& row) { return {row.id<AccountId>(0), row.text(1), row.text(2), row.flag(3), {}}; }
DeviceRow device_row(const Row& row) { return {row.id<DeviceId>(0), row.id<AccountId>(1), row.text(2), row.flag(3), row.instant(4)}; }
View view_row(const Row& row) { return {row.integer(0), row.id<AccountId>(1), row.instant(2), row.text(3), row.text(4), row.text(5)}; }

std::vector<Grant> grants_of(store::Session& session, const std::string& regency, AccountId account) {
    return session.list(kGrants, [](const Row& row) { return Grant{row.choice<Role>(0), row.text(1)}; }, regency, account);
}

}  // namespace

void insert_account(store::Session& session, const std::string& regency, const AccountCreated& event, const std::string& name_sealed, Instant at) {
    session.run(kInsertAccount, regency, event.account, event.login, name_sealed, at);
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

std::optional<AccountRow> account(store::Session& session, const std::string& regency, AccountId account) {
    auto found = session.first(kAccount, account_row, regency, account);
    if (found) found->grants = grants_of(session, regency, account);
    return found;
}
std::optional<AccountId> account_by_login(store::Session& session, const std::string& regency, const std::string& login) {
    return session.first(kByLogin, [](const Row& row) { return row.id<AccountId>(0); }, regency, login);
}
std::vector<AccountRow> accounts(store::Session& session, const std::string& regency) {
    auto rows = session.list(kAccounts, account_row, regency);
    for (auto& row : rows) row.grants = grants_of(session, regency, row.account);
    return rows;
}

void insert_device(store::Session& session, const std::string& regency, const DeviceEnrolled& event, Instant at) {
    session.run(kInsertDevice, regency, event.device, event.account, event.name, at);
}
void set_device_revoked(store::Session& session, const std::string& regency, DeviceId device) { session.run(kRevokeDevice, regency, device); }
void insert_code(store::Session& session, const std::string& regency, const PublicCode& code, DeviceId device) {
    session.run(kInsertCode, regency, code.symbols(), device);
}
std::optional<DeviceRow> device(store::Session& session, const std::string& regency, DeviceId device) {
    return session.first(kDevice, device_row, regency, device);
}
std::vector<DeviceRow> devices(store::Session& session, const std::string& regency) { return session.list(kDevices, device_row, regency); }
std::optional<DeviceId> device_of_code(store::Session& session, const std::string& regency, const std::string& symbols) {
    return session.first(kDeviceOfCode, [](const Row& row) { return row.id<DeviceId>(0); }, regency, symbols);
}

std::optional<CredentialRow> credential(store::Session& session, const std::string& regency, AccountId account) {
    return session.first(
        kCredential, [](const Row& row) { return CredentialRow{row.text(0), row.flag(1), row.integer(2), row.instant(3)}; }, regency, account);
}
void save_credential(store::Session& session, const std::string& regency, AccountId account, const CredentialRow& row) {
    session.run(kSaveCredential, regency, account, row.hash, row.must_change, row.failures, row.locked_until);
}

void insert_session(store::Session& session, const std::string& regency, const Bytes& token_hash, AccountId account, Instant now, Instant expires) {
    session.run(kInsertSession, regency, token_hash, account, now, expires);
}
std::optional<SessionRow> session_row(store::Session& session, const std::string& regency, const Bytes& token_hash) {
    return session.first(kSession, [](const Row& row) { return SessionRow{row.id<AccountId>(0), row.instant(1)}; }, regency, token_hash);
}
void delete_session(store::Session& session, const std::string& regency, const Bytes& token_hash) { session.run(kDeleteSession, regency, token_hash); }
void delete_sessions_of(store::Session& session, const std::string& regency, AccountId account) { session.run(kDeleteSessions, regency, account); }
void delete_other_sessions(store::Session& session, const std::string& regency, AccountId account, const Bytes& kept) {
    session.run(kDeleteOthers, regency, account, kept);
}
void delete_expired_sessions(store::Session& session, const std::string& regency, Instant now) { session.run(kDeleteExpired, regency, now); }

void insert_view(store::Session& session, const std::string& regency, const View& view, const Bytes& leaf) {
    session.run(kInsertView, regency, view.n, view.actor, view.at, view.what, view.about, view.reason, leaf);
}
std::vector<View> views(store::Session& session, const std::string& regency, std::int64_t before, std::int64_t limit) {
    return session.list(kViews, view_row, regency, before, limit);
}
void each_view(store::Session& session, const std::string& regency, const std::function<void(const View&, const Bytes& leaf)>& visit) {
    session.for_each(kEachView, [&](const Row& row) { visit(view_row(row), row.blob(6)); }, regency);
}
Bytes view_head(store::Session& session, const std::string& regency) {
    return session.first(kViewHead, [](const Row& row) { return row.blob(0); }, regency).value_or(Bytes{});
}
void save_view_head(store::Session& session, const std::string& regency, const Bytes& range) { session.run(kSaveViewHead, regency, range); }

}  // namespace queries
}  // namespace layang::access
