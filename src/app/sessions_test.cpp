// Getting in and staying in: guesses, races between a log-in and a reset, and the device that a session belongs to.
#include <atomic>
#include <thread>

#include "app/town_test.hpp"
#include "platform/access/sessions.hpp"

namespace layang::app::town::sessions_test {
namespace {

constexpr std::string_view kDevice = "01725e5a-0a00-7000-8000-00000000c0de";

Answer try_password(Town& town, const std::string& login, const std::string& password) {
    return town.ask("", {http::Method::post, "/session", Json{{"name", login}, {"password", password}}.dump()});
}

/// The house's ground, with passwords that do something else while they look.
access::Ground with_passwords(access::Ground& ground, secrets::Passwords& passwords) {
    return {ground.store,   ground.ledger, ground.ring,   ground.blobs, passwords,      ground.catalogue,   ground.region,
            ground.calendar, ground.clock, ground.random, ground.views, ground.regency, ground.code_prefix, ground.demo, ground.limits};
}

class Meanwhile final : public secrets::Passwords {
public:
    Meanwhile(secrets::Passwords& real, std::function<void()> meanwhile) : real_(real), meanwhile_(std::move(meanwhile)) {}
    Result<std::string> hash(std::string_view password) override { return real_.hash(password); }
    Result<bool> verify(std::string_view password, std::string_view hash) override {
        auto right = real_.verify(password, hash);
        meanwhile_();
        return right;
    }
    const std::string& decoy() const override { return real_.decoy(); }

private:
    secrets::Passwords& real_;
    std::function<void()> meanwhile_;
};

/// A clock at which somebody else acts while a request looks at it.
class Interrupted final : public Clock {
public:
    [[nodiscard]] Instant now() const override {
        if (left_ > 0 && --left_ == 0) std::exchange(interrupt_, {})();
        return SystemClock().now();
    }
    void at_look(int number, std::function<void()> interrupt) {
        left_ = number;
        interrupt_ = std::move(interrupt);
    }

private:
    mutable int left_ = 0;
    mutable std::function<void()> interrupt_;
};

Answer named(Town& town, const std::string& login, http::Method method, const std::string& path, const std::string& device, const std::string& body = {}) {
    Ask what{method, path, body};
    if (!device.empty()) what.headers["layang-device"] = device;
    return town.ask(login, what);
}

}  // namespace

TEST_CASE("the cookie of a session is out of reach for scripts and for other sites, and by TLS it goes nowhere else") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    const auto attributes = [&](bool secure) {
        Ask what{http::Method::post, "/session", Json{{"name", "lastri"}, {"password", kPassword}}.dump()};
        what.secure = secure;
        const auto said = town.ask("", what).set_cookie;
        REQUIRE(said.starts_with("layang="));
        return said.substr(said.find(';'));
    };
    const std::string length = std::to_string(town.ground().limits.session_length.count);
    CHECK(attributes(false) == "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + length);
    CHECK(attributes(true) == "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + length + "; Secure");
}

TEST_CASE("whoever logs in is told whose times and which regency's name the screens show") {
    Town town;
    town.settle("lastri", {{Role::registrar, "35.03.01.2001"}});
    const auto& facts = town.ground().region.facts();
    const Json told = town.read("lastri", "/session");
    CHECK(told.at("regency_name") == facts.name);
    CHECK(told.at("zone") == facts.zone);
    CHECK(told.at("zone_name") == facts.zone_name);
}

TEST_CASE("a log-in ends when its time is over, however busy it was") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<ManualClock>(*parse_instant("2026-11-25T02:00:00Z"));
    auto config = Town::config_in(folder);
    config.clock = clock;
    config.limits.session_length = Seconds{600};
    Town town(config);
    town.settle("lastri", {{Role::packer, ""}});
    const auto look = [&] { return town.ask("lastri", {http::Method::get, "/session"}).status; };
    CHECK(look() == 200);
    clock->advance(Seconds{599});
    CHECK(look() == 200);
    clock->advance(Seconds{1});
    CHECK(look() == 401);
}

TEST_CASE("what a browser sends for another site changes nothing") {
    Town town;
    town.settle("keeper", {{Role::stock_keeper, ""}});
    const auto day = to_string(town.ground().date_of(town.ground().clock.now()));
    const auto sent_by = [&](const std::string& login, Ask what, std::map<std::string, std::string> headers) {
        what.headers = std::move(headers);
        return town.ask(login, what);
    };
    const Ask log_in{http::Method::post, "/session", Json{{"name", "keeper"}, {"password", kPassword}}.dump()};
    const Ask act{http::Method::post, "/stock/CARD/" + day + "/open", R"({"opening":3})"};
    const Ask upload{http::Method::put, "/blobs/" + town.fresh() + "?purpose=dossier&subject=" + town.fresh() + "&offset=0&total=4", "\xFF\xD8\xFF\xE0"};
    const Ask leave{http::Method::del, "/session"};
    const auto before = town.head();
    for (const auto& foreign : std::vector<std::map<std::string, std::string>>{{{"sec-fetch-site", "cross-site"}},
                                                                               {{"sec-fetch-site", "same-site"}},
                                                                               {{"origin", "https://elsewhere.example"}, {"host", "layang.example"}},
                                                                               {{"origin", "null"}, {"host", "layang.example"}}}) {
        CHECK(sent_by("", log_in, foreign).code == "cross-site");
        CHECK(sent_by("", log_in, foreign).set_cookie.empty());
        for (const auto& each : {act, upload, leave}) CHECK_MESSAGE(sent_by("keeper", each, foreign).code == "cross-site", each.path);
    }
    CHECK(town.head() == before);
    // What it looks at is kept from the other site by the browser itself.
    CHECK(sent_by("keeper", {http::Method::get, "/session"}, {{"sec-fetch-site", "cross-site"}}).status == 200);
    for (const auto& own : std::vector<std::map<std::string, std::string>>{{{"sec-fetch-site", "same-origin"}, {"origin", "https://layang.example"}, {"host", "layang.example"}},
                                                                           {{"sec-fetch-site", "none"}}})
        CHECK(sent_by("", log_in, own).status == 200);
    CHECK(sent_by("keeper", act, {{"sec-fetch-site", "same-origin"}}).status == 200);
}

TEST_CASE("guesses that come at once all count") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    std::atomic<int> looked_at = 0, held_back = 0;
    {
        std::vector<std::jthread> guesses;
        for (int i = 0; i < 12; ++i)
            guesses.emplace_back([&] {
                const auto outcome = access::log_in(town.ground(), "lastri", "a guess");
                ++(outcome.error().has(ErrorCode::kWrongPassword) ? looked_at : held_back);
            });
    }
    CHECK(looked_at == town.ground().limits.free_failures + 1);
    CHECK(held_back == 12 - looked_at);
    CHECK(try_password(town, "lastri", std::string(kPassword)).status == 429);
}

