#include "platform/access/people.hpp"

#include <algorithm>

#include "platform/access/queries.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::access {

bool works_as(store::Session& session, const std::string& regency, AccountId account, Role role) {
    const auto row = queries::account(session, regency, account);
    return row && !row->disabled && std::ranges::find(row->grants, role, &Grant::role) != row->grants.end();
}

std::string full_name_of(store::Session& session, secrets::KeyRing& ring, const std::string& regency, AccountId account) {
    const auto row = queries::account(session, regency, account);
    return row ? queries::full_name(ring, *row) : std::string();
}

std::vector<Colleague> all_who_work_as(store::Session& session, secrets::KeyRing& ring, const std::string& regency, Role role) {
    std::vector<Colleague> list;
    for (const auto& row : queries::accounts_with(session, regency, role)) list.push_back({row.account, queries::full_name(ring, row)});
    std::ranges::sort(list, {}, &Colleague::full_name);
    return list;
}

std::optional<DeviceId> device_with_code(store::Session& session, const std::string& regency, const PublicCode& code) {
    return queries::device_of_code(session, regency, std::string(code.symbols()));
}

}  // namespace layang::access
