// The receipt on A4, read back as it comes over HTTP.
#include "app/town_life_test.hpp"
#include "platform/paper/printed.hpp"

namespace layang::app::town::receipt_test {

TEST_CASE("a receipt tells code, desk, village, services and target, under the head of the log, and of nobody who applied") {
    const store::testing::TemporaryFolder folder;
    auto config = Town::config_in(folder);
    // A Monday, 09.00 on the regency's clock.
    config.clock = std::make_shared<ManualClock>(*parse_instant("2020-06-08T02:00:00Z"));
    Town town(config);
    town.settle("registrar", {{Role::registrar, std::string(kHere)}});
    Things things;
    const auto code = town.act("registrar", "/dossiers", family_dossier(town, things)).at("code").get<std::string>();
    const auto head = town.head();
    const auto receipt = town.ask("registrar", {http::Method::get, "/dossiers/" + things.at("dossier") + "/receipt.pdf"});
    REQUIRE_MESSAGE(receipt.status == 200, receipt.body);
    const auto text = paper::Printed(Bytes(receipt.body.begin(), receipt.body.end())).text();
    const auto& ground = town.ground();
    const auto service = [&](std::string_view name) { return ground.catalogue.service_at(name, *Date::of(2020, 6, 8))->name.id; };
    for (const auto& word : {code, ground.region.desk(kHere)->name.id, ground.region.village(kHere)->full_name(), service("KTP-CHG"), service("KK-LOST"),
                             std::string("08-06-2020, 09.00 WIB"), std::string("09-06-2020, 09.00 WIB"), "Log " + head})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word, " is not in ", text);
    for (const auto word : {std::string_view("Wagimin"), kNik, kPhone}) CHECK_MESSAGE(text.find(word) == std::string::npos, word, " is in ", text);
}

}  // namespace layang::app::town::receipt_test
