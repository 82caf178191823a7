// Papers of custody, read back: what stands on them, and whose names do not.
#include "capabilities/custody/house_test.hpp"

namespace layang::custody::routes_papers_test {

using namespace house;

TEST_CASE("custody over HTTP: a manifest names bag, seal and things, their holders masked, under the head of the log") {
    House house;
    const auto sealed = house.sealed(7, {house.shelved(1)}, "S-1234")["result"];
    const auto head = house.head();
    const auto text = house.printed("/bags/" + House::bag(7) + "/manifest.pdf", house.packer);
    for (const auto& word : {sealed["code"].get<std::string>(), std::string("S-1234"), PublicCode::make("TK", 1).text(), std::string("Besuki, Kec. "),
                             secrets::masked_name(kPlantedName), Nik::read(kPlantedNik)->masked(), "Catatan log " + head})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word << " is not in " << text);
    CHECK(secrets::masked_name(kPlantedName) != kPlantedName);
    for (const auto& word : {std::string("Planted"), kPlantedNik, kPlantedNik.substr(6, 6)})
        CHECK_MESSAGE(text.find(word) == std::string::npos, word << " is in " << text);
}

TEST_CASE("custody over HTTP: a bag's label tells bag, seal and village, and nobody whose documents it holds") {
    House house;
    const auto code = house.sealed(7, {house.shelved(1)}, "S-1234")["result"]["code"].get<std::string>();
    const auto text = house.printed("/bags/" + House::bag(7) + "/label.pdf", house.packer);
    for (const auto& word : {code, std::string("S-1234"), std::string("Besuki")}) CHECK_MESSAGE(text.find(word) != std::string::npos, word << " is not in " << text);
    for (const auto& word : {std::string("Wulandari"), secrets::masked_name(kPlantedName), kPlantedNik}) CHECK_MESSAGE(text.find(word) == std::string::npos, word << " is in " << text);
}

TEST_CASE("custody over HTTP: a letter of assignment names rider, stops and bags, and nobody whose documents they hold") {
    House house;
    const auto code = house.sealed(7, {house.shelved(1)}, "S-1234")["result"]["code"].get<std::string>();
    const auto path = "/runs/" + House::run() + "/assignment.pdf";
    CHECK(house.get(path, house.dispatcher).status == 404);
    house.ride_with(7);
    const auto run = house.got("/runs/" + House::run(), house.dispatcher)["code"].get<std::string>();
    for (const auto& reader : {house.dispatcher, house.rider}) {
        const auto head = house.head();
        const auto text = house.printed(path, reader);
        for (const auto& word : {std::string("Nama kurir"), std::string("094/1/2020"), run, code, std::string("Besuki, Kec. "), "Catatan log " + head})
            CHECK_MESSAGE(text.find(word) != std::string::npos, word << " is not in " << text);
        for (const auto& word : {std::string("Wulandari"), kPlantedNik, PublicCode::make("TK", 1).text()})
            CHECK_MESSAGE(text.find(word) == std::string::npos, word << " is in " << text);
    }
}

}  // namespace layang::custody::routes_papers_test
