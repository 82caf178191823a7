// A scanned code, through all the rooms that know something of what bears it.
#include "app/town_life_test.hpp"

namespace layang::app::town::finding_test {

TEST_CASE("finding: a receipt tells where each document is, by name and time, and of what yielded none how it stands") {
    Town town;
    const Things things = live(town);
    const auto found = town.read("registrar", "/things/" + things.at("code"));
    CHECK(found.at("id") == things.at("dossier"));
    std::map<std::string, Json> by_state;
    for (const auto& standing : found.at("standings")) by_state[standing.at("state").get<std::string>()] = standing;
    REQUIRE(by_state.size() == 2);
    CHECK(by_state.at("at_village").at("name") == "KTP-el");
    CHECK(by_state.at("at_village").at("sentence").get<std::string>().find(", sejak ") != std::string::npos);
    CHECK(by_state.at("shelved").at("sentence").get<std::string>().starts_with("Di kantor Dukcapil, sejak "));

    const auto waiting = town.read("verifier", "/things/" + things.at("waiting_code")).at("standings");
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].at("application") == things.at("application_waiting"));
    CHECK(waiting[0].at("service") == "KTP-CHG");
    CHECK(waiting[0].at("state") == "submitted");
    CHECK(waiting[0].contains("since"));
}

}  // namespace layang::app::town::finding_test