TEST_CASE("wrong passwords make a name wait twice as long each time, up to the longest wait") {
    access::Limits limits;
    limits.free_failures = 3;
    limits.lock_max = Seconds{20};
    std::vector<std::int64_t> waits;
    for (int failures = 1; failures <= 9; ++failures) waits.push_back(access::lock_after(limits, failures).count);
    CHECK(waits == std::vector<std::int64_t>{0, 0, 0, 2, 4, 8, 16, 20, 20});
    limits.lock_max = Seconds{1'000'000};
    CHECK(access::lock_after(limits, 1'000'000).count == 4096);
}

TEST_CASE("a name that nobody has is answered and made to wait like one that somebody has") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    for (int i = 0; i < 6; ++i) {
        const auto known = try_password(town, "lastri", "a guess"), unknown = try_password(town, "nobody", "a guess");
        CHECK(known.status == unknown.status);
        CHECK(known.code == unknown.code);
        CHECK(known.status == (i <= town.ground().limits.free_failures ? 401 : 429));
    }
}

TEST_CASE("whoever guesses at a name locks nobody out of a device that is enrolled for it") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    town.settle("slamet", {{Role::rider, ""}});
    const std::string device(kDevice), right(kPassword);
    town.act("lastri", "/devices", {{"device", device}, {"name", "HP"}});
    const auto from = [&](const std::string& where, const std::string& login, const std::string& password) {
        Ask what{http::Method::post, "/session", Json{{"name", login}, {"password", password}}.dump()};
        if (!where.empty()) what.headers["layang-device"] = where;
        return town.ask("", what).status;
    };
    const auto guess = [&](const std::string& where, const std::string& login) {
        for (int i = 0; i <= town.ground().limits.free_failures; ++i) CHECK(from(where, login, "a guess") == 401);
    };
    guess("", "lastri");
    CHECK(from("", "lastri", right) == 429);
    CHECK(from(town.fresh(), "lastri", right) == 429);
    CHECK(from(device, "lastri", right) == 200);
    // It is no second door: not for other names, nor for guesses of its own.
    guess(device, "slamet");
    CHECK(from("", "slamet", right) == 429);
    guess(device, "lastri");
    CHECK(from(device, "lastri", right) == 429);
}

