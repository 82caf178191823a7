// What a removed person's phone still holds: taken whole, counted for nothing, judged by the admin.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/house.hpp"
#include "platform/access/late_acts.hpp"
#include "platform/store/testing.hpp"

namespace layang::app::late_acts_test {
namespace {

using http::Method;

constexpr std::string_view kPassword = "kata sandi tetap";

/// A whole house behind its routes.
class Office {
public:
    Office() {
        HouseConfig config;
        config.var = folder_.file("var");
        config.data = std::filesystem::path(LAYANG_SOURCE_DIR) / "data";
        config.cheap_passwords = true;
        auto opened = House::open(config);
        REQUIRE(opened);
        house_ = std::move(*opened);
        router_ = house_->router(metrics_);
        keeper = hire("stok", Role::stock_keeper);
        admin = hire("admin", Role::admin);
    }

    AccountId hire(const std::string& login, Role role) {
        auto& ground = house_->ground();
        const auto made = access::create_account(ground, access::system_act(ground), access::system_actor(), login, "Sri " + login, {{role, ""}});
        REQUIRE(made);
        REQUIRE(access::set_password(ground, made->account, kPassword, false));
        return made->account;
    }
    std::string log_in(const std::string& login) {
        const auto response = send(Method::post, "/session", {{"name", login}, {"password", kPassword}}, "");
        REQUIRE(response.status == 200);
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") return value.substr(0, value.find(';'));
        FAIL("no cookie");
        return "";
    }
    http::Response send(Method method, const std::string& path, const Json& body, const std::string& cookie, CommandId id = {}) {
        http::Request request;
        request.method = method;
        request.path = "/api/v1" + path;
        if (id == CommandId{}) id = new_id();
        request.headers = {{"cookie", cookie}, {"idempotency-key", id.text()}};
        if (!device.empty()) request.headers["layang-device"] = device;
        if (method != Method::get) request.body = body.dump();
        const auto match = router_.match(method, request.path);
        REQUIRE_MESSAGE(match.route != nullptr, path);
        request.path_values = match.values;
        return match.route->handler(request);
    }
    Json said(Method method, const std::string& path, const Json& body, const std::string& cookie, int status = 200) {
        const auto response = send(method, path, body, cookie);
        REQUIRE_MESSAGE(response.status == status, path << ": " << response.body);
        return Json::parse(response.body);
    }
    CommandId new_id() { return house_->ground().random.id<CommandId>(house_->ground().clock.now()); }
    [[nodiscard]] std::string today() const { return to_string(house_->ground().date_of(house_->ground().clock.now())); }
    [[nodiscard]] std::string opening() const { return "/stock/CARD/" + today() + "/open"; }
    void remove_keeper(const std::string& boss) { said(Method::post, "/accounts/" + keeper.text() + "/disable", {{"reason", "moved"}}, boss); }
    House& house() { return *house_; }

    AccountId keeper, admin;
    std::string device;

private:
    store::testing::TemporaryFolder folder_;
    http::Metrics metrics_;
    std::unique_ptr<House> house_;
    http::Router router_;
};

const Json kOpening = {{"opening", 12}};

}  // namespace

TEST_CASE("a removed person sees nothing more, and what is left on the phone waits for the admin") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    office.remove_keeper(boss);

    CHECK(Json::parse(office.send(Method::get, "/stock", {}, phone).body).at("code") == "account-removed");
    CHECK(office.send(Method::post, "/devices", {{"device", "01725e5a-0a00-7000-8000-00000000c0de"}, {"name", "HP"}}, phone).status == 403);
    const auto session = office.said(Method::get, "/session", {}, phone);
    CHECK(session.at("removed") == "account_removed");
    CHECK(session.at("rights").empty());

    const auto held = office.send(Method::post, office.opening(), kOpening, phone);
    CHECK(held.status == 202);
    CHECK(Json::parse(held.body).at("quarantined") == true);
    const auto waiting = office.said(Method::get, "/late-acts", {}, boss).at("items");
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].at("operation") == "open_stock_day");
    CHECK(waiting[0].at("login") == "stok");
    CHECK(waiting[0].dump().find("\"opening\"") == std::string::npos);  // what it says is shown on purpose only
}

