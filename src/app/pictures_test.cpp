// Pictures of the door and of the road: who takes them may send them, and what an event names stays.
#include "app/town_life_test.hpp"
#include "platform/access/rescue.hpp"

namespace layang::app::town::pictures_test {

TEST_CASE("the photo of a hand-over and of a problem on the road are kept, one that nothing names goes after two days") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<ManualClock>(SystemClock().now());
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    const Things things = live(town);
    const auto& document = things.at("document");
    const auto at_door = town.upload("hamlet_head", things.at("dossier"), "handover"), on_road = town.upload("rider", things.at("run"), "problem"),
               nowhere = town.upload("rider", things.at("run"), "problem");
    town.act("hamlet_head", "/documents/" + document + "/handover",
             {{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}, {"proof", at_door}});
    town.act("rider", "/runs/" + things.at("run") + "/problem", {{"kind", "weather"}, {"photo", on_road}});
    const auto kept = [&](const std::string& blob) { return town.ground().blobs.complete(*BlobId::parse(blob)); };

    // An act at the quarantine desk still names one; two others wait there and name none.
    const auto late = town.upload("hamlet_head", things.at("dossier"), "handover"), act = town.fresh();
    const Json handover = {{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}, {"proof", late}};
    REQUIRE(town.ask("leaver", {http::Method::post, "/documents/" + things.at("shelved") + "/handover", handover.dump(), act}).status == 202);