TEST_CASE("a right password makes earlier mistakes forgotten") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < town.ground().limits.free_failures; ++i) CHECK(try_password(town, "lastri", "a guess").status == 401);
        CHECK(try_password(town, "lastri", std::string(kPassword)).status == 200);
    }
}

TEST_CASE("a password that is changed while it is being looked at opens nothing and comes back nowhere") {
    Town town;
    const auto account = town.settle("lastri", {{Role::packer, ""}});
    auto& ground = town.ground();
    Meanwhile passwords(ground.passwords, [&] { REQUIRE(access::set_password(ground, account, "given by the admin", true)); });
    auto slow = with_passwords(ground, passwords);
    const auto opened = access::log_in(slow, "lastri", std::string(kPassword));
    REQUIRE(!opened);
    CHECK(opened.error().has(ErrorCode::kWrongPassword));
    CHECK(try_password(town, "lastri", std::string(kPassword)).status == 401);
    CHECK(try_password(town, "lastri", "given by the admin").status == 200);

    access::Caller caller;
    caller.actor.account = account;
    caller.login = "lastri";
    Meanwhile again(ground.passwords, [&] { REQUIRE(access::set_password(ground, account, "given once more", true)); });
    auto slow_again = with_passwords(ground, again);
    CHECK(!access::change_password(slow_again, caller, "given by the admin", "her own choice"));
    CHECK(try_password(town, "lastri", "her own choice").status == 401);
    CHECK(try_password(town, "lastri", "given once more").status == 200);
}

TEST_CASE("wrong old passwords count like wrong log-ins") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    CHECK(town.ask("lastri", {http::Method::get, "/session"}).status == 200);
    const std::string guess = R"({"old_password":"a guess","new_password":"long enough"})";
    for (int i = 0; i <= town.ground().limits.free_failures; ++i) CHECK(town.ask("lastri", {http::Method::post, "/session/password", guess}).status == 401);
    CHECK(town.ask("lastri", {http::Method::post, "/session/password", guess}).status == 429);
}

TEST_CASE("a session belongs to the device that it named: a revoked one cannot go on by keeping silent") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    town.settle("lastri", {{Role::packer, ""}});
    const std::string device(kDevice);
    town.act("lastri", "/devices", {{"device", device}, {"name", "HP"}});
    CHECK(named(town, "lastri", http::Method::get, "/catalogue", device).status == 200);
    CHECK(named(town, "lastri", http::Method::get, "/catalogue", "").status == 200);
    town.act("admin", "/devices/" + device + "/revoke", {{"reason", "lost"}});
    for (const auto& said : {std::string(), device}) {
        const auto answer = named(town, "lastri", http::Method::get, "/catalogue", said);
        CHECK(answer.status == 403);
        CHECK(answer.code == "device-revoked");
    }
    // Another browser of the same person works on.
    town.log_in_again("lastri");
    CHECK(named(town, "lastri", http::Method::get, "/catalogue", "").status == 200);
    CHECK(named(town, "lastri", http::Method::get, "/catalogue", device).code == "device-revoked");
    CHECK(named(town, "lastri", http::Method::get, "/catalogue", "").code == "device-revoked");
}