TEST_CASE("an act that is let in counts as its own person's, once") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    office.remove_keeper(boss);
    const auto id = office.new_id();
    CHECK(office.send(Method::post, office.opening(), kOpening, phone, id).status == 202);
    CHECK(office.send(Method::post, office.opening(), kOpening, phone, id).status == 202);
    const auto path = "/late-acts/" + id.text();
    CHECK(office.send(Method::post, path + "/open", {{"reason", "curious"}}, boss).status == 422);
    const auto reasons = office.said(Method::get, "/views", {}, boss).at("items");
    CHECK(reasons.empty());

    const auto again = office.new_id();
    CHECK(office.send(Method::post, path + "/release", {{"note", "sah"}}, boss, again).status == 200);
    const auto repeated = office.send(Method::post, path + "/release", {{"note", "sah"}}, boss, again);
    CHECK(Json::parse(repeated.body).at("repeated") == true);
    CHECK(Json::parse(repeated.body).at("result").at("state") == "released");
    CHECK(office.send(Method::post, path + "/release", {{"note", "sah"}}, boss).status == 409);
    CHECK(office.send(Method::post, path + "/discard", {{"reason", "not_done"}, {"note", "tidak sah"}}, boss).status == 409);

    std::vector<ledger::Stored> events;
    auto& ground = office.house().ground();
    ground.store.read([&](store::Session& session) { events = ground.ledger.read(session, "3503", "stock:CARD:" + office.today()); });
    REQUIRE(events.size() == 1);
    CHECK(events[0].stamp.actor == office.keeper);
    CHECK(ground.ledger.rebuild("3503", true).empty());
}

TEST_CASE("a refused late act stays at the desk with its reasons, and can be thrown out") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    office.remove_keeper(boss);
    const auto id = office.new_id();
    CHECK(office.send(Method::post, office.opening(), {{"opening", -5}}, phone, id).status == 202);
    const auto path = "/late-acts/" + id.text();
    CHECK(office.send(Method::post, path + "/release", Json::object(), boss).status == 422);
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").size() == 1);
    CHECK(office.send(Method::post, path + "/discard", Json::object(), boss).status == 422);  // not without saying why
    office.said(Method::post, path + "/discard", {{"reason", "other"}, {"note", "salah hitung"}}, boss);
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").empty());
}

TEST_CASE("a lost answer from before the removal is answered again and not held") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    const auto id = office.new_id();
    CHECK(office.send(Method::post, office.opening(), kOpening, phone, id).status == 200);
    office.remove_keeper(boss);
    const auto repeated = office.send(Method::post, office.opening(), kOpening, phone, id);
    CHECK(repeated.status == 200);
    CHECK(Json::parse(repeated.body).at("repeated") == true);
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").empty());
}

TEST_CASE("who was removed may log in to send what is left, and a revoked device is held the same way") {
    Office office;
    const auto boss = office.log_in("admin");
    const std::string device = "01725e5a-0a00-7000-8000-00000000c0de";
    const auto phone = office.log_in("stok");
    office.said(Method::post, "/devices", {{"device", device}, {"name", "HP gudang"}}, phone);
    office.said(Method::post, "/devices/" + device + "/revoke", {{"reason", "lost"}}, boss);
    office.device = device;
    CHECK(office.send(Method::get, "/stock", {}, phone).status == 403);
    CHECK(office.send(Method::post, office.opening(), kOpening, phone).status == 202);
    office.device.clear();
    CHECK(office.send(Method::get, "/stock", {}, phone).status == 403);
    office.remove_keeper(boss);
    const auto later = office.log_in("stok");
    CHECK(office.send(Method::post, office.opening(), kOpening, later).status == 202);
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").size() == 2);
}

TEST_CASE("who was removed with a one-time password chooses one of his own, and what is left is sent") {
    Office office;
    const auto boss = office.log_in("admin");
    REQUIRE(access::set_password(office.house().ground(), office.keeper, kPassword, true));
    office.remove_keeper(boss);
    const auto phone = office.log_in("stok");
    const auto code_of = [](const http::Response& response) { return Json::parse(response.body).at("code"); };
    CHECK(code_of(office.send(Method::post, office.opening(), kOpening, phone)) == "password-change-due");
    const Json wrong = {{"old_password", "not his own"}, {"new_password", "kata sandi sendiri"}};
    CHECK(code_of(office.send(Method::post, "/session/password", wrong, phone)) == "wrong-password");
    const Json right = {{"old_password", kPassword}, {"new_password", "kata sandi sendiri"}};
    CHECK(office.send(Method::post, "/session/password", right, phone).status == 204);
    CHECK(office.send(Method::post, office.opening(), kOpening, phone).status == 202);
    CHECK(code_of(office.send(Method::post, "/late-acts/rescue", Json::object(), phone)) == "account-removed");
}

