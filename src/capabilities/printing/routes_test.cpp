#include "capabilities/printing/routes.hpp"

#include <doctest/doctest.h>

#include "capabilities/printing/examples_test.hpp"
#include "platform/access/sessions.hpp"
#include "platform/registry/calendar_example.hpp"
#include "platform/store/testing.hpp"

namespace layang::printing {
namespace {

using examples::order;

std::filesystem::path data_folder() { return std::filesystem::path(LAYANG_SOURCE_DIR) / "data"; }

/// The room behind its routes, over the real rule tables.
class House {
public:
    House() {
        const auto printer_role = std::vector<Grant>{{Role::printer, ""}, {Role::stock_keeper, ""}};
        printer = log_in("cetak", printer_role);
        village = log_in("desa", {{Role::registrar, "35.03.01.2001"}});
        add_routes(api_, service_, names_);
    }

    http::Response send(http::Method method, const std::string& path, const Json& body, const std::string& token, CommandId command) {
        http::Request request;
        request.method = method;
        const auto question = path.find('?');
        request.path = path.substr(0, question);
        if (question != std::string::npos) {
            const auto equals = path.find('=', question);
            request.query[path.substr(question + 1, equals - question - 1)] = path.substr(equals + 1);
        }
        request.headers = {{"cookie", "layang=" + token}, {"idempotency-key", command.text()}};
        if (method == http::Method::post) request.body = body.dump();
        const auto match = router_.match(method, request.path);
        REQUIRE(match.route != nullptr);
        request.path_values = match.values;
        return match.route->handler(request);
    }
    http::Response post(const std::string& path, const Json& body) {
        return send(http::Method::post, "/api/v1" + path, body, printer, random_.id<CommandId>(clock_.now()));
    }
    http::Response get(const std::string& path, const std::string& token) {
        return send(http::Method::get, "/api/v1" + path, {}, token, {});
    }
    Json got(const std::string& path) {
        const auto response = get(path, printer);
        REQUIRE_MESSAGE(response.status == 200, response.body);
        return Json::parse(response.body);
    }
    Json done(const std::string& path, const Json& body) {
        const auto response = post(path, body);
        REQUIRE_MESSAGE(response.status == 200, response.body);
        return Json::parse(response.body);
    }
    DocumentId order_card() {
        DocumentId id;
        auto act = access::system_act(ground_);
        const auto outcome = ground_.ledger.execute(act, "test", "", [&](ledger::Transaction& tx) -> Result<std::string> {
            auto card = order(1);
            card.medium = medium;
            id = TRY(service_.order(tx, {card})).front();
            return "document";
        });
        REQUIRE(outcome);
        return id;
    }

    std::string printer, village;
    /// The first counted medium of the tables.
    std::string medium;

private:
    std::string log_in(const std::string& login, const std::vector<Grant>& grants) {
        const auto made = access::create_account(ground_, access::system_act(ground_), access::system_actor(), login, "Nama " + login, grants);
        REQUIRE(made);
        REQUIRE(access::set_password(ground_, made->account, "rahasia sekali", false));
        const auto session = access::log_in(ground_, login, "rahasia sekali");
        REQUIRE(session);
        return session->token;
    }
    std::unique_ptr<store::Store> open_store() {
        store::StoreConfig config;
        config.file = folder_.file("test.db");
        auto opened = std::move(*store::Store::open(config));
        auto steps = ledger::migrations();
        for (const auto& step : access::migrations()) steps.push_back(step);
        for (const auto& step : migrations()) steps.push_back(step);
        REQUIRE(opened->migrate(steps, clock_.now()));
        return opened;
    }
    std::unique_ptr<secrets::KeyRing> open_ring() {
        REQUIRE(secrets::KeyRing::create({folder_.file("keys")}));
        return std::move(*secrets::KeyRing::open({folder_.file("keys")}, clock_.now()));
    }

