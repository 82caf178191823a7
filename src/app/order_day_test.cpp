// What a document is made on when the paper changes between the desk and the order.
#include "app/service_walk_test.hpp"

namespace layang::app::town::order_day_test {
namespace {

const Date kLastDay = *Date::of(2020, 6, 30);
const Date kNextDay = *Date::of(2020, 7, 1);

std::string medium_of(const std::string& kind, Date on) {
    const auto* medium = catalogue().medium_at(kind, on);
    return medium == nullptr ? std::string() : medium->code;
}
bool changes(const Output& output) {
    return output.per == kPerApplication && !output.when && medium_of(output.document, kLastDay) != medium_of(output.document, kNextDay);
}
/// Ordered when it is verified, and made on another paper from 1 July on.
const Service& changing_row() {
    return intake::examples::row_where([](const Service& row) {
        return !row.biometrics && row.waits_for.empty() && row.due.on == DueOn::verified && std::ranges::any_of(row.outputs, changes);
    });
}

/// Submitted on 30 June, verified on `day`: kind -> the medium it is ordered on.
std::map<std::string, std::string> ordered_on(Date day) {
    Walk walk;
    walk.go_to(kLastDay);
    const auto& service = changing_row();
    Case one{&service, "submitted on the last day", intake::examples::dossier_for(service, kLastDay)};
    walk.prepare(one);
    const auto answer = walk.submit(one.command);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    if (day != kLastDay) walk.go_to(day);
    walk.town().act("verifier", "/applications/" + one.application() + "/verify", Json::object());
    std::map<std::string, std::string> media;
    for (const auto& item : walk.queued(one)) media[item.at("kind")] = item.at("medium");
    return media;
}

}  // namespace

TEST_CASE("order: the day of the verdict says what a document is made on, not the day of submission") {
    for (const auto day : {kLastDay, kNextDay}) {
        const auto media = ordered_on(day);
        REQUIRE_FALSE(media.empty());
        for (const auto& [kind, medium] : media) CHECK_MESSAGE(medium == medium_of(kind, day), kind, ' ', to_string(day));
    }
    CHECK(ordered_on(kLastDay) != ordered_on(kNextDay));
}

}  // namespace layang::app::town::order_day_test
