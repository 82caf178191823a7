#include <fstream>
#include <iostream>
#include <sstream>

#include "app/demo_house.hpp"
#include "app/verbs.hpp"
#include "capabilities/intake/answers.hpp"
#include "demo/balance/balance.hpp"
#include "demo/day.hpp"
#include "demo/form.hpp"

namespace layang::app {
namespace {

namespace fs = std::filesystem;

/// The next morning is played as well, and lies in the past too.
constexpr int kDaysBackMin = 2;
constexpr unsigned kThursday = 4;
constexpr std::string_view kMissingScan = "missing-scan";

/// The last working day that was followed by another one.
int days_back(int utc_offset_minutes) {
    int back = kDaysBackMin;
    const auto weekday = [&](int days) {
        return Date{static_cast<std::int32_t>(
                        (morning(days, utc_offset_minutes).us / 1'000'000 + std::int64_t{utc_offset_minutes} * 60) / 86'400)}
            .iso_weekday();
    };
    while (weekday(back) > kThursday) ++back;
    return back;
}

Result<demo::Plant> parse_plant(const std::string& word) {
    if (word.empty() || word == kMissingScan) return demo::Plant::none;
    if (word == "swap") return demo::Plant::swap;
    if (word == "hidden-blank") return demo::Plant::hidden_blank;
    if (word == "past-the-bag") return demo::Plant::past_the_bag;
    if (word == "missing-hand-over") return demo::Plant::missing_hand_over;
    return refuse(ErrorCode::kChoiceUnknown, "plant", {{"value", word.substr(0, 40)}});
}

Result<void> make_admin(access::Ground& ground) {
    const auto made = TRY(access::create_account(ground, access::system_act(ground), access::system_actor(), "admin",
                                                 "Agus Contoh", {{Role::admin, ""}}));
    return access::set_password(ground, made.account, kDemoPassword, false);
}

/// Ids of the sealed files that are there, whole ones only.
std::set<std::string> files_in(const fs::path& blobs) {
    std::set<std::string> files;
    if (!fs::exists(blobs)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(blobs))
        if (entry.is_regular_file() && !entry.path().has_extension()) files.insert(entry.path().filename().string());
    return files;
}

void lose_one_file(const fs::path& blobs) {
    const auto files = files_in(blobs);
    for (const auto& entry : fs::recursive_directory_iterator(blobs))
        if (entry.path().filename() == *files.begin()) {
            fs::remove(entry.path());
            return;
        }
}

/// Asks no store: the log, the papers that the rules of data/ want on that day, and the scans, where the store is that they belong to.
Result<demo::Balance> balance_of(const HouseConfig& config, const Region& region, Date on, std::istream& log) {
    const auto catalogue = TRY(Catalogue::load(config.data));
    return demo::recount(log, {files_in(config.blobs_folder()), demo::Catalogue(intake::catalogue_json(catalogue, region, on)).papers_for_all(),
                               fs::exists(config.store_file())});
}

int tell_balance(const Result<demo::Balance>& balance) {
    if (!balance) return say(balance.error());
    demo::tell(*balance, std::cout);
    return balance->balanced() ? 0 : info(ErrorCode::kDamaged).exit_code;
}

}  // namespace

int demo_day(const HouseConfig& config, const DemoDay& day) {
    const auto plant = parse_plant(day.plant);
    if (!plant) return say(plant.error());
    const auto region = Region::load(config.data, config.regency);
    if (!region) return say(region.error());
    auto demo = DemoHouse::open(config, days_back(region->facts().utc_offset_minutes), DemoGround::nothing);
    if (!demo) return say(demo.error());
    auto& ground = (*demo)->ground();
    if (const auto made = make_admin(ground); !made) return say(made.error());
    const auto address = (*demo)->serve();
    if (!address) return say(address.error());

    demo::DayPlan plan;
    plan.stage = {*address, (config.data / "demo" / "names.json").string(), day.seed, std::string(kDemoPassword),
                  [&](std::chrono::seconds by) { (*demo)->clock().let_pass({by.count()}); }};
    plan.dossiers = day.dossiers;
    plan.plant = *plant;
    plan.told = &std::cout;
    demo::play_day(plan);
    (*demo)->stop();
    if (day.plant == kMissingScan) lose_one_file(config.blobs_folder());

    std::stringstream log;
    ground.ledger.export_events(ground.regency, false, log);
    return tell_balance(balance_of(config, *region, ground.date_of(ground.clock.now()), log));
}

int demo_recount(const HouseConfig& config, const std::string& file) {
    std::ifstream log(file);
    if (!log) return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", file}}));
    const auto region = Region::load(config.data, config.regency);
    if (!region) return say(region.error());
    return tell_balance(balance_of(config, *region, region->date_of(SystemClock().now()), log));
}

}  // namespace layang::app
