// A bag that gets lost with what is in it: one report, and whoever waits for its documents is not told to wait for the bag.
#include "app/town_life_test.hpp"

namespace layang::app::town::lost_bag_test {

TEST_CASE("lost bag: one report is enough: the resident is told that it is sought, the printer prints anew; found, it is what it was") {
    for (const bool found : {false, true}) {
        Town town;
        const Things things = live(town);
        const auto& document = things.at("shelved");
        const auto standing = [&] { return town.read("registrar", "/things/" + things.at("shelved_code")).at("standings").at(0); };
        const auto is_sought = [&] {
            return town.ask("", {http::Method::get, "=/lacak/" + things.at("code")}).body.find("Sedang dicari.") != std::string::npos;
        };
        const auto bag = town.fresh();
        const Json contents = Json::array({{{"kind", "document"}, {"id", document}}});
        town.act("packer", "/bags", {{"bag", bag}, {"seal", "TG-000401"}, {"direction", "outward"}, {"village", kHere}, {"contents", contents}});
        CHECK_FALSE(is_sought());
        const auto lost = town.ask("packer", {http::Method::post, "/bags/" + bag + "/lose", R"({"by":"office","reason":"not_arrived"})"});
        REQUIRE_MESSAGE(lost.status == 200, lost.body);
        CHECK(lost.json().at("anomalies") == Json{"bag-lost"});
        CHECK(lost.json().at("result").at("hands").at("holder") == "lost");
        CHECK(standing().at("state") == "lost");
        CHECK(is_sought());
        if (found) {
            town.act("registrar", "/bags/" + bag + "/find", {{"by", "village"}});
            CHECK(standing().at("state") == "in_bag");
            town.act("registrar", "/bags/" + bag + "/open", {{"seal_intact", true}, {"present", contents}});
            CHECK(standing().at("state") == "at_village");
        } else {
            town.act("printer", "/documents/" + document + "/spoil", {{"reason", "lost_on_the_way"}});
            CHECK(standing().at("state") == "making");
        }
        CHECK_FALSE(is_sought());
        CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
    }
}

}  // namespace layang::app::town::lost_bag_test
