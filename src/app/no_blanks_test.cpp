// An application whose card waits for a blank: its legal clock stands for as long, where the rows say so.
#include <fstream>
#include <sstream>

#include "app/service_walk_test.hpp"

namespace layang::app::town::no_blanks_test {
namespace {

/// Somebody whom every application for the row names.
bool always_there(const Service& row, std::string_view per) {
    return std::ranges::any_of(row.roles, [&](const PersonRole& role) { return role.code == per && role.min > 0; });
}
/// Ordered when it is verified, and of its documents one is made on a counted blank.
const Service& counted_row() {
    return intake::examples::row_where([](const Service& row) {
        return !row.biometrics && row.waits_for.empty() && row.due.on == DueOn::verified && std::ranges::any_of(row.outputs, [&](const Output& output) {
            const auto* medium = catalogue().medium_at(output.document, kDay);
            return !output.when && always_there(row, output.per) && medium != nullptr && medium->stock_counted;
        });
    });
}

Case taken_in(Walk& walk) {
    const auto& service = counted_row();
    Case one{&service, "no blanks", intake::examples::dossier_for(service)};
    walk.take_in(one);
    return one;
}
Json clock_of(Walk& walk, const Case& one) {
    return walk.town().read("verifier", "/dossiers/" + one.dossier()).at("applications").at(0).at("clock");
}

/// The data without the reason that stops a clock for want of blanks.
void forget_reason(const std::filesystem::path& data) {
    std::filesystem::copy(LAYANG_SOURCE_DIR "/data", data, std::filesystem::copy_options::recursive);
    std::ostringstream text;
    text << std::ifstream(data / "reasons.toml").rdbuf();
    auto reasons = text.str();
    const std::string row = "code = \"" + std::string(intake::kNoBlanks) + '"';
    const auto at = reasons.find(row);
    REQUIRE(at != std::string::npos);
    reasons.replace(at, row.size(), "code = \"another\"");
    std::ofstream(data / "reasons.toml") << reasons;
}

}  // namespace

TEST_CASE("no blanks: the legal clock stands from the line to the blank, and the deadline moves by as much") {
    Walk walk;
    const auto one = taken_in(walk);
    REQUIRE_FALSE(walk.queued(one).empty());
    const Json standing = clock_of(walk, one);
    REQUIRE(standing.at("stopped").size() == 1);
    CHECK(standing.at("stopped")[0].at("reason") == intake::kNoBlanks);
    CHECK(standing.at("stopped")[0].at("ends_with") == "blank");
    const Json by_hand = {{"reason", intake::kNoBlanks}};
    CHECK(walk.town().ask("verifier", {http::Method::post, "/applications/" + one.application() + "/resume-clock", by_hand.dump()}).code == "clock-of-blanks");
    // The verifier sees it though it is ordered; no report from SIAK is wanted of anybody.
    CHECK(walk.town().read("verifier", "/queue/verification").at("stopped").size() == 1);
    CHECK(walk.town().read("mobile_team", "/queue/verification").at("counts").at("to_report") == 0);
    walk.go_to(kDay.plus_days(1));
    walk.open_stock(20);
    const Json running = clock_of(walk, one);
    CHECK(running.at("stopped").empty());
    CHECK(running.at("legal_due").get<std::string>() > standing.at("legal_due").get<std::string>());
    CHECK(walk.town().read("verifier", "/queue/verification").at("stopped").empty());
    CHECK(walk.town().ground().ledger.rebuild(walk.town().ground().regency, true).empty());
}

TEST_CASE("no blanks: the printer sees the limit of the legal clock, with what its stop gave back, until the document is printed") {
    Walk walk;
    const auto one = taken_in(walk);
    const auto counted = [&] {
        auto items = walk.queued(one);
        std::erase_if(items, [](const Json& item) { return !catalogue().medium_at(item.at("kind").get<std::string>(), kDay)->stock_counted; });
        REQUIRE_FALSE(items.empty());
        return items.front();
    };
    const Json in_line = counted();
    CHECK(in_line.at("state") == "queued");
    CHECK(in_line.at("place") == 1);
    CHECK(in_line.at("legal_due") == clock_of(walk, one).at("legal_due"));
    walk.go_to(kDay.plus_days(1));
    walk.open_stock(20);
    const Json ready = counted();
    CHECK(ready.at("state") == "ordered");
    CHECK(ready.at("legal_due") == clock_of(walk, one).at("legal_due"));
    CHECK(ready.at("legal_due").get<std::string>() > in_line.at("legal_due").get<std::string>());
    const Json printed = walk.town().act("printer", "/documents/" + ready.at("document").get<std::string>() + "/print", Json::object());
    CHECK(printed.at("state") == "printed");
    CHECK_FALSE(printed.contains("legal_due"));
}

TEST_CASE("no blanks: a document that has its blank at once stops nothing") {
    Walk walk;
    walk.open_stock(20);
    const auto one = taken_in(walk);
    CHECK(clock_of(walk, one).at("stopped").empty());
    CHECK(walk.town().read("verifier", "/dossiers/" + one.dossier()).dump().find("ClockStopped") == std::string::npos);
}

TEST_CASE("no blanks: where no row says that it stops a clock, the clock runs") {
    const store::testing::TemporaryFolder folder;
    forget_reason(folder.file("data"));
    Walk walk(folder.file("data"));
    const auto one = taken_in(walk);
    REQUIRE_FALSE(walk.queued(one).empty());
    CHECK(clock_of(walk, one).at("stopped").empty());
}

}  // namespace layang::app::town::no_blanks_test
