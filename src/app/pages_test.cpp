// Lists that grow come in pages: every row once, whatever happens between two pages, and for nobody but who may read the first.
#include <algorithm>
#include <set>

#include "app/town_life_test.hpp"
#include "platform/access/answers.hpp"

namespace layang::app::town::pages_test {
namespace {

constexpr std::size_t kRows = access::kPageMax + 3;

/// As the admin reads it; `cursor` empty: the first page.
Json page_of(Town& town, const std::string& path, const std::string& cursor) {
    const std::string sign = path.find('?') == std::string::npos ? "?" : "&";
    return town.read("admin", path + (cursor.empty() ? "" : sign + "cursor=" + cursor));
}

/// All rows, in their order: no page is longer than it may be, and only the last is shorter.
std::vector<Json> rows_of(Town& town, const std::string& path) {
    std::vector<Json> rows;
    std::string cursor;
    do {
        const Json page = page_of(town, path, cursor);
        for (const auto& row : page.at("items")) rows.push_back(row);
        cursor = page.value("next", "");
        CHECK((page.at("items").size() == access::kPageMax || cursor.empty()));
        REQUIRE(rows.size() <= 3 * access::kPageMax);
    } while (!cursor.empty());
    return rows;
}

std::vector<std::string> said(const std::vector<Json>& rows, const char* name) {
    std::vector<std::string> texts;
    for (const auto& row : rows) texts.push_back(row.at(name).get<std::string>());
    return texts;
}

bool are_different(const std::vector<std::string>& ids) { return std::set<std::string>(ids.begin(), ids.end()).size() == ids.size(); }

/// "orang-100", "orang-101", ...: in the order of their log-ins, which is not the one of their ids.
void settle_many(Town& town) {
    town.settle("admin", {{Role::admin, ""}});
    for (auto i = 100 + kRows; i-- > 100;)
        REQUIRE(access::create_account(town.ground(), access::system_act(town.ground()), access::system_actor(), "orang-" + std::to_string(i), "Orang Contoh",
                                       {{Role::packer, ""}}));
}

}  // namespace

TEST_CASE("accounts are listed by log-in in pages, each once, with what of them may send and how many there are of each standing") {
    Town town;
    settle_many(town);
    town.act("admin", "/devices", {{"device", town.fresh()}, {"name", "HP"}});
    const auto all = rows_of(town, "/accounts");
    CHECK(all.size() == kRows + 1);
    CHECK(are_different(said(all, "id")));
    CHECK(std::ranges::is_sorted(said(all, "login")));
    CHECK(all.front().at("login") == "admin");
    CHECK(all.front().at("devices") == 1);
    CHECK(all.back().at("devices") == 0);
    const auto leavers = said({all[1], all[50]}, "id");
    for (const auto& id : leavers) town.act("admin", "/accounts/" + id + "/disable", {{"reason", "left"}});
    CHECK(said(rows_of(town, "/accounts?state=disabled"), "id") == leavers);
    CHECK(rows_of(town, "/accounts?state=active").size() == kRows - 1);
    for (const char* list : {"/accounts", "/accounts?state=active", "/accounts?state=disabled"})
        CHECK(town.read("admin", list).at("counts") == Json{{"active", kRows - 1}, {"disabled", 2}});
    CHECK(town.read("admin", "/accounts/" + leavers.front()).at("disabled") == true);
    CHECK(town.ask("admin", {http::Method::get, "/accounts/" + town.fresh()}).status == 404);
}

TEST_CASE("a page of accounts goes on behind an account that has left the list, and its cursor names nobody") {
    Town town;
    settle_many(town);
    const Json first = page_of(town, "/accounts?state=active", "");
    const auto cursor = first.at("next").get<std::string>();
    CHECK(first.at("items").back().at("id") == cursor);
    town.act("admin", "/accounts/" + cursor + "/disable", {{"reason", "left"}});
    const Json second = page_of(town, "/accounts?state=active", cursor);
    CHECK(second.at("items").size() == kRows + 1 - access::kPageMax);
    CHECK(second.at("items").front().at("login") > first.at("items").back().at("login"));
    CHECK_FALSE(second.contains("next"));
    for (const auto& wrong : {std::string("orang-101"), town.fresh()})
        CHECK(town.ask("admin", {http::Method::get, "/accounts?cursor=" + wrong}).code == "malformed");
    CHECK(town.ask("admin", {http::Method::get, "/accounts?state=gone"}).code == "choice-unknown");
}

TEST_CASE("devices are listed newest first in pages, each once, all of them or those of one account") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    town.settle("packer", {{Role::packer, ""}});
    std::vector<std::string> enrolled;
    for (std::size_t i = 0; i < kRows; ++i) {
        enrolled.insert(enrolled.begin(), town.fresh());
        town.act("packer", "/devices", {{"device", enrolled.front()}, {"name", "HP"}});
    }
    town.act("admin", "/devices", {{"device", town.fresh()}, {"name", "HP"}});
    CHECK(are_different(said(rows_of(town, "/devices"), "id")));
    CHECK(rows_of(town, "/devices").size() == kRows + 1);
    CHECK(said(rows_of(town, "/devices?account=" + town.account("packer")), "id") == enrolled);
    CHECK(rows_of(town, "/devices?account=" + town.account("admin")).size() == 1);
    for (const auto& wrong : {std::string("1"), town.fresh()})
        CHECK(town.ask("admin", {http::Method::get, "/devices?cursor=" + wrong}).code == "malformed");
    CHECK(town.ask("admin", {http::Method::get, "/devices?account=packer"}).code == "malformed");
}

