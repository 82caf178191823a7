// Riders and bags that part from their runs.
#include "capabilities/custody/house_test.hpp"
#include "capabilities/custody/queries.hpp"

namespace layang::custody::routes_riders_test {

using namespace house;

/// One rider has loaded a bag; another is there who may be assigned in his place.
class Replaced : public House {
public:
    const std::string bag = "/bags/" + House::bag(7);
    const Json between = {{"from", "rider"}, {"to", "rider"}};
    std::string second;

    Replaced() {
        sealed(7, {shelved(1)}, "S-1");
        ride_with(7);
        second = log_in("kurir2", {{Role::rider, ""}}, &account_);
        done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, rider);
    }
    void assign_the_second() { done("/runs/" + run() + "/assign", {{"rider", account_.text()}, {"letter_number", "094/2/2020"}}, dispatcher); }

private:
    AccountId account_;
};

/// The bag and the run of that number, for the rider of the house.
std::string ride_alone_with(House& house, std::uint8_t number) {
    const auto run = numbered<RunId>(number).text(), text = std::to_string(number);
    house.sealed(number, {house.shelved(number)}, "S-" + text);
    house.done("/runs", {{"run", run}, {"day", "2020-06-08"}, {"bags", {House::bag(number)}}, {"stops", {ex::kBesukiCode}}}, house.dispatcher);
    house.done("/runs/" + run + "/assign", {{"rider", house.rider_account.text()}, {"letter_number", "094/" + text + "/2020"}}, house.dispatcher);
    return run;
}

TEST_CASE("custody riders: of several runs a rider is told all, the one under way first, each with its bags; and none of another's") {
    House house;
    const auto first = ride_alone_with(house, 11), second = ride_alone_with(house, 12);
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    AccountId another_account;
    const auto another = house.log_in("kurir2", {{Role::rider, ""}}, &another_account);
    house.done("/runs/" + House::run() + "/assign", {{"rider", another_account.text()}, {"letter_number", "094/30/2020"}}, house.dispatcher);

    Json mine = house.got("/my-run", house.rider);
    CHECK(mine["run"]["run"] == first);
    REQUIRE(mine["others"].size() == 1);
    CHECK(mine["others"][0]["run"] == second);
    CHECK(mine["others"][0]["bags"][0]["bag"] == House::bag(12));

    house.done("/bags/" + House::bag(12) + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    mine = house.got("/my-run", house.rider);
    CHECK(mine["others"][0]["bags"][0]["with_rider"] == true);
    CHECK(mine["loose"].empty());
    house.done("/runs/" + second + "/start", Json::object(), house.rider);
    mine = house.got("/my-run", house.rider);
    CHECK(mine["run"]["run"] == second);
    CHECK(mine["others"][0]["run"] == first);
    house.done("/runs/" + second + "/abort", {{"reason", "road_cut"}}, house.dispatcher);
    mine = house.got("/my-run", house.rider);
    CHECK(mine["run"]["run"] == first);
    CHECK(mine["others"].empty());

    CHECK(house.got("/my-run", another)["run"]["run"] == House::run());
    CHECK(house.got("/my-run", another)["others"].empty());
    CHECK(house.get("/runs/" + House::run(), house.rider).status == 404);
}

TEST_CASE("custody riders: more runs than a rider can have are told up to the limit") {
    House house;
    for (std::uint8_t number = 11; number <= 10 + queries::kRunsOfRiderMax + 1; ++number) ride_alone_with(house, number);
    const Json mine = house.got("/my-run", house.rider);
    CHECK(mine["run"]["run"] == numbered<RunId>(11).text());
    CHECK(mine["others"].size() + 1 == static_cast<std::size_t>(queries::kRunsOfRiderMax));
}

TEST_CASE("custody riders: whoever is assigned after another has loaded sees that the bag is not his, and takes it from the other") {
    Replaced house;
    const auto &bag = house.bag, &second = house.second;
    CHECK(house.got("/my-run", house.rider)["run"]["bags"][0]["with_rider"] == true);
    CHECK(house.got("/my-run", house.rider)["loose"].empty());
    house.assign_the_second();

    const Json told = house.got("/my-run", second)["run"]["bags"][0];
    CHECK(told["with_rider"] == false);
    CHECK(told["taken_from"] == "rider");
    const Json loose = house.got("/my-run", house.rider);
    CHECK_FALSE(loose.contains("run"));
    REQUIRE(loose["loose"].size() == 1);
    CHECK(loose["loose"][0]["bag"] == House::bag(7));

    CHECK(house.done(bag + "/take", house.between, second)["anomalies"].empty());
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == false);
    CHECK(house.got("/my-run", house.rider)["loose"].empty());
    CHECK(house.got("/my-run", second)["run"]["bags"][0]["with_rider"] == true);
    CHECK(house.done(bag + "/give", house.between, house.rider)["anomalies"].empty());
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
    CHECK(house.got(bag, house.packer)["hands"]["sentence"].get<std::string>().find("Nama kurir2") != std::string::npos);
}

TEST_CASE("custody riders: of two the one who gives may tell first") {
    Replaced house;
    const auto &bag = house.bag, &second = house.second;
    CHECK(house.post(bag + "/give", house.between, house.rider).status == 422);  // there is no other
    house.assign_the_second();
    house.done(bag + "/give", house.between, house.rider);
    CHECK(house.got("/my-run", second)["run"]["bags"][0]["awaits"] == "rider");
    house.done(bag + "/take", house.between, second);
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
    CHECK(house.got(bag, house.packer)["handovers"].size() == 2);
}

