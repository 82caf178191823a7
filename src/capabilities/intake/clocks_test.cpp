#include "capabilities/intake/room_test.hpp"
#include "capabilities/intake/service.hpp"

namespace layang::intake::clocks_test {
namespace {

using namespace examples;

TEST_CASE("intake: the office's target counts from when the server heard of the dossier, the legal limit from the act of verifying") {
    // Three days, so that a target is no legal limit.
    TableFolder tables;
    tables.replace("policies.toml", "number = 1\nunit = \"working_days\"", "number = 3\nunit = \"working_days\"");
    const auto rows = Catalogue::load(tables.path());
    REQUIRE(rows);
    Room room(*rows);
    const auto at = [](const char* text) { return *parse_instant(text); };
    const auto arrives = [&](const char* happened, const char* arrived) {
        room.occurred = at(happened);
        // A minute goes by before each act.
        room.pass(at(arrived) - room.now() - Seconds{60});
    };
    // Friday, 12 June 2020: written at 09.00, heard at 14.00; Wednesday is the third working day after it.
    arrives("2020-06-12T02:00:00Z", "2020-06-12T07:00:00Z");
    const auto application = room.taken_in(plain_row());
    CHECK(dossier_of(room)["target_due"] == to_string(at("2020-06-17T07:00:00Z")));
    // Verified at 15.00, heard at 20.00: by Monday, 15.00.
    arrives("2020-06-12T08:00:00Z", "2020-06-12T13:00:00Z");
    room.verify(application);
    const auto clock = dossier_of(room)["applications"][0]["clock"];
    CHECK(clock["legal_due"] == to_string(at("2020-06-15T08:00:00Z")));
    CHECK(clock["target_due"] == to_string(at("2020-06-17T07:00:00Z")));
}

TEST_CASE("intake: a policy is a time, and one that is none is a mistake of the table") {
    Room room;
    const auto due = [&](std::optional<std::string> choice, std::optional<std::int64_t> number, std::optional<std::string> unit) {
        Policy policy;
        policy.choice = std::move(choice);
        policy.number = number;
        policy.unit = std::move(unit);
        return due_by_policy(policy, room.ground().calendar, kNow);
    };
    // 8 June 2020 is a Monday.
    const Instant tomorrow = kNow + Seconds{24 * 3600};
    CHECK(due("same_time_next_working_day", {}, {}).value() == tomorrow);
    CHECK(due("hours_24", {}, {}).value() == tomorrow);
    CHECK(due({}, 1, "working_days").value() == tomorrow);
    CHECK(due({}, 5, "working_days").value() == kNow + Seconds{7 * 24 * 3600});
    CHECK(due({}, 2, "hours").value() == kNow + Seconds{7200});
    CHECK(due("reader", {}, {}).error().code() == ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace layang::intake::clocks_test