TEST_CASE("who is removed, or loses a role, while an act is on its way has not done it: it is sent again, and judged by what its person is now") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<Interrupted>();
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    town.settle("admin", {{Role::admin, ""}});
    const auto path = "/stock/CARD/" + to_string(town.ground().date_of(town.ground().clock.now())) + "/open";
    const auto sent = [&](const std::string& login, const std::string& verb, const Json& because) {
        const auto account = town.settle(login, {{Role::stock_keeper, ""}}).text();
        for (const auto& who : {std::string("admin"), login}) CHECK(town.ask(who, {http::Method::get, "/session"}).status == 200);
        const Ask act{http::Method::post, path, R"({"opening":3})", town.fresh()};
        // The first look tells whether the session has ended, the second is after it: whose it is, is known by then.
        clock->at_look(2, [&] { town.act("admin", "/accounts/" + account + verb, because); });
        CHECK(town.ask(login, act).code == "busy");
        return town.ask(login, act).status;
    };
    CHECK(sent("keeper-1", "/disable", {{"reason", "moved"}}) == 202);
    CHECK(sent("keeper-2", "/revoke", {{"role", "stock_keeper"}, {"area", ""}}) == 403);
    CHECK(town.read("admin", "/late-acts").at("items").size() == 1);
}

TEST_CASE("an admin who is removed while an account, a password or a late act is on its way has not made, given or let in any of them") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<Interrupted>();
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    town.settle("admin", {{Role::admin, ""}});
    const auto keeper = town.settle("keeper", {{Role::stock_keeper, ""}}).text();
    const auto packer = town.settle("packer", {{Role::packer, ""}}).text();
    const auto remove = [&](const std::string& account) { town.act("admin", "/accounts/" + account + "/disable", {{"reason", "moved"}}); };
    CHECK(town.ask("keeper", {http::Method::get, "/session"}).status == 200);
    remove(keeper);
    const auto day = to_string(town.ground().date_of(town.ground().clock.now()));
    REQUIRE(town.ask("keeper", {http::Method::post, "/stock/CARD/" + day + "/open", R"({"opening":3})"}).status == 202);
    const auto late = town.read("admin", "/late-acts").at("items")[0].at("id").get<std::string>();

    const std::string newcomer = R"({"account":")" + town.fresh() + R"(","login":"newcomer","full_name":"Budi Contoh","grants":[{"role":"packer","area":""}]})";
    int number = 0;
    for (const auto& [path, body] : std::vector<std::pair<std::string, std::string>>{
             {"/accounts", newcomer}, {"/accounts/" + packer + "/password", "{}"}, {"/late-acts/" + late + "/release", "{}"}}) {
        CAPTURE(path);
        const auto login = "admin-" + std::to_string(++number);
        const auto account = town.settle(login, {{Role::admin, ""}}).text();
        for (const auto& who : {std::string("admin"), login}) CHECK(town.ask(who, {http::Method::get, "/session"}).status == 200);
        const Ask asked{http::Method::post, path, body, town.fresh()};
        clock->at_look(2, [&] { remove(account); });
        CHECK(town.ask(login, asked).code == "busy");
        CHECK(town.ask(login, asked).code == "account-removed");
    }
    const Json accounts = town.read("admin", "/accounts");
    for (const auto& account : accounts.at("items")) CHECK(account.at("login") != "newcomer");
    CHECK(try_password(town, "packer", std::string(kPassword)).status == 200);
    CHECK(town.read("admin", "/late-acts").at("items").size() == 1);
}

TEST_CASE("nobody names the device of somebody else") {
    Town town;
    town.settle("lastri", {{Role::packer, ""}});
    town.settle("slamet", {{Role::rider, ""}});
    town.act("lastri", "/devices", {{"device", std::string(kDevice)}, {"name", "HP"}});
    // Her browser hears that she is to log in again, not that it was never enrolled.
    CHECK(named(town, "slamet", http::Method::get, "/catalogue", std::string(kDevice)).code == "not-logged-in");
    CHECK(named(town, "slamet", http::Method::get, "/catalogue", town.fresh()).code == "device-unknown");
    CHECK(named(town, "slamet", http::Method::get, "/catalogue", "no id").code == "device-unknown");
}