TEST_CASE("of two admins at once: what one has thrown out the other does not let in, and what both let in counts once") {
    Office office;
    const auto boss = office.log_in("admin");
    auto& ground = office.house().ground();
    http::Router router;
    access::Api api(router, ground);
    int ran = 0;
    api.command<access::Nothing>(Method::post, "/api/v1/test", "test", std::nullopt,
                                 [&](ledger::Transaction&, const access::Call&, const access::Nothing&) -> Result<std::string> {
                                     ++ran;
                                     return "test:1";
                                 },
                                 [](store::Session&, const access::Call&, const std::string&) { return Json(); });
    const auto looked_at = [&] {
        const auto act = office.new_id();
        const auto now = ground.clock.now();
        const access::ActQuarantined late{act, access::LateCause::rescued, office.keeper, std::nullopt, now, ground.date_of(now), "test", {}, std::string("{}"), act};
        REQUIRE(ground.ledger.execute(access::system_act(ground), "test", "", [&](ledger::Transaction& tx) { return access::quarantine(ground, tx, late); }));
        std::optional<access::LateAct> found;
        ground.store.read([&](store::Session& session) { found = access::late_act(session, ground.regency, act); });
        REQUIRE(found);
        return *found;
    };
    const http::Request request;
    access::Caller admin;
    admin.actor = {office.admin, {{Role::admin, ""}}};
    const access::Call judge{ground, request, admin, ground.clock.now()};
    const auto thrown_out = looked_at(), let_in = looked_at();
    office.said(Method::post, "/late-acts/" + thrown_out.act.text() + "/discard", {{"reason", "outdated"}}, boss);
    const auto too_late = api.run_late(thrown_out, judge);
    REQUIRE_FALSE(too_late);
    CHECK(too_late.error().has(ErrorCode::kAlreadyJudged));
    CHECK(ran == 0);
    for (const bool repeated : {false, true}) {
        const auto outcome = api.run_late(let_in, judge);
        REQUIRE(outcome);
        CHECK(outcome->repeated == repeated);
    }
    CHECK(ran == 1);
}

TEST_CASE("what came in a rescue file is looked at like any other body when it is let in") {
    Office office;
    const auto boss = office.log_in("admin");
    auto& ground = office.house().ground();
    const auto act = office.new_id();
    const auto now = ground.clock.now();
    const access::ActQuarantined rescued{act, access::LateCause::rescued, office.keeper, std::nullopt, now, ground.date_of(now), "receive_blanks",
                                         {{"medium", "CARD"}, {"date", office.today()}}, std::string("{\"count\":1,\"reference\":\"\u202e1-AB\"}"), act};
    REQUIRE(ground.ledger.execute(access::system_act(ground), "test", "", [&](ledger::Transaction& tx) { return access::quarantine(ground, tx, rescued); }));
    const auto refused = office.send(Method::post, "/late-acts/" + act.text() + "/release", Json::object(), boss);
    CHECK(refused.status == 422);
    CHECK(Json::parse(refused.body).at("code") == "text-invalid");
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").size() == 1);
}