TEST_CASE("late acts are listed oldest first in pages, each once, with how many wait, also when some are judged in between") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    town.act("admin", "/accounts/" + town.settle("keeper", {{Role::stock_keeper, ""}}).text() + "/disable", {{"reason", "left"}});
    const auto path = "/stock/CARD/" + to_string(town.ground().date_of(town.ground().clock.now())) + "/open";
    std::vector<std::string> sent;
    for (std::size_t i = 0; i < kRows; ++i) {
        sent.push_back(town.fresh());
        REQUIRE(town.ask("keeper", {http::Method::post, path, R"({"opening":3})", sent.back()}).status == 202);
    }
    CHECK(said(rows_of(town, "/late-acts"), "id") == sent);
    const Json first = page_of(town, "/late-acts", "");
    const auto cursor = first.at("next").get<std::string>();
    CHECK(first.at("counts") == Json{{"waiting", kRows}});
    CHECK(first.at("items").front().at("by") == "Orang Contoh");
    CHECK(town.read("admin", "/late-acts/" + cursor) == first.at("items").back());
    town.act("admin", "/late-acts/" + cursor + "/discard", {{"reason", "outdated"}});
    // What was noted of it is told to whoever opens it for a reason.
    CHECK(town.ask("admin", {http::Method::get, "/late-acts/" + cursor}).status == 404);
    const Json second = page_of(town, "/late-acts", cursor);
    CHECK(said(second.at("items").get<std::vector<Json>>(), "id") == std::vector<std::string>(sent.end() - 3, sent.end()));
    CHECK(second.at("counts") == Json{{"waiting", kRows - 1}});
    CHECK_FALSE(second.contains("next"));
    for (const auto& wrong : {std::string("1"), town.fresh()})
        CHECK(town.ask("admin", {http::Method::get, "/late-acts?cursor=" + wrong}).code == "malformed");
}

TEST_CASE("the view log is listed newest first in pages, each line once") {
    Town town;
    const auto admin = town.settle("admin", {{Role::admin, ""}});
    for (std::size_t i = 0; i < kRows; ++i) town.ground().views.note({0, admin, town.ground().clock.now(), "get_bag", "bag:" + std::to_string(i), ""});
    town.tick();
    const auto lines = rows_of(town, "/views");
    REQUIRE(lines.size() == kRows);
    for (std::size_t i = 0; i < lines.size(); ++i) CHECK(lines[i].at("n") == lines.size() - i);
}

TEST_CASE("a later page is for whoever may read the first") {
    Town town;
    const Things things = live(town);
    const std::vector<std::string> later = {"/accounts?cursor=" + things.at("account"), "/accounts?state=disabled", "/devices?cursor=" + things.at("device"),
                                            "/devices?account=" + things.at("account"), "/late-acts?cursor=" + things.at("act"), "/views?cursor=2"};
    for (const auto& path : later) {
        CHECK(town.ask("admin", {http::Method::get, path}).status == 200);
        for (const char* other : {"lead", "packer", "registrar", "rider", "admin-elsewhere"})
            CHECK_MESSAGE(town.ask(other, {http::Method::get, path}).status == 403, other, " ", path);
        CHECK(town.ask("", {http::Method::get, path}).status == 401);
    }
}

}  // namespace layang::app::town::pages_test