TEST_CASE("a new password is an act of the admin in the log, ends what was open, and is shown once") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    town.settle("admin-elsewhere", {{Role::admin, std::string(kOtherDistrict)}});
    const auto account = town.settle("lastri", {{Role::packer, ""}}).text();
    CHECK(town.ask("lastri", {http::Method::get, "/session"}).status == 200);
    const auto path = "/accounts/" + account + "/password";
    CHECK(town.ask("admin-elsewhere", {http::Method::post, path, "{}"}).code == "out-of-scope");
    const auto key = town.fresh();
    const auto given = town.ask("admin", {http::Method::post, path, "{}", key});
    REQUIRE_MESSAGE(given.status == 200, given.body);
    const auto password = given.json().at("one_time_password").get<std::string>();
    CHECK(town.ask("lastri", {http::Method::get, "/session"}).status == 401);
    CHECK(try_password(town, "lastri", password).status == 200);
    const auto repeated = town.ask("admin", {http::Method::post, path, "{}", key}).json();
    CHECK(repeated.at("repeated") == true);
    CHECK(!repeated.contains("one_time_password"));
    CHECK(try_password(town, "lastri", password).status == 200);

    std::vector<ledger::Stored> events;
    auto& ground = town.ground();
    ground.store.read([&](store::Session& session) { events = ground.ledger.read(session, ground.regency, "account:" + account); });
    REQUIRE(events.size() == 2);
    CHECK(events[1].type == "PasswordRenewed");
    CHECK(events[1].stamp.actor.text() == town.account("admin"));
}

TEST_CASE("what a device lost is seen by the admin") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    town.settle("keeper", {{Role::stock_keeper, ""}});
    const std::string device(kDevice);
    town.act("keeper", "/devices", {{"device", device}, {"name", "HP"}});
    CHECK(town.read("admin", "/devices").at("items")[0].at("missing").empty());
    const auto day = to_string(town.ground().date_of(town.ground().clock.now()));
    const auto send = [&](int seq, const std::string& medium) {
        const auto now = to_string(town.ground().clock.now());
        Ask what{http::Method::post, "/stock/" + medium + "/" + day + "/open", R"({"opening":3})"};
        what.headers = {{"layang-device", device}, {"layang-act", "seq=" + std::to_string(seq) + "; at=" + now + "; sent=" + now}};
        const auto answer = town.ask("keeper", what);
        CHECK_MESSAGE(answer.status == 200, answer.body);
    };
    send(1, "CARD");
    send(4, "KIAB");
    const auto shown = town.read("admin", "/devices").at("items")[0];
    CHECK(shown.at("missing") == Json{2, 3});
    CHECK(shown.contains("last_heard"));
}

TEST_CASE("what a device sent and heard refused is not lost on it, whatever refused it; what it will send again is") {
    Town town;
    town.settle("admin", {{Role::admin, ""}});
    const auto keeper = town.settle("keeper", {{Role::stock_keeper, ""}});
    const std::string device(kDevice);
    town.act("keeper", "/devices", {{"device", device}, {"name", "HP"}});
    const auto opening = "/stock/CARD/" + to_string(town.ground().date_of(town.ground().clock.now())) + "/open";
    const auto send = [&](int seq, const std::string& path, const Json& body, bool hostile = false) {
        const auto now = to_string(town.ground().clock.now());
        Ask what{http::Method::post, path, body.dump()};
        what.headers = {{"layang-device", device}, {"layang-act", "seq=" + std::to_string(seq) + "; at=" + now + "; sent=" + now}};
        what.hostile = hostile;
        return town.ask("keeper", what).code;
    };
    const auto missing = [&] { return town.read("admin", "/devices").at("items")[0].at("missing"); };
    const Json run = {{"run", town.fresh()}, {"day", "2020-06-08"}, {"bags", Json::array()}, {"stops", Json::array()}};
    CHECK(send(1, "/runs", run) == "not-allowed");
    CHECK(send(2, opening, {{"opened", 3}}, true) == "field-unknown");
    CHECK(send(3, "/stock/CARD/someday/open", {{"opening", 3}}) == "date-invalid");
    CHECK(send(5, opening, {{"opening", 3}}).empty());
    CHECK(missing() == Json::array({4}));

    REQUIRE(access::set_password(town.ground(), keeper, kPassword, true));
    town.log_in_again("keeper");
    CHECK(send(6, opening, {{"opening", 3}}) == "password-change-due");
    REQUIRE(access::set_password(town.ground(), keeper, kPassword, false));
    town.log_in_again("keeper");
    CHECK(send(7, "/runs", run) == "not-allowed");
    CHECK(missing() == Json::array({4, 6}));
}

}  // namespace layang::app::town::sessions_test