    store::testing::TemporaryFolder folder_;
    ManualClock clock_{*parse_instant("2020-06-08T02:15:00Z")};
    secrets::SystemRandom random_;
    access::ViewBatch views_;
    Catalogue catalogue_ = Catalogue::load(data_folder()).value();
    Region region_ = Region::load(data_folder(), "3503").value();
    WorkingCalendar calendar_ = calendar_example::calendar();
    std::unique_ptr<secrets::KeyRing> ring_ = open_ring();
    std::unique_ptr<store::Store> store_ = open_store();
    std::unique_ptr<secrets::BlobStore> blobs_ = std::move(*secrets::BlobStore::open(folder_.file("blobs"), *ring_));
    std::unique_ptr<secrets::Passwords> passwords_ = secrets::Passwords::make(true);
    std::unique_ptr<ledger::Ledger> ledger_ =
        ledger::Ledger::make(*store_, *ring_, random_, {access::projection(), projection()}, {}, {});
    access::Ground ground_{*store_,    *ledger_,  *ring_,   *blobs_, *passwords_, catalogue_, region_,
                           calendar_, clock_,    random_,  views_,  "3503",      "TK",       false};
    Service service_{rules_of(catalogue_), [](ledger::Transaction& tx) { return PublicCode::make("TK", tx.random()); }};
    Names names_ = names_of(region_, catalogue_, [](store::Session&, const std::string&, DossierId) { return std::string("TK00"); });
    http::Router router_;
    access::Api api_{router_, ground_};

};

TEST_CASE("printing over HTTP: a stock day is opened, a card printed, shelved and labelled") {
    House house;
    const auto stock = house.got("/stock");
    REQUIRE(!stock["items"].empty());
    house.medium = stock["items"][0]["medium"];
    const auto path = "/stock/" + house.medium + "/2020-06-08/";
    CHECK(house.done(path + "open", {{"opening", 10}})["result"]["available"] == 10);
    CHECK(house.done(path + "receive", {{"count", 5}, {"reference", "SJ-1"}})["result"]["balance"] == 15);

    const auto card = house.order_card().text();
    const auto queue = house.got("/print-queue?medium=" + house.medium);
    REQUIRE(queue["items"].size() == 1);
    CHECK(queue["items"][0]["document"] == card);
    CHECK(queue["items"][0]["village_name"] == "Besuki");
    CHECK(queue["items"][0]["district_name"] == "Panggul");

    const auto printed = house.done("/documents/print-batch", {{"documents", {card}}});
    CHECK(printed["result"]["items"][0]["state"] == "printed");
    CHECK(house.done("/documents/" + card + "/print", Json::object())["anomalies"] == Json{"printed-twice"});
    CHECK(house.done("/documents/" + card + "/pass", {{"shelf", "D4"}})["result"]["state"] == "shelved");

    const auto labels = house.get("/labels.pdf?documents=" + card, house.printer);
    CHECK(labels.status == 200);
    CHECK(labels.body.starts_with("%PDF"));
    CHECK(house.done(path + "count", {{"counted", 12}})["anomalies"] == Json{"stock-difference"});
    CHECK(house.done(path + "close", Json::object())["result"]["state"] == "closed");
}

TEST_CASE("printing over HTTP: bad input is refused with its reason, and a village sees nothing of it") {
    House house;
    house.medium = house.got("/stock")["items"][0]["medium"];
    const auto path = "/stock/" + house.medium + "/";
    CHECK(house.post(path + "2020-13-01/open", {{"opening", 1}}).status == 422);
    CHECK(house.post(path + "2020-06-08/open", {{"opening", "ten"}}).status == 422);
    CHECK(house.post(path + "2020-06-08/open", {{"opening", 1}, {"x", 1}}).status == 422);
    CHECK(house.post("/stock/NOTHING/2020-06-08/open", {{"opening", 1}}).status == 422);
    CHECK(house.post("/documents/nothing/print", Json::object()).status == 404);
    CHECK(house.post("/documents/018f0000-0000-7000-8000-000000000001/print", Json::object()).status == 404);
    CHECK(house.get("/print-queue?state=lost", house.printer).status == 422);
    CHECK(house.get("/print-queue?limit=0", house.printer).status == 422);
    CHECK(house.get("/labels.pdf?documents=x", house.printer).status == 422);
    CHECK(house.get("/labels.pdf", house.printer).status == 422);
    CHECK(house.get("/stock", house.village).status == 403);
    CHECK(house.get("/print-queue", house.village).status == 403);
}

TEST_CASE("printing over HTTP: the same command twice prints once and answers the same") {
    House house;
    house.medium = house.got("/stock")["items"][0]["medium"];
    house.done("/stock/" + house.medium + "/2020-06-08/open", {{"opening", 3}});
    const auto card = house.order_card().text();
    const auto command = *CommandId::parse("01729000-0000-7000-8000-000000000001");
    const Json body{{"documents", {card}}};
    const auto first = Json::parse(house.send(http::Method::post, "/api/v1/documents/print-batch", body, house.printer, command).body);
    const auto again = Json::parse(house.send(http::Method::post, "/api/v1/documents/print-batch", body, house.printer, command).body);
    CHECK(again["result"] == first["result"]);
    CHECK(again["repeated"] == true);
    CHECK(house.got("/stock")["items"][0]["days"][0]["used"] == 1);
}

}  // namespace
}  // namespace layang::printing
