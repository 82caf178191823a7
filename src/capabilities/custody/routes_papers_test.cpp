// Papers of custody, read back: what stands on them, and whose names do not.
#include "capabilities/custody/house_test.hpp"
#include "platform/paper/qr_test.hpp"

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

TEST_CASE("custody over HTTP: whose old documents and originals are in a bag is told, masked, so that each can be told from the others") {
    House house;
    const std::string other_name = "Sugeng Contoh", other_nik = "3503010101809002";
    const auto one = house.shelved(1), other = house.shelved(2, ex::kBesukiCode, {}, {}, other_name, other_nik);
    Json contents = Json::array();
    std::uint8_t number = 20;
    const auto take = [&](const DocumentId& made, std::uint8_t dossier) {
        const auto old = numbered<OldDocumentId>(++number).text();
        contents.push_back({{"kind", "old_document"}, {"id", old}});
        return house.done("/old-documents", {{"old_document", old}, {"kind", house.card_kind()}, {"dossier", numbered<DossierId>(dossier).text()}, {"document", made.text()}},
                          house.registrar)["result"];
    };
    CHECK(take(one, 1)["holder"] == secrets::masked_name(kPlantedName));
    CHECK(take(other, 2)["nik"] == Nik::read(other_nik)->masked());
    house.attach(0, intake::OriginalSeen::kept);
    contents.push_back({{"kind", "original"}, {"id", house.got("/originals", house.registrar)["items"][0]["original"]}});
    house.done("/bags", {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", contents}}, house.registrar);

    const auto listed = house.got("/old-documents", house.registrar)["items"];
    REQUIRE(listed.size() == 2);
    CHECK(listed[0]["holder"] == secrets::masked_name(kPlantedName));
    CHECK(listed[1]["holder"] == secrets::masked_name(other_name));
    const auto inside = house.got("/bags/" + House::bag(7), house.packer)["contents"];
    REQUIRE(inside.size() == 3);
    for (const auto& thing : inside) CHECK_MESSAGE(!thing["holder"].get<std::string>().empty(), thing.dump());
    const auto text = house.printed("/bags/" + House::bag(7) + "/manifest.pdf", house.packer);
    for (const auto& word : {secrets::masked_name(kPlantedName), secrets::masked_name(other_name), Nik::read(kPlantedNik)->masked(), Nik::read(other_nik)->masked()})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word << " is not in " << text);
    for (const auto& word : {std::string("Planted"), other_name, kPlantedNik, other_nik}) CHECK_MESSAGE(text.find(word) == std::string::npos, word << " is in " << text);
}

TEST_CASE("custody over HTTP: an old document that was taken for no document is told by who applied") {
    House house;
    const auto taken = house.done("/old-documents", {{"old_document", numbered<OldDocumentId>(1).text()}, {"kind", house.card_kind()}, {"dossier", numbered<DossierId>(1).text()}},
                                  house.registrar)["result"];
    CHECK(taken["holder"] == secrets::masked_name(kPlantedName));
    CHECK(taken["nik"] == "");
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

TEST_CASE("custody over HTTP: the QR of label, manifest and letter is the code of their bag or run") {
    House house;
    const auto bag = house.sealed(7, {house.shelved(1)}, "S-1234")["result"]["code"].get<std::string>();
    house.ride_with(7);
    const auto run = house.got("/runs/" + House::run(), house.dispatcher)["code"].get<std::string>();
    const auto qr = [&](const std::string& path) { return paper::printed_qr(house.pdf(path, house.dispatcher)); };
    CHECK(qr("/bags/" + House::bag(7) + "/label.pdf") == bag);
    CHECK(qr("/bags/" + House::bag(7) + "/manifest.pdf") == bag);
    CHECK(qr("/runs/" + House::run() + "/assignment.pdf") == run);
}

}  // namespace layang::custody::routes_papers_test
