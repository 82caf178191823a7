// Who saw whom: nothing that shows a person stays out of the log, and the log shows when somebody changed it.
#include <set>

#include "app/house_test.hpp"
#include "app/rights_table_test.hpp"
#include "app/town_life_test.hpp"
#include "app/verbs.hpp"
#include "platform/access/queries.hpp"

namespace layang::app::town::view_log_test {
namespace {

constexpr Instant kNow{1'800'000'000'000'000};
const store::Statement kRewrite("test.change_view", "UPDATE view_log SET about = 'dossier:another' WHERE regency = '3503' AND n = ?");
const store::Statement kRemove("test.remove_view", "DELETE FROM view_log WHERE regency = '3503' AND n = ?");

std::vector<access::View> views_of(Town& town) {
    town.tick();
    std::vector<access::View> views;
    town.ground().store.read([&](store::Session& session) { views = access::queries::views(session, town.ground().regency, 1'000'000, 10'000); });
    return views;
}

access::View seen(std::string about, Instant at = kNow) { return {0, AccountId{}, at, "get_bag", std::move(about), ""}; }

std::vector<std::string> problems_of(const examples::Example& example) {
    std::vector<std::string> problems;
    const auto reading = examples::Example::must_have(Reading::open(example.config, secrets::no_keys()));
    reading.store->read([&](store::Session& session) { problems = access::verify_views(session, example.config.regency); });
    return problems;
}

}  // namespace

TEST_CASE("view log: every answer that shows somebody, masked or open, stands in it") {
    Town town;
    const Things things = live(town);
    settle_with_every_right(town, "everybody");
    // A picture cannot be searched for a masked name, and papers are compressed.
    std::set<std::string> showing = {"get_receipt", "get_manifest", "get_labels", "open_blob"};
    for (const auto& line : kLines) {
        const auto route = std::ranges::find(town.routes(), line.operation, &http::Route::operation);
        const bool looks = route->method == http::Method::get || line.operation == "search_dossiers" || line.operation == "unmask_dossier" || line.operation == "open_blob";
        if (!looks) continue;
        const auto path = line.path.empty() ? route->pattern.substr(std::string_view("/api/v1").size()) : std::string(line.path);
        const auto answer = town.ask("everybody", {route->method, filled(town, things, path), filled(town, things, line.body)});
        for (const char* person : {"•", "Wagimin"})
            if (answer.body.find(person) != std::string::npos) showing.emplace(line.operation);
    }
    CHECK(showing.contains("list_dossiers"));
    std::set<std::string> logged;
    for (const auto& view : views_of(town)) logged.insert(view.what);
    for (const auto& operation : showing) CHECK_MESSAGE(logged.contains(operation), operation, " shows people");
    for (const auto& operation : logged) CHECK_MESSAGE(showing.contains(operation), operation, " shows nobody");
}

TEST_CASE("view log: a line names the thing, or the village that a list was asked for, and nobody") {
    Town town;
    const Things things = live(town);
    const Ask curious{http::Method::get, "/documents?village=" + std::string(kHere) + "&somebody=" + std::string(kNik), {}, {}, {}, true};
    CHECK(town.ask("registrar", curious).status == 200);
    town.read("registrar", "/documents?village=" + std::string(kNik));
    town.read("registrar", "/dossiers/" + things.at("dossier"));
    const Ask search{http::Method::post, "/dossiers/search", R"({"text":"Wagimin Contoh"})"};
    CHECK(town.ask("registrar", search).status == 200);
    std::set<std::string> lines;
    for (const auto& view : views_of(town)) lines.insert(view.what + ' ' + view.about);
    CHECK(lines.contains("list_documents village:" + std::string(kHere)));
    CHECK(lines.contains("list_documents "));
    CHECK(lines.contains("get_dossier dossier:" + things.at("dossier")));
    CHECK(lines.contains("search_dossiers dossier:" + things.at("dossier")));
    for (const auto& line : lines)
        for (const auto personal : {std::string_view("Wagimin"), kNik}) CHECK(line.find(personal) == std::string::npos);
}

TEST_CASE("view log: whoever is shown in the open stands in it before the answer, with its reason; who was shown masked only with the batch") {
    Town town;
    const Things things = live(town);
    settle_with_every_right(town, "everybody");
    const auto about = "dossier:" + things.at("dossier");
    const auto newest = [&] { return Json(town.read("everybody", "/views").at("items").front()); };
    town.read("everybody", "/bags/" + things.at("bag"));
    const Ask unmask{http::Method::post, "/dossiers/" + things.at("dossier") + "/unmask", R"({"reason":"complaint"})"};
    REQUIRE(town.ask("registrar", unmask).status == 200);
    auto line = newest();
    CHECK(line.at("what") == "unmask_dossier");
    CHECK(line.at("about") == about);
    CHECK(line.at("reason") == "complaint");
    CHECK(line.at("actor") == town.account("registrar"));
    town.tick();
    line = newest();
    CHECK(line.at("what") == "get_bag");
    CHECK(line.at("reason") == "");
}

TEST_CASE("view log: who looks again within the hour is counted once, and later again") {
    access::ViewBatch batch;
    batch.note(seen("bag:1"));
    batch.note(seen("bag:2"));
    batch.note(seen("bag:1", kNow + Seconds{3599}));
    CHECK(batch.take().size() == 2);
    CHECK(batch.take().empty());
    batch.note(seen("bag:1", kNow + Seconds{3599}));
    CHECK(batch.take().empty());
    batch.note(seen("bag:1", kNow + Seconds{3600}));
    CHECK(batch.take().size() == 1);
}

TEST_CASE("view log: a full disk stops neither the server's minute nor reading, and what could not be written waits") {
    const store::testing::TemporaryFolder folder;
    auto config = Town::config_in(folder);
    { Town town(config); }
    config.pages_max = static_cast<std::int64_t>(std::filesystem::file_size(config.store_file()) / 4096) + 2;
    Town town(config);
    for (int i = 0; i < 2000; ++i) town.ground().views.note(seen("bag:" + std::to_string(i)));
    CHECK_NOTHROW(town.tick());
    CHECK(town.ground().views.take().size() == 2000);
}

TEST_CASE("view log: what waits is written when the house is closed") {
    const store::testing::TemporaryFolder folder;
    const auto config = Town::config_in(folder);
    {
        Town town(config);
        town.ground().views.note(seen("bag:1"));
    }
    Town town(config);
    const auto views = views_of(town);
    REQUIRE(views.size() == 1);
    CHECK(views.front().n == 1);
    CHECK(views.front().about == "bag:1");
}

TEST_CASE("view log: a changed and a missing line are named") {
    const examples::Example example;
    {
        const auto house = example.open();
        for (const char* about : {"bag:1", "bag:2", "bag:3"}) house->ground().views.note(seen(about));
    }
    CHECK(problems_of(example).empty());
    example.tamper(kRewrite, 2);
    const auto changed = problems_of(example);
    REQUIRE(changed.size() == 2);
    CHECK(changed[0].starts_with("changed-view at 2: "));
    CHECK(changed[1].starts_with("view-head-differs at 3: "));
    example.tamper(kRemove, 2);
    CHECK(problems_of(example).front().starts_with("missing-view at 2: "));
    CHECK(verify_ledger(example.config, "") == info(ErrorCode::kDamaged).exit_code);
}

}  // namespace layang::app::town::view_log_test
