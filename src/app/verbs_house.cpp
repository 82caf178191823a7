#include <iostream>

#include "app/verbs.hpp"

namespace layang::app {

int say(const Refusal& refusal) {
    for (const auto& reason : refusal.reasons()) {
        const std::string where = reason.field.empty() ? "" : reason.field + ": ";
        std::cerr << where << http::sentence(reason, "id") << '\n' << where << http::sentence(reason, "en") << '\n';
        // The sentence for everybody is silent about the machine; whoever stands at it may hear more.
        if (reason.code == ErrorCode::kBroken)
            for (const auto& detail : reason.args) std::cerr << "  (" << detail.value << ")\n";
    }
    return info(refusal.code()).exit_code;
}

Result<Grant> parse_grant(const std::string& text) {
    const auto colon = text.find(':');
    const auto role = text.substr(0, colon);
    Grant grant;
    grant.area = colon == std::string::npos ? "" : text.substr(colon + 1);
    if (const auto known = named<Role>(role)) return grant.role = *known, grant;
    return refuse(ErrorCode::kChoiceUnknown, "grant", {{"value", role}});
}

int migrate(const HouseConfig& config) {
    // Opening a house brings schema and projections up to date.
    const auto house = House::open(config);
    return house ? 0 : say(house.error());
}

int add_user(const HouseConfig& config, const std::string& login, const std::string& full_name, const std::vector<std::string>& grants) {
    std::vector<Grant> parsed;
    for (const auto& text : grants) {
        const auto grant = parse_grant(text);
        if (!grant) return say(grant.error());
        parsed.push_back(*grant);
    }
    auto house = House::open(config);
    if (!house) {
        const int code = say(house.error());
        if (house.error().code() == ErrorCode::kStoreInUse)
            std::cerr << "Selama server berjalan, akun dibuat di layar admin.\nWhile the server runs, accounts are made in the admin's screen.\n";
        return code;
    }
    auto& ground = (*house)->ground();
    const auto made = access::create_account(ground, access::system_act(ground), access::system_actor(), login, full_name, parsed);
    if (!made) return say(made.error());
    std::cout << login << "  " << made->one_time_password << '\n';
    return 0;
}

int back_up_house(const HouseConfig& config, const BackupFolders& to) {
    const auto made = back_up(config, to, SystemClock().now());
    if (!made) return say(made.error());
    std::cout << "head " << made->head << '\n';
    for (const auto& problem : made->problems) std::cout << problem << '\n';
    return made->problems.empty() ? 0 : info(ErrorCode::kDamaged).exit_code;
}

int restore_house(const HouseConfig& config, const BackupFolders& from) {
    const auto head = restore(config, from);
    if (!head) return say(head.error());
    std::cout << "head " << *head << '\n';
    return 0;
}

}  // namespace layang::app