TEST_CASE("custody riders: a bag that its village has opened is in no rider's hands, though nobody told of giving it") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    const auto bag = "/bags/" + House::bag(7), run = "/runs/" + House::run();
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done(run + "/start", Json::object(), house.rider);
    house.done(bag + "/open", {{"by", "village"}, {"seal_intact", true}, {"present", Json::array()}}, house.registrar);
    house.done(run + "/abort", {{"reason", "road_cut"}}, house.dispatcher);
    CHECK(house.got("/my-run", house.rider)["loose"].empty());
}

TEST_CASE("custody riders: when his run was broken off, what he still has is his to bring back, and nothing to complain about") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    const auto bag = "/bags/" + House::bag(7), run = "/runs/" + House::run();
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done(run + "/start", Json::object(), house.rider);
    house.done(run + "/abort", {{"reason", "road_cut"}}, house.dispatcher);
    const Json mine = house.got("/my-run", house.rider);
    CHECK_FALSE(mine.contains("run"));
    REQUIRE(mine["loose"].size() == 1);
    CHECK(house.done(bag + "/give", {{"from", "rider"}, {"to", "office"}}, house.rider)["anomalies"].empty());
    CHECK(house.got("/my-run", house.rider)["loose"].empty());
    CHECK(house.done(bag + "/take", {{"from", "rider"}, {"to", "office"}}, house.packer)["result"]["hands"]["confirmed"] == true);
}

TEST_CASE("custody riders: whose run another has now brings back what he still has, and nothing to complain about") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    AccountId second_account;
    house.log_in("kurir2", {{Role::rider, ""}}, &second_account);
    const auto bag = "/bags/" + House::bag(7);
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done("/runs/" + House::run() + "/assign", {{"rider", second_account.text()}, {"letter_number", "094/2/2020"}}, house.dispatcher);
    CHECK(house.done(bag + "/give", {{"from", "rider"}, {"to", "office"}}, house.rider)["anomalies"].empty());
    CHECK(house.done(bag + "/take", {{"from", "rider"}, {"to", "office"}}, house.packer)["anomalies"].empty());
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
}

TEST_CASE("custody riders: who loaded a bag and brings it all the same is the one who gives it, also when the village tells first and another is assigned") {
    Replaced house;
    const auto& bag = house.bag;
    const Json there = {{"from", "rider"}, {"to", "village"}};
    house.assign_the_second();
    CHECK(house.done(bag + "/take", there, house.registrar)["anomalies"].empty());
    CHECK(house.done(bag + "/give", there, house.rider)["anomalies"].empty());
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
    CHECK(house.got(bag, house.packer)["handovers"].size() == 2);
}

TEST_CASE("custody riders: who was only said to have been given a bag, and was replaced, is not the one who brings it") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    AccountId second_account;
    const auto second = house.log_in("kurir2", {{Role::rider, ""}}, &second_account);
    const auto bag = "/bags/" + House::bag(7);
    const Json there = {{"from", "rider"}, {"to", "village"}};
    house.done(bag + "/give", {{"from", "office"}, {"to", "rider"}}, house.packer);
    house.done("/runs/" + House::run() + "/assign", {{"rider", second_account.text()}, {"letter_number", "094/2/2020"}}, house.dispatcher);
    house.done(bag + "/take", there, house.registrar);
    CHECK(house.done(bag + "/give", there, second)["anomalies"].empty());
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
    CHECK(house.got(bag, house.packer)["handovers"].size() == 2);
}

TEST_CASE("custody riders: what a village gave him is taken from that village, whoever's bag it is") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    const auto bag = "/bags/" + House::bag(7);
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done(bag + "/take", {{"from", "rider"}, {"to", "village"}, {"village", ex::kOtherCode}}, house.stranger);
    CHECK(house.got("/my-run", house.rider)["run"]["bags"][0]["with_rider"] == false);
    house.done(bag + "/give", {{"from", "village"}, {"to", "rider"}, {"village", ex::kOtherCode}}, house.stranger);
    CHECK(house.got("/my-run", house.rider)["run"]["bags"][0]["taken_from"] == "village");
    house.done(bag + "/take", {{"from", "village"}, {"to", "rider"}}, house.rider);
    CHECK(house.got(bag, house.packer)["hands"]["confirmed"] == true);
    CHECK(house.got("/my-run", house.rider)["run"]["bags"][0]["with_rider"] == true);
}

TEST_CASE("custody riders: a village that reads the label of another's bag tells that it came there and goes on, and learns nothing else") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    const auto bag = "/bags/" + House::bag(7);
    const auto code = house.got(bag, house.packer)["code"].get<std::string>();
    house.done(bag + "/give", {{"from", "office"}, {"to", "rider"}}, house.packer);
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    const Json far = house.got("/things/" + code, house.stranger);
    CHECK(far["id"] == House::bag(7));
    CHECK(far["lies_here"] == false);
    CHECK(far["standings"][0] == Json{{"state", "carried"}, {"sentence", "Di tangan kurir"}, {"sentence_en", "In the hands of the courier"}});
    CHECK(house.get("/things/S-1", house.stranger).status == 404);
    CHECK(house.get("/things/" + code, house.branch).status == 404);
    CHECK_FALSE(house.got("/things/" + code, house.registrar).contains("lies_here"));

    const Json came = {{"from", "rider"}, {"to", "village"}, {"village", ex::kOtherCode}};
    CHECK(house.done(bag + "/take", came, house.stranger)["anomalies"] == Json{"bag-wrong-village"});
    CHECK(house.got("/things/" + code, house.stranger)["lies_here"] == true);
    CHECK(house.got(bag, house.registrar)["hands"]["place"] == ex::kOtherCode);
    house.done(bag + "/give", {{"from", "village"}, {"to", "rider"}, {"village", ex::kOtherCode}}, house.stranger);
    CHECK(house.got("/things/" + code, house.stranger)["lies_here"] == false);
}

}  // namespace layang::custody::routes_riders_test