    clock->advance(Seconds{3 * 86'400});
    town.tick();
    CHECK(kept(things.at("blob")));
    CHECK(kept(at_door));
    CHECK(kept(on_road));
    CHECK(kept(late));
    CHECK_FALSE(kept(nowhere));
    town.log_in_again("admin");
    town.act("admin", "/late-acts/" + act + "/discard", {{"reason", "outdated"}});
    clock->advance(Seconds{86'400});
    town.tick();
    CHECK_FALSE(kept(late));
}

TEST_CASE("a late act is taken once its pictures are there: what was swept before the act came is asked for again; a rescue file's act comes as it is") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<ManualClock>(SystemClock().now());
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    Things things = live(town);
    const auto swept = town.upload("leaver", things.at("dossier"), "handover");
    clock->advance(Seconds{3 * 86'400});
    town.tick();
    REQUIRE_FALSE(town.ground().blobs.complete(*BlobId::parse(swept)));
    for (const char* each : {"leaver", "registrar", "admin"}) town.log_in_again(each);

    const std::string picture = "\xFF\xD8\xFF\xE0 picture";
    const auto handover = Json{{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}, {"proof", swept}}.dump();
    const Ask late{http::Method::post, "/documents/" + things.at("shelved") + "/handover", handover, town.fresh()};
    for (int i = 0; i < 2; ++i) CHECK(town.ask("leaver", late).code == "blobs-missing");
    const Ask again{http::Method::put, "/blobs/" + swept + "?purpose=handover&subject=" + things.at("dossier") + "&offset=0&total=" + std::to_string(picture.size()), picture};
    REQUIRE(town.ask("leaver", again).status == 200);
    CHECK(town.ask("leaver", late).status == 202);

    auto dossier = family_dossier(town, things, "_late");
    dossier["papers"][0]["blobs"] = {town.fresh()};
    CHECK(town.ask("leaver", {http::Method::post, "/dossiers", dossier.dump()}).code == "blobs-missing");
    town.act("admin", "/accounts/" + town.account("rider") + "/disable", {{"reason", "left"}});
    town.log_in_again("rider");
    const Json problem = {{"kind", "weather"}, {"photo", town.fresh()}};
    CHECK(town.ask("rider", {http::Method::post, "/runs/" + things.at("run") + "/problem", problem.dump()}).code == "blobs-missing");

    // The phone is dead: what the file does not hold nobody can send.
    auto& ground = town.ground();
    const auto now = ground.clock.now();
    const auto act = *CommandId::parse(town.fresh());
    const access::ActQuarantined rescued{act, access::LateCause::rescued, *AccountId::parse(town.account("rider")), std::nullopt, now, ground.date_of(now), "report_problem",
                                         {{"run", things.at("run")}}, problem.dump(), act};
    http::Request request;
    request.body = "the file";
    access::Caller admin;
    admin.actor = {*AccountId::parse(town.account("admin")), {{Role::admin, ""}}};
    auto brings = access::system_act(ground);
    brings.actor = admin.actor.account;
    const std::vector acts{access::RescuedAct{rescued, std::nullopt, {}}};
    REQUIRE(access::bring_in({ground, request, admin, brings.received_at}, brings, acts));
    bool waits = false;
    ground.store.read([&](store::Session& session) { waits = access::late_act(session, ground.regency, act).has_value(); });
    CHECK(waits);
}

TEST_CASE("a picture that an act comes to name just before it would be removed stays") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<ManualClock>(SystemClock().now());
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    settle_everybody(town);
    const auto blob = *BlobId::parse(town.upload("registrar", town.fresh()));
    int looks = 0, named_from = 1;
    access::PicturePurpose purpose;
    purpose.named_by = [&](store::Session&, const std::string&, BlobId) {
        return looks++ < named_from ? std::nullopt : std::optional<access::PictureOf>(access::PictureOf{});
    };
    town.ground().pictures.push_back(purpose);
    clock->advance(Seconds{3 * 86'400});
    REQUIRE(access::sweep_pictures(town.ground()));
    CHECK(looks == 2);
    CHECK(town.ground().blobs.complete(blob));
    named_from = 99;
    REQUIRE(access::sweep_pictures(town.ground()));
    CHECK_FALSE(town.ground().blobs.complete(blob));
}

TEST_CASE("a picture whose beginning the server has lost is asked for again and arrives whole") {
    const store::testing::TemporaryFolder folder;
    const auto config = Town::config_in(folder);
    Town town(config);
    settle_everybody(town);
    const std::string picture = "\xFF\xD8\xFF\xE0 picture";
    const auto blob = town.fresh(), dossier = town.fresh();
    const auto put = [&](std::size_t offset, std::size_t size) {
        return town.ask("registrar", {http::Method::put, "/blobs/" + blob + "?purpose=dossier&subject=" + dossier + "&offset=" + std::to_string(offset) +
                                                             "&total=" + std::to_string(picture.size()), picture.substr(offset, size)});
    };
    const auto is = [](std::size_t length, bool complete) { return Json{{"length", length}, {"complete", complete}}; };
    CHECK(put(0, 6).json() == is(6, false));
    CHECK(put(0, 0).json() == is(6, false));
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(config.blobs_folder()))
        if (entry.path().extension() == ".part") parts.push_back(entry.path());
    REQUIRE(parts.size() == 1);
    std::filesystem::remove(parts[0]);
    CHECK(put(6, 6).status == 409);
    CHECK(put(0, 0).json() == is(0, false));
    CHECK(put(0, 6).json() == is(6, false));
    CHECK(put(6, 6).json() == is(picture.size(), true));
    CHECK(put(0, 0).json() == is(picture.size(), true));
}

TEST_CASE("a picture says what it is for: it is sealed as that, and nothing else may name it") {
    Town town;
    const Things things = live(town);
    const auto& document = things.at("document");
    const auto put = [&](const std::string& login, const std::string& query) {
        Ask what{http::Method::put, "/blobs/" + town.fresh() + "?offset=0&total=12&" + query, "\xFF\xD8\xFF\xE0 picture"};
        what.hostile = true;
        return town.ask(login, what).status;
    };
    const auto dossier = "subject=" + things.at("dossier"), run = "subject=" + things.at("run");
    CHECK(put("registrar", dossier) == 422);
    CHECK(put("registrar", "purpose=holiday&" + dossier) == 422);
    CHECK(put("hamlet_head", "purpose=dossier&" + dossier) == 403);
    CHECK(put("hamlet_head", "purpose=handover&" + dossier) == 200);
    CHECK(put("hamlet-elsewhere", "purpose=handover&" + dossier) == 404);
    CHECK(put("hamlet_head", "purpose=handover&subject=" + town.fresh()) == 404);
    CHECK(put("rider", "purpose=handover&" + dossier) == 403);
    CHECK(put("rider", "purpose=problem&" + run) == 200);
    CHECK(put("rider-elsewhere", "purpose=problem&" + run) == 404);
    CHECK(put("registrar", "purpose=problem&" + run) == 403);

    const auto hand_over = [&](const std::string& proof) {
        return town.ask("hamlet_head", {http::Method::post, "/documents/" + document + "/handover",
                                        R"({"to":"holder","relation":"self","identified_by":"known_to_officer","activation":"deferred","proof":")" + proof + R"("})"});
    };
    CHECK(hand_over(town.upload("registrar", things.at("dossier"))).code == "blobs-missing");
    CHECK(hand_over(town.upload("registrar", things.at("dossier_waiting"), "handover")).code == "blobs-missing");
    const auto proof = town.upload("hamlet_head", things.at("dossier"), "handover");
    REQUIRE(hand_over(proof).status == 200);
    CHECK(town.read("registrar", "/documents/" + document).at("proof") == proof);

    // As the dossier's proof it can be erased apart from its scans.
    REQUIRE(town.ground().ring.erase(things.at("dossier"), SealClass::scan));
    const auto open = [&](const std::string& login, const std::string& blob) {
        return town.ask(login, {http::Method::post, "/blobs/" + blob + "/open", R"({"reason":"complaint"})"});
    };
    CHECK(open("registrar", proof).body == "\xFF\xD8\xFF\xE0 picture");
    CHECK(open("registrar", things.at("blob")).status == 404);
}

TEST_CASE("pictures of the door and of the road are opened by those whose they are, with a reason that is logged first") {
    Town town;
    const Things things = live(town);
    const auto& document = things.at("document");
    const auto at_door = town.upload("hamlet_head", things.at("dossier"), "handover"), on_road = town.upload("rider", things.at("run"), "problem");
    town.act("hamlet_head", "/documents/" + document + "/handover",
             {{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}, {"proof", at_door}});
    town.act("rider", "/runs/" + things.at("run") + "/problem", {{"kind", "weather"}, {"photo", on_road}});
    const auto open = [&](const std::string& login, const std::string& blob, const std::string& because = R"({"reason":"complaint"})") {
        return town.ask(login, {http::Method::post, "/blobs/" + blob + "/open", because}).status;
    };
    for (const char* login : {"registrar", "counter", "verifier"}) CHECK_MESSAGE(open(login, at_door) == 200, login);
    for (const char* login : {"registrar-elsewhere", "office-elsewhere", "dispatcher"}) CHECK_MESSAGE(open(login, at_door) == 404, login);
    for (const char* login : {"hamlet_head", "rider", "packer"}) CHECK_MESSAGE(open(login, at_door) == 403, login);
    CHECK(open("dispatcher", on_road) == 200);
    for (const char* login : {"registrar", "verifier", "office-elsewhere"}) CHECK_MESSAGE(open(login, on_road) == 404, login);
    CHECK(open("registrar", town.upload("registrar", things.at("dossier"))) == 404);  // nothing names it

    CHECK(open("registrar", at_door, R"({"reason":"curious"})") == 422);
    CHECK(open("registrar", at_door, R"({"reason":"other"})") == 422);
    CHECK(open("registrar", at_door, R"({"reason":"other","note":"Wagimin asked"})") == 200);
    const Json newest = town.read("admin", "/views").at("items").front();
    CHECK(newest.at("what") == "open_blob");
    CHECK(newest.at("about") == "dossier:" + things.at("dossier") + " blob:" + at_door);
    CHECK(newest.at("note") == "Wagimin asked");
}

}  // namespace layang::app::town::pictures_test
