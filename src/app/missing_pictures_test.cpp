// A command that came before its pictures: the answer names them, and the same command counts once they are there.
#include "app/town_life_test.hpp"

namespace layang::app::town::missing_pictures_test {

TEST_CASE("a dossier that came before one of its pictures is not refused for ever") {
    Town town;
    settle_everybody(town);
    Things things;
    auto body = family_dossier(town, things);
    const auto late = town.fresh();
    body["papers"][0]["blobs"] = {late};
    const Ask send{http::Method::post, "/dossiers", body.dump(), town.fresh()};
    CHECK(town.ask("registrar", send).code == "blobs-missing");
    CHECK(town.ask("registrar", send).code == "blobs-missing");

    const std::string picture = "\xFF\xD8\xFF\xE0 picture";
    const Ask upload{http::Method::put, "/blobs/" + late + "?purpose=dossier&subject=" + things.at("dossier") + "&offset=0&total=" + std::to_string(picture.size()), picture};
    REQUIRE(town.ask("registrar", upload).status == 200);
    CHECK(town.ask("registrar", send).status == 200);
    const auto again = town.ask("registrar", send);
    CHECK(again.status == 200);
    CHECK(again.json().at("repeated") == true);
}

}  // namespace layang::app::town::missing_pictures_test
