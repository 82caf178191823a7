#pragma once
// The SQL of access: accounts and devices (projected), credentials, sessions and the view log (not projected).
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/access/types.hpp"
#include "platform/access/view_log.hpp"
#include "platform/ledger/ledger.hpp"
#include "platform/store/store.hpp"

namespace layang::access::queries {

struct AccountRow {
    AccountId account;
    std::string login;
    ledger::SealedText name;
    bool disabled = false;
    std::vector<Grant> grants;
};
/// "" when its key is gone.
[[nodiscard]] std::string full_name(secrets::KeyRing& ring, const AccountRow& row);
void insert_account(store::Session& session, const std::string& regency, const AccountCreated& event, const ledger::SealedText& name, Instant at);
void insert_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant);
void delete_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant);
void set_disabled(store::Session& session, const std::string& regency, AccountId account);
[[nodiscard]] std::optional<AccountRow> account(store::Session& session, const std::string& regency, AccountId account);
[[nodiscard]] std::optional<AccountId> account_by_login(store::Session& session, const std::string& regency, const std::string& login);
/// By log-in, behind the account `after`, at most `limit`; `disabled`: of that standing only.
[[nodiscard]] std::vector<AccountRow> accounts(store::Session& session, const std::string& regency, std::optional<bool> disabled,
                                               const std::optional<AccountRow>& after, std::size_t limit);
[[nodiscard]] std::int64_t account_count(store::Session& session, const std::string& regency, bool disabled);
/// Active ones that hold the role, wherever.
[[nodiscard]] std::vector<AccountRow> accounts_with(store::Session& session, const std::string& regency, Role role);

struct DeviceRow {
    DeviceId device;
    AccountId account;
    ledger::SealedText name;
    bool revoked = false;
    Instant enrolled_at;
};
void insert_device(store::Session& session, const std::string& regency, const DeviceEnrolled& event, const ledger::SealedText& name, Instant at);
void set_device_revoked(store::Session& session, const std::string& regency, DeviceId device);
void insert_code(store::Session& session, const std::string& regency, const PublicCode& code, DeviceId device);
[[nodiscard]] std::optional<DeviceRow> device(store::Session& session, const std::string& regency, DeviceId device);
/// Newest first, behind the device `after`, at most `limit`; `account`: of that one only.
[[nodiscard]] std::vector<DeviceRow> devices(store::Session& session, const std::string& regency, const std::optional<AccountId>& account,
                                             const std::optional<DeviceRow>& after, std::size_t limit);
/// How many devices of each account may still send; accounts without any are left out.
[[nodiscard]] std::map<AccountId, std::int64_t> devices_in_use(store::Session& session, const std::string& regency);
[[nodiscard]] std::optional<DeviceId> device_of_code(store::Session& session, const std::string& regency, const std::string& symbols);

/// What is known of an account's password.
struct CredentialRow {
    std::string hash;
    bool must_change = false;
};
[[nodiscard]] std::optional<CredentialRow> credential(store::Session& session, const std::string& regency, AccountId account);
void save_credential(store::Session& session, const std::string& regency, AccountId account, const CredentialRow& row);

/// Wrong passwords of one name, as a token of it; `locked_until` grows with each.
struct AttemptsRow {
    std::int64_t failures = 0;
    Instant locked_until;
};
[[nodiscard]] AttemptsRow attempts(store::Session& session, const std::string& regency, const Bytes& name);
void save_attempts(store::Session& session, const std::string& regency, const Bytes& name, const AttemptsRow& row);
/// Those of the name, and all that made nobody wait since yesterday.
void delete_attempts(store::Session& session, const std::string& regency, const Bytes& name, Instant now);

struct SessionRow {
    AccountId account;
    Instant made_at;
    Instant expires_at;
    std::optional<DeviceId> device;
};
void insert_session(store::Session& session, const std::string& regency, const Bytes& token_hash, AccountId account, Instant now, Instant expires);
[[nodiscard]] std::optional<SessionRow> session_row(store::Session& session, const std::string& regency, const Bytes& token_hash);
void bind_session(store::Session& session, const std::string& regency, const Bytes& token_hash, DeviceId device);
void delete_session(store::Session& session, const std::string& regency, const Bytes& token_hash);
void delete_sessions_of(store::Session& session, const std::string& regency, AccountId account);
/// All of the account but the one of this token.
void delete_other_sessions(store::Session& session, const std::string& regency, AccountId account, const Bytes& kept);
void delete_expired_sessions(store::Session& session, const std::string& regency, Instant now);

void insert_view(store::Session& session, const std::string& regency, const View& view, const Bytes& leaf);
/// Newest first, with a number below `before`, at most `limit`.
[[nodiscard]] std::vector<View> views(store::Session& session, const std::string& regency, std::int64_t before, std::size_t limit);
/// All, in their order, with the leaf that was stored with each.
void each_view(store::Session& session, const std::string& regency, const std::function<void(const View&, const Bytes& leaf)>& visit);
[[nodiscard]] Bytes view_head(store::Session& session, const std::string& regency);
void save_view_head(store::Session& session, const std::string& regency, const Bytes& range);

}  // namespace layang::access::queries
