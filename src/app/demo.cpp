#include <iostream>

#include "app/demo_house.hpp"
#include "app/verbs.hpp"
#include "demo/demo.hpp"

namespace layang::app {
namespace {

/// The demo's people: what they are called, and what they may do.
struct DemoAccount {
    std::string_view login;
    std::string_view full_name;
    Role role;
    std::string_view area;
};
constexpr std::array kDemoAccounts = {
    DemoAccount{"registrar", "Lastri Contoh", Role::registrar, "35.03.01.2001"},
    DemoAccount{"counter", "Bambang Contoh", Role::counter, ""},
    DemoAccount{"verifier", "Ratna Contoh", Role::verifier, ""},
    DemoAccount{"printer", "Joko Contoh", Role::printer, ""},
    DemoAccount{"stock_keeper", "Endang Contoh", Role::stock_keeper, ""},
    DemoAccount{"packer", "Wawan Contoh", Role::packer, ""},
    DemoAccount{"dispatcher", "Dewi Contoh", Role::dispatcher, ""},
    DemoAccount{"rider", "Slamet Contoh", Role::rider, ""},
    DemoAccount{"admin", "Agus Contoh", Role::admin, ""},
};

Result<void> make_demo_accounts(access::Ground& ground) {
    for (const auto& account : kDemoAccounts) {
        const auto made = TRY(access::create_account(ground, access::system_act(ground), access::system_actor(), account.login,
                                                     account.full_name, {{account.role, std::string(account.area)}}));
        TRY_VOID(access::set_password(ground, made.account, kDemoPassword, false));
    }
    return {};
}

/// Days that the demo's dossiers go back.
constexpr int kDaysBack = 3;
constexpr Seconds kUntilNow{(kDaysBack + 1) * 86'400};

Result<void> play(DemoHouse& demo, const HouseConfig& config, std::uint64_t seed) {
    demo::Stage stage;
    stage.address = TRY(demo.serve());
    stage.names_file = (config.data / "demo" / "names.json").string();
    stage.seed = seed;
    stage.password = kDemoPassword;
    stage.let_pass = [&demo](std::chrono::seconds by) { demo.clock().let_pass({by.count()}); };
    demo::fill_desks(stage);
    demo.clock().let_pass(kUntilNow);
    demo.stop();
    return {};
}

}  // namespace

int load_demo(const HouseConfig& config, bool accounts_only, std::uint64_t seed) {
    auto demo = DemoHouse::open(config, accounts_only ? 0 : kDaysBack, DemoGround::migrated);
    if (!demo) return say(demo.error());
    if (const auto made = make_demo_accounts((*demo)->ground()); !made) return say(made.error());
    if (!accounts_only)
        if (const auto played = play(**demo, config, seed); !played) return say(played.error());
    std::cout << "Akun demo (kata sandi semuanya: " << kDemoPassword << ")\n";
    for (const auto& account : kDemoAccounts) std::cout << "  " << account.login << "\t" << account.full_name << '\n';
    return 0;
}

}  // namespace layang::app
