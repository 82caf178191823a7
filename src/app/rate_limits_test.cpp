// How often one address may try and one account may ask: the limits that whoever runs the server sets.
#include <array>

#include "app/town_test.hpp"

namespace layang::app::town::rate_limits_test {
namespace {

constexpr std::string_view kFrom = "192.0.2.7", kFromElsewhere = "192.0.2.8";

/// A town where a minute is over when the test says so.
struct World {
    store::testing::TemporaryFolder folder;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(*parse_instant("2026-11-25T02:00:00Z"));

    [[nodiscard]] HouseConfig config(const access::Limits& limits) const {
        auto made = Town::config_in(folder);
        made.clock = clock;
        made.limits = limits;
        return made;
    }
};

Answer ask_from(Town& town, std::string_view address, const std::string& login, Ask what) {
    what.address = address;
    return town.ask(login, what);
}

}  // namespace

TEST_CASE("codes cannot be tried out: one address looks up so many in a minute, and is told how long to wait") {
    World world;
    access::Limits limits;
    limits.look_ups = 4;
    Town town(world.config(limits));
    const std::array<std::string, 2> doors{"=/lacak/TK7K-4Q2M-9XHC", "=/lacak?kode=TK7K-4Q2M-9XHC"};
    for (const auto& path : doors) {
        const auto look_up = [&](std::string_view address) { return ask_from(town, address, "", {http::Method::get, path}); };
        for (int i = 0; i < 4; ++i) CHECK(look_up(kFrom).status == 404);
        const auto held_back = look_up(kFrom);
        CHECK(held_back.status == 429);
        CHECK(held_back.code == "rate-limited");
        CHECK(held_back.retry_after == "15");  // a quarter of a minute for one of four
        for (const auto& door : doors) CHECK(ask_from(town, kFrom, "", {http::Method::get, door}).status == 429);
        CHECK(look_up(kFromElsewhere).status == 404);
        world.clock->advance(Seconds{15});
        CHECK(look_up(kFrom).status == 404);
        CHECK(look_up(kFrom).status == 429);
        world.clock->advance(Seconds{60});
    }
}

TEST_CASE("passwords cannot be tried out under many names: one address logs in so often in a minute") {
    World world;
    access::Limits limits;
    limits.log_ins = 3;
    Town town(world.config(limits));
    town.settle("lastri", {{Role::packer, ""}});
    const auto log_in = [&](std::string_view address, const std::string& name, std::string_view password) {
        return ask_from(town, address, "", {http::Method::post, "/session", Json{{"name", name}, {"password", password}}.dump()});
    };
    for (const auto* name : {"budi", "joko", "siti"}) CHECK(log_in(kFrom, name, "a guess").status == 401);
    CHECK(log_in(kFrom, "lastri", kPassword).status == 429);
    CHECK(log_in(kFromElsewhere, "lastri", kPassword).status == 200);
    // All addresses of one network are one.
    for (int i = 1; i <= 3; ++i) CHECK(log_in("2001:db8:1:2::" + std::to_string(i), "budi", "a guess").code != "rate-limited");
    CHECK(log_in("2001:db8:1:2::4", "lastri", kPassword).status == 429);
    CHECK(log_in("2001:db8:1:3::4", "lastri", kPassword).status == 200);
    world.clock->advance(Seconds{20});
    CHECK(log_in(kFrom, "lastri", kPassword).status == 200);
}

TEST_CASE("one account asks so often in a minute, from wherever, and holds back nobody else") {
    World world;
    access::Limits limits;
    limits.requests = 5;
    Town town(world.config(limits));
    for (const auto* name : {"lastri", "slamet"}) town.settle(name, {{Role::stock_keeper, ""}});
    const auto look = [&](std::string_view address, const std::string& login) { return ask_from(town, address, login, {http::Method::get, "/session"}).status; };
    for (int i = 0; i < 5; ++i) CHECK(look(i % 2 == 0 ? kFrom : kFromElsewhere, "lastri") == 200);
    CHECK(look(kFrom, "lastri") == 429);
    const auto act = town.ask("lastri", {http::Method::post, "/stock/CARD/2026-11-25/open", R"({"opening":3})"});
    CHECK(act.status == 429);
    CHECK(act.retry_after == "12");
    CHECK(look(kFrom, "slamet") == 200);
    world.clock->advance(Seconds{12});
    CHECK(look(kFrom, "lastri") == 200);
    CHECK(look(kFrom, "lastri") == 429);
}

TEST_CASE("without a log-in, or with one that is none, one address asks so often in a minute, and holds back nobody who has one") {
    World world;
    access::Limits limits;
    limits.requests = 4;
    Town town(world.config(limits));
    town.settle("lastri", {{Role::stock_keeper, ""}});
    const auto stranger = [&](std::string_view address, http::Method method, const std::string& cookie) {
        return ask_from(town, address, "", {method, "/session", "", "", {{"cookie", cookie}}});
    };
    for (const auto* cookie : {"", "layang=invented", "", "layang=another"}) CHECK(stranger(kFrom, http::Method::get, cookie).code == "not-logged-in");
    const auto held_back = stranger(kFrom, http::Method::get, "layang=invented");
    CHECK(held_back.status == 429);
    CHECK(held_back.code == "rate-limited");
    CHECK(held_back.retry_after == "15");  // a quarter of a minute for one of four
    CHECK(stranger(kFrom, http::Method::del, "").status == 429);
    CHECK(ask_from(town, kFrom, "lastri", {http::Method::get, "/session"}).status == 200);
    CHECK(stranger(kFromElsewhere, http::Method::get, "").status == 401);
    world.clock->advance(Seconds{15});
    CHECK(stranger(kFrom, http::Method::get, "").status == 401);
    CHECK(stranger(kFrom, http::Method::get, "").status == 429);
}

}  // namespace layang::app::town::rate_limits_test
