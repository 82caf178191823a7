#pragma once
// What other rooms may ask about accounts and devices: who works as what, under which name, and whose a code is.
#include <optional>
#include <string>
#include <vector>

#include "base/public_code.hpp"
#include "platform/access/types.hpp"
#include "platform/secrets/secrets.hpp"
#include "platform/store/store.hpp"

namespace layang::access {

/// Whether the account exists, is active and holds the role, wherever.
[[nodiscard]] bool works_as(store::Session& session, const std::string& regency, AccountId account, Role role);
/// The name as staff may see it; empty for an account that does not exist.
[[nodiscard]] std::string full_name_of(store::Session& session, secrets::KeyRing& ring, const std::string& regency, AccountId account);

struct Colleague {
    AccountId account;
    std::string full_name;
};
/// Active accounts that hold the role, by name.
[[nodiscard]] std::vector<Colleague> all_who_work_as(store::Session& session, secrets::KeyRing& ring, const std::string& regency, Role role);

/// The device that the code was given to beforehand.
[[nodiscard]] std::optional<DeviceId> device_with_code(store::Session& session, const std::string& regency, const PublicCode& code);

}  // namespace layang::access
