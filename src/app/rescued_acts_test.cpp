// The acts of a phone that died, brought in as its rescue file: what their numbers say about those that did not come.
#include "app/town_test.hpp"
#include "platform/access/rescue.hpp"

namespace layang::app::town::rescued_acts_test {
namespace {

/// A stock keeper with an enrolled phone, and the admin who brings in what the phone had not sent.
class Depot {
public:
    Depot() {
        keeper_ = town.settle("keeper", {{Role::stock_keeper, ""}});
        admin_ = town.settle("admin", {{Role::admin, ""}});
        device_ = town.fresh();
        town.act("keeper", "/devices", {{"device", device_}, {"name", "HP gudang"}});
    }
    /// From the phone itself, under a number; `id` empty: another act than all others.
    int send(int seq, const std::string& path, const Json& body, const std::string& id = "") {
        const auto now = to_string(town.ground().clock.now());
        Ask what{http::Method::post, path, body.dump(), id};
        what.headers = {{"layang-device", device_}, {"layang-act", "seq=" + std::to_string(seq) + "; at=" + now + "; sent=" + now}};
        return town.ask("keeper", what).status;
    }
    [[nodiscard]] std::string path(const std::string& verb) { return "/stock/CARD/" + to_string(today()) + "/" + verb; }
    [[nodiscard]] access::RescuedAct rescued(std::optional<std::int64_t> seq) {
        const auto act = *CommandId::parse(town.fresh());
        const access::ActQuarantined late{act, access::LateCause::rescued, keeper_, *DeviceId::parse(device_), town.ground().clock.now(), today(), "receive_blanks",
                                          {{"medium", "CARD"}, {"date", to_string(today())}}, std::string(R"({"count":1,"reference":"SJ-1"})"), act};
        return {late, seq, {}};
    }
    /// As it lies in the file, with one picture.
    [[nodiscard]] access::RescuedLine line(const std::string& path, const std::string& picture) {
        const access::RescuedPicture shot{*BlobId::parse(town.fresh()), "dossier", town.fresh(), picture};
        return {*CommandId::parse(town.fresh()), "POST", path, "{}", town.ground().clock.now(), std::nullopt, std::nullopt, {shot}};
    }
    [[nodiscard]] Result<access::Rescued> made_of(const access::Api& api, const std::vector<access::RescuedLine>& lines) {
        return access::rescued_of(api, town.ground(), {keeper_, *DeviceId::parse(device_), lines});
    }
    /// By the admin, as he was admitted.
    [[nodiscard]] Result<ledger::Outcome> brought(const std::vector<access::RescuedAct>& acts) {
        auto act = access::system_act(town.ground());
        act.actor = admin_;
        http::Request request;
        request.body = "the file";
        access::Caller admin;
        admin.actor = {admin_, {{Role::admin, ""}}};
        return access::bring_in({town.ground(), request, admin, act.received_at}, act, acts);
    }
    void bring(const std::vector<access::RescuedAct>& acts) { REQUIRE(brought(acts)); }
    [[nodiscard]] Json missing() {
        const Json devices = town.read("admin", "/devices");
        for (const auto& row : devices.at("items"))
            if (row.at("id") == device_) return row.at("missing");
        return nullptr;
    }
    void dismiss_admin() {
        town.settle("successor", {{Role::admin, ""}});
        town.act("successor", "/accounts/" + admin_.text() + "/disable", {{"reason", "moved"}});
    }
    void revoke() { town.act("admin", "/devices/" + device_ + "/revoke", {{"reason", "lost"}}); }
    [[nodiscard]] std::size_t waiting(const std::string& asking = "admin") { return town.read(asking, "/late-acts").at("items").size(); }

    Town town;

private:
    [[nodiscard]] Date today() { return town.ground().date_of(town.ground().clock.now()); }

