#include <fstream>
#include <iostream>

#include "app/verbs.hpp"
#include "base/json.hpp"

namespace layang::app {
namespace fs = std::filesystem;

int say(const Refusal& refusal) {
    for (const auto& reason : refusal.reasons()) {
        const std::string where = reason.field.empty() ? "" : reason.field + ": ";
        std::cerr << where << http::sentence(reason, "id") << '\n' << where << http::sentence(reason, "en") << '\n';
    }
    return info(refusal.code()).exit_code;
}

Result<Grant> parse_grant(const std::string& text) {
    const auto colon = text.find(':');
    const auto role = text.substr(0, colon);
    Grant grant;
    grant.area = colon == std::string::npos ? "" : text.substr(colon + 1);
    for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i)
        if (EnumNames<Role>::names[i] == role) return grant.role = static_cast<Role>(i), grant;
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
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    const auto made = access::create_account(ground, access::system_act(ground), access::system_actor(), login, full_name, parsed);
    if (!made) return say(made.error());
    std::cout << login << "  " << made->one_time_password << '\n';
    return 0;
}

namespace {

Result<void> copy_tree(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive, failed);
    if (failed) return refuse(ErrorCode::kBroken, "", {{"what", failed.message()}});
    return {};
}

/// The store first, then the blobs, which only grow; the manifest with the head comes last and makes it a backup (design D16).
Result<void> back_up_now(const HouseConfig& config, const fs::path& to) {
    if (fs::exists(to) && !fs::is_empty(to)) return refuse(ErrorCode::kConfigInvalid, "", {{"what", to.string() + " is not empty"}});
    auto house = TRY(House::open(config));
    auto& ground = house->ground();
    fs::create_directories(to / "store");
    TRY_VOID(ground.store.backup_to((to / "store" / "layang.db").string()));
    TRY_VOID(copy_tree(config.blobs_folder(), to / "store" / "blobs"));
    // Keys are kept apart, so that one stolen medium opens nothing (design D6, D7).
    fs::create_directories(to / "keys");
    TRY_VOID(ground.ring.backup_to((to / "keys" / "keys.db").string()));
    std::ofstream manifest(to / "manifest.json");
    manifest << Json{{"regency", ground.regency}, {"head", ground.ledger.head(ground.regency).text()}, {"made_at", to_string(ground.clock.now())}}.dump(2) << '\n';
    manifest.close();
    if (!manifest) return refuse(ErrorCode::kDiskFull);
    return {};
}

Result<void> restore_now(const HouseConfig& config, const fs::path& from) {
    if (!fs::exists(from / "manifest.json")) return refuse(ErrorCode::kConfigInvalid, "", {{"what", from.string() + ": no manifest.json"}});
    if (fs::exists(config.store_file())) return refuse(ErrorCode::kConfigInvalid, "", {{"what", config.var.string() + " holds a store already"}});
    if (!fs::exists(config.keys_folder() / "master.key")) return refuse(ErrorCode::kKeyMissing, "", {{"where", config.keys_folder().string()}});
    fs::create_directories(config.var);
    fs::copy_file(from / "store" / "layang.db", config.store_file());
    TRY_VOID(copy_tree(from / "store" / "blobs", config.blobs_folder()));
    const auto keys = config.keys_folder() / "keys.db";
    if (!fs::exists(keys) && fs::exists(from / "keys" / "keys.db")) fs::copy_file(from / "keys" / "keys.db", keys);
    auto house = TRY(House::open(config));
    auto& ground = house->ground();
    std::ifstream manifest(from / "manifest.json");
    const auto head = Json::parse(manifest).at("head").get<std::string>();
    const auto found = ground.ledger.verify(ground.regency, {head});
    if (!found.problems.empty()) return refuse(ErrorCode::kDamaged, "", {{"what", found.problems.front()}});
    return {};
}

}  // namespace

int back_up(const HouseConfig& config, const std::string& to) {
    const auto done = back_up_now(config, to);
    return done ? 0 : say(done.error());
}

int restore(const HouseConfig& config, const std::string& from) {
    const auto done = restore_now(config, from);
    return done ? 0 : say(done.error());
}

}  // namespace layang::app
