// Originals behind the routes: kept at a desk, carried, given back.
#include "capabilities/custody/house_test.hpp"

namespace layang::custody::routes_originals_test {

using house::House;
using house::kPlantedName;
namespace ex = examples;

TEST_CASE("custody over HTTP: an original that came back to its village is told with whose it is and where they live") {
    House house;
    const auto original = numbered<OriginalId>(4).text();
    const Json there = {{{"kind", "original"}, {"id", original}}};
    const auto listed = [&](const std::string& state) { return house.got("/originals?state=" + state, house.registrar)["items"]; };
    house.done("/originals", {{"original", original}, {"kind", house.card_kind()}, {"dossier", numbered<DossierId>(1).text()}, {"desk", "dukcapil"}},
               house.log_in("loket", {{Role::counter, ""}}));
    house.done("/bags", {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "outward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.packer);
    house.done("/bags/" + House::bag(7) + "/open", {{"seal_intact", true}, {"present", there}}, house.registrar);
    REQUIRE(listed("at_village").size() == 1);
    CHECK(listed("at_village")[0]["holder"] == secrets::masked_name(kPlantedName));
    CHECK(listed("at_village")[0]["home"]["hamlet"] == "Krajan");
    CHECK(house.done("/originals/" + original + "/return", Json::object(), house.registrar)["anomalies"].empty());
    CHECK(listed("returned").size() == 1);
    CHECK_FALSE(listed("returned")[0].contains("home"));
}

TEST_CASE("custody over HTTP: an original that was kept with a dossier lies where it was taken in, goes to the office and comes back to be given back") {
    House house;
    const auto listed = [&](const std::string& state) { return house.got("/originals?state=" + state, house.registrar)["items"]; };
    house.attach(0, intake::OriginalSeen::seen);
    house.attach(1, intake::OriginalSeen::none);
    CHECK(house.got("/originals", house.registrar)["items"].empty());
    house.attach(2, intake::OriginalSeen::kept);
    REQUIRE(listed("kept").size() == 1);
    const auto kept = listed("kept")[0];
    CHECK(kept["kind"] == "R04");
    CHECK(kept["dossier"] == numbered<DossierId>(1).text());
    CHECK(kept["hands"]["place"] == ex::kBesukiCode);
    CHECK(house.got("/originals", house.stranger)["items"].empty());

    const Json there = {{{"kind", "original"}, {"id", kept["original"]}}};
    const auto pack = [&](std::uint8_t number, const std::string& seal, const std::string& direction, const std::string& who) {
        return house.done("/bags", {{"bag", House::bag(number)}, {"seal", seal}, {"direction", direction}, {"village", ex::kBesukiCode}, {"contents", there}}, who);
    };
    pack(7, "S-1", "inward", house.registrar);
    CHECK(listed("in_bag").size() == 1);
    house.done("/bags/" + House::bag(7) + "/take-out", {{"things", there}, {"seal", "S-2"}}, house.registrar);
    CHECK(listed("kept").size() == 1);  // it has still to go
    CHECK(listed("at_village").empty());
    CHECK(pack(8, "S-3", "inward", house.registrar)["anomalies"].empty());
    house.done("/bags/" + House::bag(8) + "/open", {{"seal_intact", true}, {"present", there}}, house.packer);
    CHECK(listed("at_office").size() == 1);
    pack(9, "S-4", "outward", house.packer);
    house.done("/bags/" + House::bag(9) + "/open", {{"seal_intact", true}, {"present", there}}, house.registrar);
    CHECK(listed("at_village").size() == 1);
    CHECK(listed("kept").empty());
    // Packed by mistake and taken out again, it still goes to its owner.
    pack(10, "S-5", "inward", house.registrar);
    house.done("/bags/" + House::bag(10) + "/take-out", {{"things", there}, {"seal", "S-6"}}, house.registrar);
    CHECK(listed("at_village").size() == 1);
    CHECK(house.done("/originals/" + kept["original"].get<std::string>() + "/return", Json::object(), house.registrar)["anomalies"].empty());
    CHECK(listed("returned").size() == 1);
}

TEST_CASE("custody over HTTP: an original that was not in its bag turns up where that was opened, at the office or in its village") {
    House house;
    const auto listed = [&](const std::string& state) { return house.got("/originals?state=" + state, house.registrar)["items"].size(); };
    house.attach(0, intake::OriginalSeen::kept);
    const auto original = house.got("/originals", house.registrar)["items"][0]["original"].get<std::string>();
    const auto missed = [&](std::uint8_t number, const std::string& direction, const std::string& sender, const std::string& opener) {
        const Json there = {{{"kind", "original"}, {"id", original}}};
        const Json bag = {{"bag", House::bag(number)}, {"seal", "S-" + std::to_string(number)}, {"direction", direction}, {"village", ex::kBesukiCode}, {"contents", there}};
        house.done("/bags", bag, sender);
        const auto opened = house.done("/bags/" + House::bag(number) + "/open", {{"seal_intact", true}, {"present", Json::array()}}, opener);
        CHECK(opened["anomalies"] == Json{"document-missing"});
        CHECK(house.got("/originals", house.registrar)["items"][0]["hands"]["holder"] == "missing");
    };
    const auto path = "/originals/" + original + "/find";
    missed(7, "inward", house.registrar, house.packer);
    CHECK(house.post(path, Json::object(), house.packer).status == 403);
    CHECK(house.done(path, {{"desk", "dukcapil"}}, house.packer)["anomalies"].empty());
    CHECK(listed("at_office") == 1);
    CHECK(house.got("/bags/" + House::bag(7), house.packer)["contents"][0]["outcome"] == "present");
    missed(8, "outward", house.packer, house.registrar);
    CHECK(house.done(path, Json::object(), house.registrar)["anomalies"].empty());
    CHECK(listed("at_village") == 1);
    CHECK(house.done("/originals/" + original + "/return", Json::object(), house.registrar)["anomalies"].empty());
}

TEST_CASE("custody over HTTP: an original that an office desk kept lies there already, each paper its own") {
    House house;
    house.taken_in_at = "upt-panggul";
    house.attach(0, intake::OriginalSeen::kept);
    house.attach(1, intake::OriginalSeen::kept);
    const auto items = house.got("/originals?state=at_office", house.registrar)["items"];
    REQUIRE(items.size() == 2);
    CHECK(items[0]["original"] != items[1]["original"]);
    CHECK(items[0]["hands"]["place"] == "upt-panggul");
    CHECK(items[0]["hands"]["holder"] == "office");
    CHECK(items[0]["hands"]["sentence"].get<std::string>().starts_with("Di UPT Dukcapil Panggul, sejak "));
    CHECK(items[0]["hands"]["sentence_en"].get<std::string>().starts_with("At Branch desk Panggul, since "));
    // The counter is the office itself.
    house.taken_in_at = "dukcapil";
    house.attach(2, intake::OriginalSeen::kept);
    CHECK(house.got("/originals?state=at_office", house.registrar)["items"][2]["hands"]["sentence"].get<std::string>().starts_with("Di kantor Dukcapil, sejak "));
}

TEST_CASE("custody over HTTP: the original of what was withdrawn or rejected waits for its owner in the village, once nothing else needs it") {
    House house;
    const auto listed = [&](const std::string& state) { return house.got("/originals?state=" + state, house.registrar)["items"]; };
    const auto one = numbered<ApplicationId>(1), other = numbered<ApplicationId>(2);
    house.attach(0, intake::OriginalSeen::kept, {}, {one});
    house.attach(1, intake::OriginalSeen::kept, {}, {one, other});
    house.attach(2, intake::OriginalSeen::kept, {}, {other});
    house.attach(3, intake::OriginalSeen::kept, 2, {other});  // the same sheet once more
    REQUIRE(listed("kept").size() == 3);
    const auto shared = listed("kept")[1]["original"], last = listed("kept")[2]["original"];
    // One is under way to the office when its application ends.
    const Json there = {{{"kind", "original"}, {"id", last}}};
    house.done("/bags", {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.registrar);

    house.end<intake::ApplicationWithdrawn>(1);
    REQUIRE(listed("at_village").size() == 1);
    CHECK(listed("at_village")[0]["hands"]["place"] == ex::kBesukiCode);
    CHECK(listed("at_village")[0]["holder"] == secrets::masked_name(kPlantedName));
    REQUIRE(listed("kept").size() == 1);
    CHECK(listed("kept")[0]["original"] == shared);
    CHECK(house.done("/originals/" + listed("at_village")[0]["original"].get<std::string>() + "/return", Json::object(), house.registrar)["anomalies"].empty());

    house.end<intake::ApplicationRejected>(2);
    CHECK(listed("kept").empty());
    REQUIRE(listed("at_village").size() == 1);
    CHECK(listed("at_village")[0]["original"] == shared);
    CHECK(listed("returned").size() == 1);
    // Taken out of its bag it has nothing more to do at the office.
    CHECK(listed("in_bag").size() == 1);
    house.done("/bags/" + House::bag(7) + "/take-out", {{"things", there}, {"seal", "S-2"}}, house.registrar);
    CHECK(listed("at_village").size() == 2);
    CHECK(listed("kept").empty());
}

TEST_CASE("custody over HTTP: a paper that is photographed again is the same original, until that was given back") {
    House house;
    const auto items = [&] { return house.got("/originals", house.registrar)["items"]; };
    house.attach(0, intake::OriginalSeen::kept);
    house.attach(1, intake::OriginalSeen::kept, 0);
    // Nor does it come back to the desk by being photographed there: it lies where its bag was opened.
    const Json there = {{{"kind", "original"}, {"id", items()[0]["original"]}}};
    house.done("/bags", {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.registrar);
    house.done("/bags/" + House::bag(7) + "/open", {{"seal_intact", true}, {"present", there}}, house.packer);
    house.attach(2, intake::OriginalSeen::kept, 1);
    REQUIRE(items().size() == 1);
    CHECK(items()[0]["state"] == "at_office");
    house.done("/bags", {{"bag", House::bag(8)}, {"seal", "S-2"}, {"direction", "outward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.packer);
    house.done("/bags/" + House::bag(8) + "/open", {{"seal_intact", true}, {"present", there}}, house.registrar);
    house.done("/originals/" + items()[0]["original"].get<std::string>() + "/return", Json::object(), house.registrar);
    CHECK(items()[0]["state"] == "returned");
    house.attach(3, intake::OriginalSeen::kept, 2);
    REQUIRE(items().size() == 1);
    CHECK(items()[0]["state"] == "kept");
    house.attach(4, intake::OriginalSeen::seen);
    house.attach(5, intake::OriginalSeen::kept, 4);  // the first time it was only looked at
    CHECK(items().size() == 2);
}

}  // namespace layang::custody::routes_originals_test
