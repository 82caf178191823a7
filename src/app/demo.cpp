#include <fstream>
#include <iostream>

#include "app/verbs.hpp"

namespace layang::app {
namespace {

/// The demo's people: what they are called, what they may do, and a password that is printed in the open.
struct DemoAccount {
    std::string_view login;
    std::string_view full_name;
    Role role;
    std::string_view area;
};
constexpr std::string_view kDemoPassword = "layang-demo";
constexpr std::array kDemoAccounts = {
    DemoAccount{"registrar", "Lastri Contoh", Role::registrar, "35.03.01.2001"},
    DemoAccount{"counter", "Bambang Contoh", Role::counter, ""},
    DemoAccount{"verifier", "Ratna Contoh", Role::verifier, ""},
    DemoAccount{"printer", "Joko Contoh", Role::printer, ""},
    DemoAccount{"stock_keeper", "Endang Contoh", Role::stock_keeper, ""},
    DemoAccount{"packer", "Wahyu Contoh", Role::packer, ""},
    DemoAccount{"dispatcher", "Dewi Contoh", Role::dispatcher, ""},
    DemoAccount{"rider", "Slamet Contoh", Role::rider, ""},
    DemoAccount{"admin", "Agus Contoh", Role::admin, ""},
};

Result<void> make_demo_accounts(access::Ground& ground) {
    for (const auto& account : kDemoAccounts) {
        const auto made = TRY(access::create_account(ground, access::system_act(ground), access::system_actor(), account.login, account.full_name,
                                                     {{account.role, std::string(account.area)}}));
        TRY_VOID(access::set_password(ground, made.account, kDemoPassword, false));
    }
    return {};
}

}  // namespace

int load_demo(const HouseConfig& given) {
    HouseConfig config = given;
    config.cheap_passwords = true;
    auto house = House::open(config);
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    if (ground.ledger.head(ground.regency).size != 0)
        return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", "the store in " + config.var.string() + " is not empty"}}));
    std::ofstream(config.demo_mark()) << "demo\n";
    if (const auto made = make_demo_accounts(ground); !made) return say(made.error());
    std::cout << "Akun demo (kata sandi semuanya: " << kDemoPassword << ")\n";
    for (const auto& account : kDemoAccounts) std::cout << "  " << account.login << "\t" << account.full_name << '\n';
    return 0;
}

}  // namespace layang::app
