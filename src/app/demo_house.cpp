#include "app/demo_house.hpp"

#include <algorithm>
#include <fstream>

namespace layang::app {
namespace {

constexpr std::int64_t kMorning_s = 7 * 3600 + 1800;
constexpr std::int64_t kDay_s = 86'400;

Refusal not_empty(const std::filesystem::path& place) {
    const auto text = place.string();
    return Refusal(ErrorCode::kConfigInvalid, "",
                   {{"what_id", text + " sudah berisi; demo hanya untuk tempat yang kosong"},
                    {"what_en", text + " is not empty; a demo goes into an empty place only"}});
}

/// A demo never stands in a store that has seen work, nor among files of somebody else, and writes its keys among nobody's.
Result<void> must_be_empty(const HouseConfig& config, DemoGround ground) {
    const bool may_be_migrated = ground == DemoGround::migrated;
    if (may_be_migrated && std::filesystem::exists(config.store_file())) return {};
    if (std::filesystem::exists(config.keys_folder() / "master.key")) return refuse(not_empty(config.keys_folder()));
    if (!std::filesystem::exists(config.var)) return {};
    for (const auto& entry : std::filesystem::directory_iterator(config.var))
        if (!may_be_migrated || !entry.path().filename().string().starts_with("demo.")) return refuse(not_empty(config.var));
    return {};
}

}  // namespace

Instant DemoClock::now() const {
    const auto real = SystemClock().now();
    const Instant own{begins_at_.us + (real.us - began_.us) + moved_s_.load() * 1'000'000};
    return std::min(own, real);
}

Instant morning(int days_back, int utc_offset_minutes) {
    const auto zone_s = std::int64_t{utc_offset_minutes} * 60;
    const auto local_s = SystemClock().now().us / 1'000'000 + zone_s;
    return {((local_s / kDay_s - days_back) * kDay_s + kMorning_s - zone_s) * 1'000'000};
}

Result<std::unique_ptr<DemoHouse>> DemoHouse::open(const HouseConfig& given, int days_back, DemoGround ground) {
    TRY_VOID(must_be_empty(given, ground));
    HouseConfig config = given;
    config.cheap_passwords = true;
    // Everybody who plays comes from one address in the same minute.
    config.limits.log_ins = 10'000;
    const auto region = TRY(Region::load(config.data, config.regency));
    auto demo = std::unique_ptr<DemoHouse>(new DemoHouse);
    demo->clock_ = std::make_shared<DemoClock>(morning(days_back, region.facts().utc_offset_minutes));
    config.clock = demo->clock_;
    demo->house_ = TRY(House::open(config));
    if (demo->ground().ledger.head(demo->ground().regency).size != 0) return refuse(not_empty(config.var));
    std::ofstream(config.demo_mark()) << "demo\n";
    return demo;
}

DemoHouse::~DemoHouse() { stop(); }

Result<std::string> DemoHouse::serve() {
    http::ServerConfig config;
    config.port = 0;
    config.quiet = true;
    config.exception_mapper = refusal_of;
    server_ = std::make_unique<http::Server>(config, house_->router(metrics_), metrics_);
    TRY_VOID(server_->start());
    return "http://127.0.0.1:" + std::to_string(server_->port());
}

void DemoHouse::stop() {
    if (server_) server_->stop();
    server_.reset();
}

}  // namespace layang::app
