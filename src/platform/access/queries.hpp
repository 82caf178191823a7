#pragma once
// The SQL of access: accounts and devices (projected), credentials, sessions and the view log (not projected).
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/access/types.hpp"
#include "platform/access/view_log.hpp"
#include "platform/store/store.hpp"

namespace layang::access::queries {

struct AccountRow {
    AccountId account;
    std::string login;
    std::string name_sealed;
    bool disabled = false;
    std::vector<Grant> grants;
};
void insert_account(store::Session& session, const std::string& regency, const AccountCreated& event, const std::string& name_sealed, Instant at);
void insert_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant);
void delete_grant(store::Session& session, const std::string& regency, AccountId account, const Grant& grant);
void set_disabled(store::Session& session, const std::string& regency, AccountId account);
[[nodiscard]] std::optional<AccountRow> account(store::Session& session, const std::string& regency, AccountId account);
[[nodiscard]] std::optional<AccountId> account_by_login(store::Session& session, const std::string& regency, const std::string& login);
[[nodiscard]] std::vector<AccountRow> accounts(store::Session& session, const std::string& regency);

struct DeviceRow {
    DeviceId device;
    AccountId account;
    std::string name;
    bool revoked = false;
    Instant enrolled_at;
};
void insert_device(store::Session& session, const std::string& regency, const DeviceEnrolled& event, Instant at);
void set_device_revoked(store::Session& session, const std::string& regency, DeviceId device);
void insert_code(store::Session& session, const std::string& regency, const PublicCode& code, DeviceId device);
[[nodiscard]] std::optional<DeviceRow> device(store::Session& session, const std::string& regency, DeviceId device);
[[nodiscard]] std::vector<DeviceRow> devices(store::Session& session, const std::string& regency);
[[nodiscard]] std::optional<DeviceId> device_of_code(store::Session& session, const std::string& regency, const std::string& symbols);

/// What is known of an account's password; `locked_until` grows with each wrong one.
struct CredentialRow {
    std::string hash;
    bool must_change = false;
    std::int64_t failures = 0;
    Instant locked_until;
};
[[nodiscard]] std::optional<CredentialRow> credential(store::Session& session, const std::string& regency, AccountId account);
void save_credential(store::Session& session, const std::string& regency, AccountId account, const CredentialRow& row);

struct SessionRow {
    AccountId account;
    Instant expires_at;
};
void insert_session(store::Session& session, const std::string& regency, const Bytes& token_hash, AccountId account, Instant now, Instant expires);
[[nodiscard]] std::optional<SessionRow> session_row(store::Session& session, const std::string& regency, const Bytes& token_hash);
void delete_session(store::Session& session, const std::string& regency, const Bytes& token_hash);
void delete_sessions_of(store::Session& session, const std::string& regency, AccountId account);
/// All of the account but the one of this token.
void delete_other_sessions(store::Session& session, const std::string& regency, AccountId account, const Bytes& kept);
void delete_expired_sessions(store::Session& session, const std::string& regency, Instant now);

void insert_view(store::Session& session, const std::string& regency, const View& view, const Bytes& leaf);
/// Newest first.
[[nodiscard]] std::vector<View> views(store::Session& session, const std::string& regency, std::int64_t before, std::int64_t limit);
/// All, in their order, with the leaf that was stored with each.
void each_view(store::Session& session, const std::string& regency, const std::function<void(const View&, const Bytes& leaf)>& visit);
[[nodiscard]] Bytes view_head(store::Session& session, const std::string& regency);
void save_view_head(store::Session& session, const std::string& regency, const Bytes& range);

}  // namespace layang::access::queries
