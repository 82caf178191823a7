// The largest thing that a removed person's phone can hold: a family's dossier with its pictures.
#include "app/town_life_test.hpp"

namespace layang::app::town::late_dossier_test {

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
    REQUIRE(town.read("admin", "/late-acts").at("items").size() == 1);
    CHECK(town.ask("counter", {http::Method::get, "/dossiers/" + things.at("dossier")}).status == 404);

    const auto opened = town.ask("admin", {http::Method::post, "/late-acts/" + id + "/open", R"({"reason":"complaint"})"});
    CHECK(opened.status == 200);
    CHECK(opened.json().at("body").at("dossier") == things.at("dossier"));
    CHECK(town.ask("admin", {http::Method::post, "/late-acts/" + id + "/release", R"({"note":"sah"})"}).status == 200);
    CHECK(town.read("counter", "/dossiers/" + things.at("dossier")).at("papers").size() == 7);
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

TEST_CASE("the words of a late act are its dossier's: without the dossier's key nobody reads them, and other acts stay readable") {
    Town town;
    settle_everybody(town);
    Things things;
    town.act("registrar", "/dossiers", family_dossier(town, things));
    town.act("verifier", "/applications/" + things.at("application") + "/return", {{"reasons", {{{"code", "blurred"}}}}});
    const auto unsent = family_dossier(town, things, "_unsent");
    town.act("admin", "/accounts/" + town.account("registrar") + "/disable", {{"reason", "left"}});

    const auto hold = [&](const std::string& path, const Json& body) {
        const auto id = town.fresh();
        REQUIRE(town.ask("registrar", {http::Method::post, path, body.dump(), id}).status == 202);
        return id;
    };
    const auto open = [&](const std::string& act) { return town.ask("admin", {http::Method::post, "/late-acts/" + act + "/open", R"({"reason":"complaint"})"}); };
    const auto submitted = hold("/dossiers", unsent);
    const auto resubmitted = hold("/applications/" + things.at("application") + "/resubmit", {{"persons", {{{"index", 0}, {"name", "Wagimin Contoh"}}}}});
    const auto bag = hold("/bags/" + town.fresh() + "/reseal", {{"by", "village"}, {"seal", "TG-000077"}, {"reason", "torn"}});
    for (const auto& act : {submitted, resubmitted, bag}) CHECK(open(act).status == 200);

    const auto erase = [&](const char* dossier) { REQUIRE(town.ground().ring.erase(things.at(dossier), SealClass::identity)); };
    erase("dossier_unsent");
    CHECK(open(submitted).status == 404);
    CHECK(open(resubmitted).status == 200);
    erase("dossier");
    CHECK(open(resubmitted).status == 404);
    CHECK(open(bag).status == 200);
    // What can no longer be read can still be thrown out.
    CHECK(town.act("admin", "/late-acts/" + submitted + "/discard", {{"reason", "outdated"}}).at("state") == "discarded");
    CHECK(std::ranges::count(town.ground().ledger.rebuild(town.ground().regency, true), "access") == 0);
}

TEST_CASE("what an admin notes beside a late act goes with the dossier too") {
    Town town;
    settle_everybody(town);
    Things things;
    const auto body = family_dossier(town, things);
    town.act("admin", "/accounts/" + town.account("registrar") + "/disable", {{"reason", "left"}});
    const auto id = town.fresh();
    REQUIRE(town.ask("registrar", {http::Method::post, "/dossiers", body.dump(), id}).status == 202);
    town.act("admin", "/late-acts/" + id + "/discard", {{"reason", "other"}, {"note", "Wagimin sudah pindah"}});
    const auto note = [&] {
        std::string words;
        auto& ground = town.ground();
        ground.store.read([&](store::Session& session) {
            for (const auto& event : ground.ledger.read(session, ground.regency, "late_act:" + id))
                if (const auto discarded = event.as<access::ActDiscarded>()) words = words_of(discarded->note);
        });
        return words;
    };
    CHECK(note() == "Wagimin sudah pindah");
    REQUIRE(town.ground().ring.erase(things.at("dossier"), SealClass::identity));
    CHECK(note().empty());
}

TEST_CASE("a late act whose path is no thing's is refused, so that no name gets into the open log") {
    Town town;
    settle_everybody(town);
    town.act("admin", "/accounts/" + town.account("stock_keeper") + "/disable", {{"reason", "left"}});
    const auto date = to_string(town.ground().date_of(town.ground().clock.now()));
    const auto late = [&](const std::string& medium) {
        return town.ask("stock_keeper", {http::Method::post, "/stock/" + medium + "/" + date + "/open", R"({"opening":10})"}).status;
    };
    CHECK(late("Wagimin%20Contoh") == 404);
    CHECK(late("CARD") == 202);
}

}  // namespace layang::app::town::late_dossier_test
