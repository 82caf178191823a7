#include <iostream>

#include "app/verbs.hpp"
#include "platform/registry/calendar_load.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kFreeBytesMin = 1'000'000'000;
constexpr int kCalendarDaysMin = 60;

/// One line of the check-up; remembers whether anything was wrong.
class Report {
public:
    void good(const std::string& what, const std::string& detail) { std::cout << "baik   " << what << ": " << detail << '\n'; }
    void bad(const std::string& what, const std::string& detail) {
        std::cout << "RUSAK  " << what << ": " << detail << '\n';
        wrong_ = true;
    }
    void check(bool fine, const std::string& what, const std::string& detail) { fine ? good(what, detail) : bad(what, detail); }
    [[nodiscard]] bool wrong() const { return wrong_; }

private:
    bool wrong_ = false;
};

void check_disk(Report& report, const HouseConfig& config) {
    std::error_code failed;
    const auto space = fs::space(config.var, failed);
    report.check(!failed && space.available >= kFreeBytesMin, "disk", failed ? failed.message() : std::to_string(space.available / 1'000'000) + " MB bebas");
}

void check_clock(Report& report, access::Ground& ground) {
    // A clock that runs behind what the ledger has already seen would put new events into the past.
    const auto now = ground.clock.now();
    Instant last{};
    ground.store.read([&](store::Session& session) {
        for (const auto& event : ground.ledger.read_last(session, ground.regency)) last = event.stamp.received_at;
    });
    report.check(now >= last, "clock", to_string(now));
}

void check_calendar(Report& report, access::Ground& ground) {
    const auto far = ground.date_of(ground.clock.now()).plus_days(kCalendarDaysMin);
    const auto ends = calendar_ends(ground.calendar);
    report.check(ends && *ends >= far, "calendar", ends ? "sampai " + to_string(*ends) : "kosong");
}

}  // namespace

int doctor(const HouseConfig& config) {
    Report report;
    check_disk(report, config);
    auto house = House::open(config);
    if (!house) {
        report.bad("house", http::sentence(house.error().reasons().front(), "id"));
        return say(house.error());
    }
    report.good("keys", config.keys_folder().string());
    report.good("schema", "terbaru");
    auto& ground = (*house)->ground();
    check_clock(report, ground);
    const auto store = ground.store.check_integrity();
    report.check(store.has_value(), "store", store ? "utuh" : http::sentence(store.error().reasons().front(), "id"));
    const auto log = ground.ledger.verify(ground.regency, {});
    report.check(log.problems.empty(), "log", log.problems.empty() ? log.head.text() : log.problems.front());
    check_calendar(report, ground);
    return report.wrong() ? info(ErrorCode::kDamaged).exit_code : 0;
}

}  // namespace layang::app