    AccountId keeper_, admin_;
    std::string device_;
};

}  // namespace

TEST_CASE("rescued acts: the numbers of a rescue file are heard like those of acts that the phone sends, and an act without one asks for none") {
    Depot depot;
    REQUIRE(depot.send(1, depot.path("open"), {{"opening", 10}}) == 200);
    CHECK(depot.missing() == Json::array());
    const std::vector acts{depot.rescued(2), depot.rescued(4), depot.rescued({})};
    depot.bring(acts);
    CHECK(depot.missing() == Json::array({3}));
    CHECK(depot.waiting() == 3);
    // The same file once more is the same acts.
    depot.bring(acts);
    CHECK(depot.missing() == Json::array({3}));
    CHECK(depot.waiting() == 3);
    // The phone lives on, and sends what was missing.
    REQUIRE(depot.send(3, depot.path("receive"), {{"count", 5}, {"reference", "SJ-2"}}) == 200);
    CHECK(depot.missing() == Json::array());
}

TEST_CASE("rescued acts: one that the server does not know, and one whose picture it will not have, are refused by themselves") {
    Depot depot;
    http::Router router;
    access::Api api(router, depot.town.ground());
    api.command<access::Nothing>(http::Method::post, "/api/v1/test", "test", std::nullopt,
                                 [](ledger::Transaction&, const access::Call&, const access::Nothing&) -> Result<std::string> { return "test:1"; },
                                 [](store::Session&, const access::Call&, const std::string&) { return Json(); });
    const std::string picture = "\xFF\xD8\xFF\xE0 picture";
    const auto good = depot.line("/test", picture);
    auto rescued = depot.made_of(api, {depot.line("/gone", picture), depot.line("/test", "no picture"), good});
    REQUIRE(rescued);
    REQUIRE(access::keep_pictures(depot.town.ground(), *rescued));
    REQUIRE(rescued->acts.size() == 1);
    CHECK(rescued->acts.front().late.act == good.id);
    CHECK(depot.town.ground().blobs.complete(good.pictures.front().blob));
    REQUIRE(rescued->refused.size() == 2);
    CHECK(rescued->refused[0].why.code() == ErrorCode::kRescueActUnknown);
    CHECK(rescued->refused[0].operation.empty());
    CHECK(rescued->refused[1].why.code() == ErrorCode::kMediaUnsupported);
    CHECK(rescued->refused[1].operation == "test");
}

TEST_CASE("rescued acts: one that is let in, and sent by its phone too, is done once") {
    Depot depot;
    REQUIRE(depot.send(1, depot.path("open"), {{"opening", 10}}) == 200);
    const auto act = depot.rescued(2);
    depot.bring({act});
    const auto id = act.late.act.text();
    REQUIRE(depot.town.ask("admin", {http::Method::post, "/late-acts/" + id + "/release", R"({"note":"sah"})"}).status == 200);
    Ask again{http::Method::post, depot.path("receive"), R"({"count":1,"reference":"SJ-1"})", id};
    const auto answer = depot.town.ask("keeper", again);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    CHECK(answer.json().at("repeated") == true);
    CHECK(depot.missing() == Json::array());
}

TEST_CASE("rescued acts: one that had no number yet, is let in, and is sent under one by a phone that lives on, is not missing there") {
    Depot depot;
    const Json received = {{"count", 1}, {"reference", "SJ-1"}};
    REQUIRE(depot.send(1, depot.path("open"), {{"opening", 10}}) == 200);
    const auto act = depot.rescued({});
    depot.bring({act});
    const auto id = act.late.act.text();
    REQUIRE(depot.town.ask("admin", {http::Method::post, "/late-acts/" + id + "/release", R"({"note":"sah"})"}).status == 200);
    REQUIRE(depot.send(3, depot.path("receive"), {{"count", 5}, {"reference", "SJ-2"}}) == 200);
    CHECK(depot.missing() == Json::array({2}));
    CHECK(depot.send(2, depot.path("receive"), received, id) == 200);
    CHECK(depot.missing() == Json::array());
    CHECK(depot.send(2, depot.path("receive"), received, id) == 200);
}

TEST_CASE("rescued acts: one that waits, and is sent under a number by a phone that was revoked, is not missing there") {
    Depot depot;
    const Json received = {{"count", 1}, {"reference", "SJ-1"}};
    REQUIRE(depot.send(1, depot.path("open"), {{"opening", 10}}) == 200);
    const auto act = depot.rescued({});
    depot.bring({act, depot.rescued(3)});
    CHECK(depot.missing() == Json::array({2}));
    depot.revoke();
    CHECK(depot.send(2, depot.path("receive"), received, act.late.act.text()) == 202);
    CHECK(depot.missing() == Json::array());
    CHECK(depot.waiting() == 2);
}

TEST_CASE("rescued acts: what an admin brings in who is removed while it is on its way does not come to the desk") {
    Depot depot;
    const auto act = depot.rescued(2);
    depot.dismiss_admin();
    const auto outcome = depot.brought({act});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == ErrorCode::kBusy);
    CHECK(depot.waiting("successor") == 0);
}

}  // namespace layang::app::town::rescued_acts_test
