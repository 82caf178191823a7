// The largest thing that a removed person's phone can hold: a family's dossier with its pictures.
#include "app/town_life_test.hpp"

namespace layang::app::town {

TEST_CASE("a dossier that comes late is kept whole, and counts when the admin lets it in") {
    Town town;
    settle_everybody(town);
    Things things;
    const auto body = family_dossier(town, things);
    // As one text it is longer than any text that a command may hold.
    REQUIRE(body.dump().size() > 2000);
    town.act("admin", "/accounts/" + town.account("registrar") + "/disable", {{"reason", "left"}});

    const auto id = town.fresh();
    const Ask send{http::Method::post, "/dossiers", body.dump(), id};
    CHECK(town.ask("registrar", send).status == 202);
    CHECK(town.ask("registrar", send).status == 202);
    REQUIRE(town.read("admin", "/late-acts").at("acts").size() == 1);
    CHECK(town.ask("counter", {http::Method::get, "/dossiers/" + things.at("dossier")}).status == 404);

    const auto opened = town.ask("admin", {http::Method::post, "/late-acts/" + id + "/open", R"({"reason":"complaint"})"});
    CHECK(opened.status == 200);
    CHECK(opened.json().at("body").at("dossier") == things.at("dossier"));
    CHECK(town.ask("admin", {http::Method::post, "/late-acts/" + id + "/release", R"({"note":"sah"})"}).status == 200);
    CHECK(town.read("counter", "/dossiers/" + things.at("dossier")).at("papers").size() == 7);
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

}  // namespace layang::app::town
