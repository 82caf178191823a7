#include "platform/access/account_decider.hpp"

#include <doctest/doctest.h>

namespace layang::access::account_decider_test {

namespace {
AccountId account(std::uint8_t n) {
    AccountId id;
    id.value.bytes[15] = n;
    return id;
}
const Actor kAdmin{account(1), {{Role::admin, ""}}};
const Actor kRider{account(2), {{Role::rider, ""}}};
const Grant kRegistrar{Role::registrar, "35.03.01.2001"};
}  // namespace

TEST_CASE("an admin makes an account with its roles") {
    const CreateAccount command{account(9), "siti", "Siti", {kRegistrar}};
    const auto events = decide(AccountState{}, command, kAdmin, {});
    REQUIRE(events);
    CHECK(evolve({}, events->front()).grants == std::vector<Grant>{kRegistrar});
}

TEST_CASE("a rider makes no accounts") {
    const CreateAccount command{account(9), "siti", "Siti", {kRegistrar}};
    CHECK(decide(AccountState{}, command, kRider, {}).error().code() == ErrorCode::kNotAllowed);
}

TEST_CASE("a bad account hears every reason at once") {
    const auto result = decide(AccountState{}, CreateAccount{account(9), "S I", "", {}}, kAdmin, {});
    REQUIRE(!result);
    CHECK(result.error().reasons().size() == 3);
    CHECK(result.error().has(ErrorCode::kLoginInvalid));
}

TEST_CASE("nobody gets the id of those acts that no person did") {
    const auto result = decide(AccountState{}, CreateAccount{AccountId{}, "siti", "Siti", {kRegistrar}}, kAdmin, {});
    REQUIRE(!result);
    CHECK(result.error().code() == ErrorCode::kIdInvalid);
    CHECK(result.error().reasons().front().field == "account");
}

TEST_CASE("a name of blanks is no name, and a name has an end") {
    const auto made = [](const std::string& name) { return decide(AccountState{}, CreateAccount{account(9), "siti", name, {kRegistrar}}, kAdmin, {}); };
    CHECK(made(std::string(kFullNameBytesMax, 's')).has_value());
    CHECK(made(std::string(kFullNameBytesMax + 1, 's')).error().code() == ErrorCode::kTextTooLong);
    for (const char* blank : {"", "  ", "\n\t"}) {
        CHECK(made(blank).error().code() == ErrorCode::kFieldMissing);
        CHECK(enrol_device({}, DeviceId{}, blank, kRider, {}).error().code() == ErrorCode::kFieldMissing);
    }
}

TEST_CASE("the roles of an account and the letters of its name have an end") {
    const auto made = [](std::size_t roles, std::size_t letters) {
        return decide(AccountState{}, CreateAccount{account(9), std::string(letters, 's'), "Siti", std::vector<Grant>(roles, kRegistrar)}, kAdmin, {});
    };
    CHECK(made(kGrantsMax, kLoginCharactersMax).has_value());
    CHECK(made(kGrantsMax + 1, kLoginCharactersMax).error().code() == ErrorCode::kTooMany);
    CHECK(made(1, kLoginCharactersMax + 1).error().code() == ErrorCode::kLoginInvalid);
    AccountState full;
    full.exists = true;
    full.grants.assign(kGrantsMax, kRegistrar);
    CHECK(grant_role(full, account(9), {Role::packer, ""}, kAdmin).error().code() == ErrorCode::kTooMany);
}

TEST_CASE("a village's role is held in one village, by whatever way it is given") {
    for (const auto role : {Role::registrar, Role::hamlet_head})
        for (const char* area : {"", "35.03.01"}) {
            const auto made = decide(AccountState{}, CreateAccount{account(9), "", "Siti", {{Role::packer, ""}, {role, area}}}, kAdmin, {});
            REQUIRE(!made);
            CHECK(made.error().has(ErrorCode::kVillageNeeded));
            CHECK(made.error().has(ErrorCode::kLoginInvalid));
            AccountState state;
            state.exists = true;
            CHECK(grant_role(state, account(9), {role, area}, kAdmin).error().code() == ErrorCode::kVillageNeeded);
            CHECK(grant_role(state, account(9), {role, "35.03.01.2001"}, kAdmin).has_value());
        }
    AccountFacts nowhere;
    nowhere.unknown_areas = {"35.99.01.2001"};
    const auto made = decide(AccountState{}, CreateAccount{account(9), "siti", "Siti", {{Role::registrar, "35.99.01.2001"}}}, kAdmin, nowhere);
    REQUIRE(!made);
    CHECK(made.error().reasons().size() == 1);
    CHECK(made.error().code() == ErrorCode::kAreaUnknown);
}

TEST_CASE("an admin neither disables the own account nor gives the role of admin away, and the last one stays") {
    const auto state_of = [](const Grant& grant) {
        AccountState state;
        state.exists = true;
        state.grants = {grant};
        return state;
    };
    const auto chief = state_of({Role::admin, ""}), packer = state_of({Role::packer, ""});
    CHECK(disable_account(packer, {kAdmin.account, "left"}, kAdmin, true).error().code() == ErrorCode::kOwnAdmin);
    CHECK(revoke_role(chief, kAdmin.account, {Role::admin, ""}, kAdmin, true).error().code() == ErrorCode::kOwnAdmin);
    CHECK(revoke_role(packer, kAdmin.account, {Role::packer, ""}, kAdmin, true));
    CHECK(disable_account(packer, {account(9), "moved"}, kAdmin, false));

    CHECK(disable_account(chief, {account(9), "moved"}, kAdmin, true));
    CHECK(disable_account(chief, {account(9), "moved"}, kAdmin, false).error().code() == ErrorCode::kLastAdmin);
    CHECK(revoke_role(chief, account(9), {Role::admin, ""}, kAdmin, true));
    CHECK(revoke_role(chief, account(9), {Role::admin, ""}, kAdmin, false).error().code() == ErrorCode::kLastAdmin);
    // An admin of one kecamatan makes no accounts: the regency does not hang on that one.
    CHECK(revoke_role(state_of({Role::admin, "35.03.01"}), account(9), {Role::admin, "35.03.01"}, kAdmin, false));
}

TEST_CASE("what another admin has done already is no news") {
    AccountState state;
    state.exists = true;
    state.grants = {kRegistrar};
    CHECK(grant_role(state, account(9), kRegistrar, kAdmin).value().empty());
    state.disabled = true;
    CHECK(disable_account(state, {account(9), "moved"}, kAdmin, true).value().empty());
    CHECK(grant_role(state, account(9), kRegistrar, kAdmin).error().code() == ErrorCode::kConflict);
}

TEST_CASE("a device's name is as long as it reads, in whatever letters") {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "\u00e9";
    CHECK(enrol_device({}, DeviceId{}, name, kRider, {}));
    CHECK(enrol_device({}, DeviceId{}, name + "e", kRider, {}).error().code() == ErrorCode::kTextTooLong);
}

TEST_CASE("a device belongs to who enrolled it") {
    const auto events = enrol_device({}, DeviceId{}, "HP desa", kRider, {});
    REQUIRE(events);
    DeviceState state;
    for (const auto& event : *events) state = evolve(state, event);
    CHECK(enrol_device(state, DeviceId{}, "HP desa", kRider, {}).value().empty());
    CHECK(enrol_device(state, DeviceId{}, "HP desa", kAdmin, {}).error().code() == ErrorCode::kConflict);
    CHECK(issue_codes(state, DeviceId{}, kAdmin, {}).error().code() == ErrorCode::kOutOfScope);
    CHECK(issue_codes(state, DeviceId{}, kRider, {}));
    CHECK(!revoke_device(state, {DeviceId{}, "lost"}, kRider));
    state = evolve(state, revoke_device(state, {DeviceId{}, "lost"}, kAdmin).value().front());
    CHECK(issue_codes(state, DeviceId{}, kRider, {}).error().code() == ErrorCode::kDeviceRevoked);
    CHECK(enrol_device(state, DeviceId{}, "HP desa", kRider, {}).error().code() == ErrorCode::kConflict);
}

}  // namespace layang::access::account_decider_test
