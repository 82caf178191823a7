#include "capabilities/printing/routes.hpp"

#include <doctest/doctest.h>

#include "capabilities/printing/examples_test.hpp"
#include "platform/access/testing.hpp"

namespace layang::printing::routes_test {
namespace {

using examples::order;

/// The room behind its routes, over the real rule tables.
class House {
public:
    House() {
        const auto printer_role = std::vector<Grant>{{Role::printer, ""}, {Role::stock_keeper, ""}};
        printer = floor_.log_in("cetak", printer_role);
        village = floor_.log_in("desa", {{Role::registrar, "35.03.01.2001"}});
        add_routes(floor_.api(), service_, names_);
    }

    http::Response post(const std::string& path, const Json& body) { return floor_.post(path, body, printer); }
    http::Response send(const std::string& path, const Json& body, CommandId command) {
        return floor_.send(http::Method::post, path, body, printer, command);
    }
    http::Response get(const std::string& path, const std::string& token) { return floor_.get(path, token); }
    Json got(const std::string& path) { return floor_.got(path, printer); }
    Json done(const std::string& path, const Json& body) { return floor_.done(path, body, printer); }
    DocumentId order_card() {
        DocumentId id;
        floor_.by_itself([&](ledger::Transaction& tx) -> Result<std::string> {
            auto card = order(1);
            card.medium = medium;
            id = TRY(service_.order(tx, {card})).front();
            return "document";
        });
        return id;
    }

    std::string printer, village;
    /// The first counted medium of the tables.
    std::string medium;

private:
    access::testing::Floor floor_{{migrations()}, {projection()}};
    Service service_{rules_of(floor_.catalogue()), [](ledger::Transaction& tx) { return PublicCode::make("TK", tx.random()); }};
    Names names_ = names_of(floor_.region(), floor_.catalogue(), [](store::Session&, const std::string&, DossierId) { return std::string("TK00"); },
                            [](store::Session&, const std::string&, ApplicationId) { return std::optional<Instant>(); });
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
    CHECK(house.get("/print-queue?cursor=1;DROP", house.printer).status == 400);
    CHECK(house.get("/labels.pdf?documents=x", house.printer).status == 422);
    CHECK(house.get("/labels.pdf", house.printer).status == 422);
    CHECK(house.get("/stock", house.village).status == 403);
    CHECK(house.get("/print-queue", house.village).status == 403);
}

TEST_CASE("printing over HTTP: the queue goes on where its page ended, and every document comes once") {
    House house;
    house.medium = house.got("/stock")["items"][0]["medium"];
    std::vector<std::string> ordered, listed;
    for (int i = 0; i < 3; ++i) ordered.push_back(house.order_card().text());
    const auto first = house.got("/print-queue?limit=2");
    REQUIRE(first.contains("next"));
    const auto second = house.got("/print-queue?limit=2&cursor=" + first["next"].get<std::string>());
    CHECK_FALSE(second.contains("next"));
    for (const auto& page : {first, second})
        for (const auto& item : page["items"]) listed.push_back(item["document"].get<std::string>());
    CHECK(listed == ordered);
}

TEST_CASE("printing over HTTP: the same command twice prints once and answers the same") {
    House house;
    house.medium = house.got("/stock")["items"][0]["medium"];
    house.done("/stock/" + house.medium + "/2020-06-08/open", {{"opening", 3}});
    const auto card = house.order_card().text();
    const auto command = *CommandId::parse("01729000-0000-7000-8000-000000000001");
    const Json body{{"documents", {card}}};
    const auto first = Json::parse(house.send("/documents/print-batch", body, command).body);
    const auto again = Json::parse(house.send("/documents/print-batch", body, command).body);
    CHECK(again["result"] == first["result"]);
    CHECK(again["repeated"] == true);
    CHECK(house.got("/stock")["items"][0]["days"][0]["used"] == 1);
}

}  // namespace
}  // namespace layang::printing::routes_test
