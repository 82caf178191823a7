// An anomaly in full: what was told, what that contradicts, who told it, and the pictures that were taken of it.
#include "app/town_life_test.hpp"
#include "capabilities/printing/queries.hpp"

namespace layang::app::town::anomalies_test {

namespace {
Json newest(Town& town) { return town.read("lead", "/anomalies").at("items").front(); }
}  // namespace

TEST_CASE("an anomaly shows what was told and what that contradicts, nothing that is sealed, and its pictures to those who judge") {
    Town town;
    const Things things = live(town);
    const auto photo = town.upload("rider", things.at("run"), "problem");
    const Json problem{{"kind", "weather"}, {"note", "Wagimin menolong"}, {"photo", photo}};
    const auto reported = town.ask("rider", {http::Method::post, "/runs/" + things.at("run") + "/problem", problem.dump()});
    REQUIRE(reported.status == 200);
    CHECK(reported.json().at("owners") == Json{{"run-problem", "dispatcher"}});
    const auto anomaly = newest(town);
    CHECK(anomaly.at("rule") == "run-problem");
    const Json full = town.read("lead", "/anomalies/" + anomaly.at("id").get<std::string>());
    CHECK(full.at("told").at("operation") == "report_problem");
    CHECK(full.at("told").at("by") == "Orang Contoh");
    CHECK(full.at("told").at("said").at("kind") == "weather");
    CHECK_FALSE(full.at("told").at("said").contains("note"));
    CHECK(full.dump().find("Wagimin") == std::string::npos);
    CHECK(full.at("against").at("seq") == anomaly.at("other_seq"));
    CHECK(full.at("against").at("operation") == "start_run");
    CHECK(full.at("pictures") == Json{photo});
    const auto open = [&](const std::string& login) { return town.ask(login, {http::Method::post, "/blobs/" + photo + "/open", R"({"reason":"complaint"})"}).status; };
    CHECK(open("lead") == 200);
    CHECK(open("auditor") == 403);
    CHECK(town.read("auditor", "/anomalies/" + anomaly.at("id").get<std::string>()).at("pictures").empty());
    CHECK(town.ask("admin-elsewhere", {http::Method::get, "/anomalies/" + anomaly.at("id").get<std::string>()}).status == 404);
}

TEST_CASE("an anomaly shows the report of its own thing, whatever else the same act told of") {
    Town town;
    const Things things = live(town);
    const auto document = things.at("document"), shelved = things.at("shelved");
    const auto told_of = [&](const std::string& rule, const std::string& about) {
        const Json list = town.read("lead", "/anomalies").at("items");
        const auto found = std::ranges::find_if(list, [&](const Json& one) { return one.at("rule") == rule && one.at("about") == "document:" + about; });
        REQUIRE_MESSAGE(found != list.end(), rule);
        return town.read("lead", "/anomalies/" + found->at("id").get<std::string>()).at("told");
    };
    // What comes back is told first, then who received.
    town.act("registrar", "/documents/" + document + "/handover",
             {{"to", "other"}, {"relation", "other"}, {"receiver_name", "Orang Lain"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"},
              {"taken", {{{"old_document", town.fresh()}, {"kind", "KTP"}}}}});
    const Json handed = told_of("receiver-not-allowed", document);
    CHECK(handed.at("type") == "DocumentHandedOver");
    CHECK(handed.at("said").at("to") == "other");
    CHECK(handed.at("said").at("identified_by") == "known_to_officer");
    // Of a batch, each its own print.
    town.act("printer", "/documents/print-batch", {{"documents", {document, shelved}}});
    for (const auto& each : {document, shelved}) {
        const Json printed = told_of("printed-twice", each);
        CHECK(printed.at("type") == "DocumentPrinted");
        CHECK(printed.at("about") == "document:" + each);
    }
}

TEST_CASE("an anomaly shows the report of its own thing also where it is written behind the anomaly: of a batch without blanks, each its own print") {
    Town town;
    settle_everybody(town);
    Things things;
    auto& ground = town.ground();
    town.act("stock_keeper", "/stock/CARD/" + to_string(ground.date_of(ground.clock.now())) + "/open", {{"opening", 0}});
    std::vector<std::string> cards;
    for (const char* each : {"_one", "_two"}) {
        town.act("registrar", "/dossiers", family_dossier(town, things, each));
        const auto application = things.at(std::string("application") + each);
        town.act("verifier", "/applications/" + application + "/verify", Json::object());
        ground.store.read([&](store::Session& session) {
            for (const auto& row : printing::queries::documents_of(session, ground.regency, *ApplicationId::parse(application))) cards.push_back(row.document.text());
        });
    }
    REQUIRE(cards.size() == 2);
    town.act("printer", "/documents/print-batch", {{"documents", cards}});
    const Json list = town.read("lead", "/anomalies").at("items");
    for (const auto& card : cards) {
        const auto found = std::ranges::find_if(list, [&](const Json& one) { return one.at("rule") == "printed-without-blank" && one.at("about") == "document:" + card; });
        REQUIRE(found != list.end());
        const Json told = town.read("lead", "/anomalies/" + found->at("id").get<std::string>()).at("told");
        CHECK(told.at("type") == "DocumentPrinted");
        CHECK(told.at("about") == "document:" + card);
    }
}

TEST_CASE("who answers for an anomaly sees and resolves it in his area; of others' he hears nothing, unless he watches over all") {
    Town town;
    const Things things = live(town);
    town.settle("printer-elsewhere", {{Role::printer, std::string(kOtherDistrict)}});
    town.act("rider", "/runs/" + things.at("run") + "/problem", {{"kind", "weather"}});
    const auto on_the_road = newest(town).at("id").get<std::string>(), printed = things.at("anomaly");
    const auto owners = [&](const std::string& login) {
        std::set<std::string> roles;
        const Json list = town.read(login, "/anomalies");
        for (const auto& one : list.at("items")) roles.insert(one.at("owner_role").get<std::string>());
        return roles;
    };
    using Roles = std::set<std::string>;
    CHECK(owners("printer") == Roles{"printer"});
    for (const char* login : {"counter", "verifier", "stock_keeper", "packer"})
        for (const auto& role : owners(login)) CHECK_MESSAGE(role == login, login);
    CHECK(owners("printer-elsewhere").empty());
    for (const char* login : {"dispatcher", "lead", "auditor"}) CHECK_MESSAGE(owners(login).contains("printer"), login);

    const auto may_resolve = [&](const std::string& login, const std::string& anomaly) {
        return town.read(login, "/anomalies/" + anomaly).at("may_resolve").get<bool>();
    };
    CHECK(may_resolve("printer", printed));
    CHECK_FALSE(may_resolve("dispatcher", printed));
    CHECK(may_resolve("dispatcher", on_the_road));
    CHECK(may_resolve("lead", on_the_road));
    CHECK_FALSE(may_resolve("auditor", on_the_road));
    for (const char* login : {"packer", "printer-elsewhere"}) CHECK_MESSAGE(town.ask(login, {http::Method::get, "/anomalies/" + printed}).status == 404, login);

    const auto resolve = [&](const std::string& login, const std::string& anomaly) {
        return town.ask(login, {http::Method::post, "/anomalies/" + anomaly + "/resolve", R"({"reason":"explained","note":"counted again"})"}).status;
    };
    for (const char* login : {"packer", "dispatcher", "printer-elsewhere"}) CHECK_MESSAGE(resolve(login, printed) == 403, login);
    CHECK(resolve("printer", printed) == 200);
    CHECK(resolve("printer", on_the_road) == 403);
    const auto open = [&](const std::string& login) { return town.read(login, "/anomalies").at("counts").at("open").get<int>(); };
    const int before = open("lead");
    CHECK(open("printer-elsewhere") == 0);
    CHECK(resolve("dispatcher", on_the_road) == 200);
    CHECK(open("lead") == before - 1);
}

TEST_CASE("a list of anomalies goes on where its page ended, and every one comes once") {
    Town town;
    const Things things = live(town);
    const auto before = town.read("lead", "/anomalies").at("items").size();
    for (int i = 0; i < 130; ++i) town.act("rider", "/runs/" + things.at("run") + "/problem", {{"kind", "weather"}});
    std::set<std::string> seen;
    std::string cursor;
    for (int pages = 0; pages < 5; ++pages) {
        const Json page = town.read("lead", "/anomalies" + (cursor.empty() ? "" : "?cursor=" + cursor));
        for (const auto& one : page.at("items")) CHECK(seen.insert(one.at("id")).second);
        CHECK(page.at("counts").at("open") == before + 130);
        if (!page.contains("next")) break;
        CHECK(page.at("items").size() == 100);
        cursor = page.at("next");
    }
    CHECK(seen.size() == before + 130);
}

}  // namespace layang::app::town::anomalies_test
