#include "demo/staff.hpp"

#include "demo/crowd.hpp"

namespace layang::demo {
namespace {

constexpr int kCounters = 2, kVerifiers = 4, kPrinters = 3, kPackers = 3, kRiders = 6;

/// An account to be made, and where the person goes.
struct Opening {
    std::string login, role, area, full_name;
    std::unique_ptr<Person>* seat = nullptr;
    std::string one_time_password;
};

void advertise(std::vector<Opening>& openings, People& people, const std::string& role, int count) {
    people.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        openings.push_back({role + '-' + std::to_string(i + 1), role, "", "", &people[static_cast<std::size_t>(i)], ""});
}

std::string login_of(const std::string& village) { return "desa-" + village; }

/// Gives the one-time password.
std::string make_account(Person& admin, const std::string& login, const std::string& role, const std::string& area, const std::string& full_name) {
    const auto made = admin.do_well("/accounts", {{"account", admin.new_id()},
                                                  {"login", login},
                                                  {"full_name", full_name},
                                                  {"grants", Json::array({{{"role", role}, {"area", area}}})}});
    return made.at("one_time_password").get<std::string>();
}

}  // namespace

std::unique_ptr<Person> hire_registrar(const Stage& stage, Person& admin, const std::string& village, const std::string& full_name) {
    const auto login = login_of(village);
    auto registrar = std::make_unique<Person>(stage, login, make_account(admin, login, "registrar", village, full_name));
    registrar->log_in(stage.password);
    return registrar;
}

Staff hire(const Stage& stage, const Names& names, Dice dice) {
    Staff staff;
    staff.admin = std::make_unique<Person>(stage, "admin", stage.password);
    staff.admin->log_in();
    const auto villages = Catalogue(staff.admin->read("/catalogue")).villages();

    std::vector<Opening> openings{{"stock-keeper", "stock_keeper", "", "", &staff.stock_keeper, ""},
                                  {"dispatcher", "dispatcher", "", "", &staff.dispatcher, ""}};
    advertise(openings, staff.counters, "counter", kCounters);
    advertise(openings, staff.verifiers, "verifier", kVerifiers);
    advertise(openings, staff.printers, "printer", kPrinters);
    advertise(openings, staff.packers, "packer", kPackers);
    advertise(openings, staff.riders, "rider", kRiders);
    staff.registrars.resize(villages.size());
    for (std::size_t i = 0; i < villages.size(); ++i)
        openings.push_back({login_of(villages[i]), "registrar", villages[i], "", &staff.registrars[i], ""});

    for (auto& opening : openings) {
        opening.full_name = names.somebody(dice, villages.front(), 35, days_of(staff.admin->today())).name;
        opening.one_time_password = make_account(*staff.admin, opening.login, opening.role, opening.area, opening.full_name);
    }
    all_at_once(openings.size(), [&](std::size_t i) {
        auto& opening = openings[i];
        *opening.seat = std::make_unique<Person>(stage, opening.login, opening.one_time_password);
        (*opening.seat)->log_in(stage.password);
    });
    return staff;
}

}  // namespace layang::demo