TEST_CASE("a removed phone that lives on sends what its rescue file has brought: it waits once, and counts once when it is let in") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    auto& ground = office.house().ground();
    const auto act = office.new_id();
    const auto now = ground.clock.now();
    const access::ActQuarantined rescued{act, access::LateCause::rescued, office.keeper, std::nullopt, now, ground.date_of(now), "open_stock_day",
                                         {{"medium", "CARD"}, {"date", office.today()}}, canonical_json(kOpening), act};
    REQUIRE(ground.ledger.execute(access::system_act(ground), "test", "", [&](ledger::Transaction& tx) { return access::quarantine(ground, tx, rescued); }));
    office.remove_keeper(boss);
    for (int i = 0; i < 2; ++i) {
        const auto held = office.send(Method::post, office.opening(), kOpening, phone, act);
        CHECK(held.status == 202);
        CHECK(Json::parse(held.body).at("quarantined") == true);
    }
    CHECK(office.said(Method::get, "/late-acts", {}, boss).at("items").size() == 1);
    office.said(Method::post, "/late-acts/" + act.text() + "/release", Json::object(), boss);
    CHECK(office.send(Method::post, office.opening(), kOpening, phone, act).status == 200);
    std::vector<ledger::Stored> events;
    ground.store.read([&](store::Session& session) { events = ground.ledger.read(session, "3503", "stock:CARD:" + office.today()); });
    REQUIRE(events.size() == 1);
    CHECK(events[0].stamp.actor == office.keeper);
}

TEST_CASE("what a removed admin still had on the phone does not take the last admin away when it is let in") {
    Office office;
    const auto second = office.hire("admin2", Role::admin);
    const auto boss = office.log_in("admin"), phone = office.log_in("admin2");
    CHECK(Json::parse(office.send(Method::post, "/accounts/" + office.admin.text() + "/revoke", {{"role", "admin"}, {"area", ""}}, boss).body).at("code") == "own-admin");
    office.said(Method::post, "/accounts/" + second.text() + "/disable", {{"reason", "moved"}}, boss);
    const std::pair<const char*, Json> acts[] = {{"/revoke", {{"role", "admin"}, {"area", ""}}}, {"/disable", {{"reason", "moved"}}}};
    for (const auto& [what, body] : acts) {
        const auto id = office.new_id();
        CHECK(office.send(Method::post, "/accounts/" + office.admin.text() + what, body, phone, id).status == 202);
        const auto let_in = office.send(Method::post, "/late-acts/" + id.text() + "/release", Json::object(), boss);
        CHECK(let_in.status == 409);
        CHECK(Json::parse(let_in.body).at("code") == "last-admin");
    }
    CHECK(office.send(Method::get, "/accounts", {}, boss).status == 200);
}

TEST_CASE("what comes beyond the acts of one account that may wait stays on the device until one was judged; a rescue file comes whole") {
    Office office;
    const auto phone = office.log_in("stok"), boss = office.log_in("admin");
    office.remove_keeper(boss);
    auto& ground = office.house().ground();
    const auto now = ground.clock.now();
    const std::string body = Json{{"dossier", office.new_id().text()}}.dump();
    const auto late = [&](access::LateCause cause) {
        const auto act = office.new_id();
        return access::ActQuarantined{act, cause, office.keeper, std::nullopt, now, ground.date_of(now), "open_stock_day",
                                      {{"medium", "CARD"}, {"date", office.today()}}, body, act};
    };
    CommandId one;
    REQUIRE(ground.ledger.execute(access::system_act(ground), "test", "", [&](ledger::Transaction& tx) -> Result<std::string> {
        for (std::int64_t i = 0; i < access::kLateActsMax; ++i) {
            const auto held = late(access::LateCause::account_removed);
            TRY(access::quarantine(ground, tx, held));
            one = held.act;
        }
        return "test:1";
    }));
    const auto id = office.new_id();
    for (int i = 0; i < 2; ++i) {
        const auto full = office.send(Method::post, office.opening(), kOpening, phone, id);
        CHECK(full.status == 429);
        CHECK(Json::parse(full.body).at("code") == "late-acts-full");
        CHECK(std::ranges::any_of(full.headers, [](const auto& header) { return header.first == "Retry-After"; }));
    }
    const auto brought = late(access::LateCause::rescued);
    CHECK(ground.ledger.execute(access::system_act(ground), "test", "", [&](ledger::Transaction& tx) { return access::quarantine(ground, tx, brought); }));
    for (const auto judged : {one, brought.act}) {
        CHECK(office.send(Method::post, office.opening(), kOpening, phone, id).status == 429);
        office.said(Method::post, "/late-acts/" + judged.text() + "/discard", {{"reason", "outdated"}}, boss);
    }
    CHECK(office.send(Method::post, office.opening(), kOpening, phone, id).status == 202);
}

}  // namespace layang::app::late_acts_test
