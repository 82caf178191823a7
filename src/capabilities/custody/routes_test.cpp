#include "capabilities/custody/routes.hpp"

#include <set>

#include "capabilities/custody/answers.hpp"
#include "capabilities/custody/house_test.hpp"

namespace layang::custody::routes_test {

using namespace house;

/// Another document of the first one's village, ordered so much later: the shelves are filled quicker than by printing.
const store::Statement kMoreDocuments("test.more_documents",
                                      "INSERT INTO document_custody (regency, document, village, dossier, line_seq, made_at, state, shelved, cancelled, "
                                      "attempts, damaged) SELECT regency, ?, village, dossier, line_seq + ?, made_at, state, shelved, cancelled, attempts, "
                                      "damaged FROM document_custody WHERE regency = '3503' AND document = ?");

TEST_CASE("custody over HTTP: a card is packed, ridden, received and handed over") {
    House house;
    const auto document = house.shelved(1, ex::kBesukiCode, {{house.card_kind(), 1, false}});
    const auto packing = house.got("/packing", house.packer);
    CHECK(packing["villages"][0]["village_name"] == "Besuki");
    CHECK(packing["villages"][0]["documents"][0]["document"] == document.text());
    CHECK_FALSE(packing["villages"][0]["documents"][0].contains("home"));
    const auto sealed = house.sealed(7, {document}, "S-1");
    CHECK(sealed["anomalies"].empty());
    CHECK(sealed["result"]["contents"].size() == 1);
    CHECK(house.got("/bags?state=opened", house.registrar)["counts"] == Json{{"outward", 1}});
    CHECK(house.got("/bags?state=unopened", house.registrar)["items"].size() == 1);
    CHECK(house.got("/bags", house.stranger)["counts"].empty());
    const auto code = sealed["result"]["code"].get<std::string>();
    CHECK(house.got("/things/" + code, house.packer)["kind"] == "bag");
    for (const char* typed : {"S-1", "s1"}) CHECK(house.got(std::string("/things/") + typed, house.packer)["id"] == House::bag(7));
    house.ride_with(7);
    house.done("/bags/" + House::bag(7) + "/give", {{"from", "office"}, {"to", "rider"}}, house.packer);
    CHECK(house.got("/bags/" + House::bag(7), house.packer)["hands"]["confirmed"] == false);
    CHECK(house.got("/my-run", house.rider)["run"]["bags"][0]["awaits"] == "rider");
    CHECK(house.done("/bags/" + House::bag(7) + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider)["anomalies"].empty());
    CHECK_FALSE(house.got("/my-run", house.rider)["run"]["bags"][0].contains("awaits"));
    const auto hands = house.got("/documents/" + document.text(), house.registrar)["document"]["hands"];
    CHECK(hands["sentence"].get<std::string>().starts_with("Di tangan Nama kurir (kurir), sejak 8 Juni 2020"));
    CHECK(hands["public_sentence"] == "Di tangan kurir");
    house.done("/runs/" + House::run() + "/start", Json::object(), house.rider);
    house.done("/runs/" + House::run() + "/stops/1/reach", Json::object(), house.rider);
    house.done("/bags/" + House::bag(7) + "/give", {{"from", "rider"}, {"to", "village"}}, house.rider);
    CHECK(house.got("/bags", house.registrar)["counts"] == Json{{"arrived", 1}, {"outward", 1}});
    const auto opened = house.done("/bags/" + House::bag(7) + "/open",
                                   {{"seal_intact", true}, {"seal_seen", "S-1"}, {"present", {{{"kind", "document"}, {"id", document.text()}}}}}, house.registrar);
    CHECK(opened["anomalies"].empty());
    CHECK(opened["result"]["state"] == "opened");
    house.done("/runs/" + House::run() + "/complete", Json::object(), house.rider);

    const auto door = house.got("/documents/" + document.text(), house.registrar);
    CHECK(door["document"]["home"] == Json{{"hamlet", "Krajan"}, {"rt", "05"}, {"delivery", "home"}});
    CHECK(door["dues"][0]["settled"] == 0);
    CHECK(door["card_policy"] == "deferred_activation");
    const auto& self = door["receivers"][0];
    CHECK(self["to"] == "holder");
    const auto handed = house.done("/documents/" + document.text() + "/handover",
                                   {{"to", "holder"}, {"relation", self["relation"]}, {"identified_by", self["identified"][0]}, {"activation", "deferred"},
                                    {"receiver_name", kPlantedName}, {"taken", {{{"old_document", numbered<OldDocumentId>(3).text()}, {"kind", house.card_kind()}}}}},
                                   house.registrar);
    CHECK(handed["anomalies"].empty());
    CHECK(handed["result"]["document"]["state"] == "handed_over");
    CHECK(house.completed == std::vector{numbered<ApplicationId>(1)});
    CHECK(house.got("/documents?state=handed_over", house.registrar)["items"].size() == 1);
    CHECK(house.got("/documents", house.registrar)["counts"] == Json{{"handed_over", 1}});
    CHECK(house.got("/documents?state=shelved", house.packer)["items"].empty());
    CHECK(house.got("/documents?village=" + ex::kBesukiCode, house.packer)["items"].size() == 1);
    CHECK(house.got("/bags?state=opened", house.packer)["items"].size() == 1);
    CHECK(house.got("/bags?state=sealed", house.packer)["items"].empty());
    CHECK(house.got("/bags?state=unopened", house.registrar)["items"].empty());
    CHECK(house.got("/bags", house.packer)["counts"].empty());
    CHECK(house.got("/old-documents?state=at_village", house.registrar)["items"].size() == 1);
    CHECK(house.got("/old-documents", house.registrar)["counts"] == Json{{"at_village", 1}});
    CHECK(house.got("/old-documents", house.stranger)["items"].empty());
}

TEST_CASE("custody over HTTP: what came back is handed over by a counter at its desk; without the desk it is told of the village, where it was not") {
    House house;
    const auto counter = house.log_in("loket", {{Role::counter, ""}});
    const auto document = house.shelved(1), other = house.shelved(2);
    const auto path = "/documents/" + document.text();
    const Json there = {{{"kind", "document"}, {"id", document.text()}}, {{"kind", "document"}, {"id", other.text()}}};
    house.sealed(7, {document, other}, "S-1");
    house.done("/bags/" + House::bag(7) + "/open", {{"seal_intact", true}, {"present", there}}, house.registrar);
    house.done("/bags", {{"bag", House::bag(8)}, {"seal", "S-2"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.registrar);
    house.done("/bags/" + House::bag(8) + "/open", {{"seal_intact", true}, {"present", there}}, house.packer);

    const auto back = house.got("/documents?state=at_office", counter)["items"];
    REQUIRE(back.size() == 2);
    CHECK(back[0]["hands"]["place"] == "dukcapil");
    const auto family = "/documents?dossier=" + numbered<DossierId>(1).text();
    CHECK(house.got(family, counter)["items"].size() == 1);
    CHECK(house.got(family, house.stranger)["items"].empty());
    CHECK(house.get("/documents?dossier=Wulandari", counter).status == 404);

    const auto tried = house.done(path + "/attempt", {{"reason", "nobody_home"}, {"desk", "dukcapil"}}, counter);
    CHECK(tried["anomalies"].empty());
    const Json to_holder = {{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}};
    auto at_desk = to_holder;
    at_desk["desk"] = "dukcapil";
    const auto handed = house.done(path + "/handover", at_desk, counter);
    CHECK(handed["anomalies"].empty());
    CHECK(handed["result"]["document"]["state"] == "handed_over");
    CHECK(house.done("/documents/" + other.text() + "/handover", to_holder, counter)["anomalies"] == Json{"handover-not-received"});
}

TEST_CASE("custody over HTTP: an application is complete when its last document is cancelled and another was handed over") {
    House house;
    const auto application = numbered<ApplicationId>(1);
    const auto given = house.shelved(1, ex::kBesukiCode, {}, application), dropped = house.shelved(2, ex::kBesukiCode, {}, application);
    house.done("/documents/" + given.text() + "/handover",
               {{"to", "holder"}, {"relation", "self"}, {"identified_by", "card_shown"}, {"activation", "deferred"}}, house.registrar);
    CHECK(house.completed.empty());
    house.cancel(dropped);
    CHECK(house.completed == std::vector{application});
    CHECK(house.all_cancelled.empty());
}

TEST_CASE("custody over HTTP: an application whose documents are all cancelled is no complete one, and says so where its receipt is scanned") {
    House house;
    const auto application = numbered<ApplicationId>(1);
    const auto one = house.shelved(1, ex::kBesukiCode, {}, application), other = house.shelved(2, ex::kBesukiCode, {}, application);
    house.cancel(one);
    CHECK(house.all_cancelled.empty());
    house.cancel(other);
    CHECK(house.all_cancelled == std::vector{application});
    CHECK(house.completed.empty());
    const auto standings = house.got("/things/" + kReceipt.text(), house.registrar)["standings"];
    CHECK(standings[0]["state"] == "cancelled");
    CHECK(standings[0]["service"] == "SERVICE");
    CHECK(standings[1]["state"] == "returned");
}

TEST_CASE("custody over HTTP: a village tells of a bag after its rider has ended the run, without knowing who that was") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    house.ride_with(7);
    const auto bag = "/bags/" + House::bag(7), run = "/runs/" + House::run();
    house.done(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done(run + "/start", Json::object(), house.rider);
    house.done(run + "/stops/1/reach", Json::object(), house.rider);
    house.done(bag + "/give", {{"from", "rider"}, {"to", "village"}}, house.rider);
    house.done(run + "/complete", Json::object(), house.rider);
    const auto taken = house.done(bag + "/take", {{"from", "rider"}, {"to", "village"}, {"seal_seen", "S-1"}}, house.registrar);
    CHECK(taken["anomalies"].empty());
    CHECK(taken["result"]["hands"]["confirmed"] == true);
}

TEST_CASE("custody over HTTP: a counter of the office opens no village's bag, and its refusal leaves the bag as it was") {
    House house;
    const auto document = house.shelved(1);
    house.sealed(7, {document}, "S-1");
    const auto path = "/bags/" + House::bag(7);
    const Json there = {{"seal_intact", true}, {"present", {{{"kind", "document"}, {"id", document.text()}}}}};
    for (const auto& desk : {house.log_in("loket", {{Role::counter, ""}}), house.log_in("upt-panggul", {{Role::counter, "35.03.01"}})}) {
        CHECK(house.post(path + "/open", there, desk).status == 403);
        CHECK(house.post(path + "/take", {{"from", "office"}, {"to", "village"}}, desk).status == 403);
        CHECK(house.got(path, desk)["state"] == "sealed");
    }
    CHECK(house.done(path + "/open", there, house.registrar)["result"]["state"] == "opened");
}

TEST_CASE("custody over HTTP: a rider reads no personal data in any answer") {
    House house;
    const auto document = house.shelved(1);
    house.sealed(7, {document}, "S-1");
    house.ride_with(7);
    std::vector<http::Response> heard;
    const auto bag = "/bags/" + House::bag(7);
    heard.push_back(house.post(bag + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider));
    heard.push_back(house.post("/runs/" + House::run() + "/start", Json::object(), house.rider));
    heard.push_back(house.post("/runs/" + House::run() + "/problem", {{"kind", "road_cut"}, {"note", "longsor"}}, house.rider));
    heard.push_back(house.get("/my-run", house.rider));
    heard.push_back(house.get("/runs/" + House::run(), house.rider));
    heard.push_back(house.get("/things/S-1", house.rider));
    heard.push_back(house.post(bag + "/give", {{"from", "rider"}, {"to", "village"}}, house.rider));
    for (const auto& response : heard) {
        CHECK_MESSAGE(response.status == 200, response.body);
        for (const auto* word : {"Wulandari", "Planted", "nik", "holder", "contents", "document", "dossier", "longsor", "receiver"})
            CHECK_MESSAGE(response.body.find('"' + std::string(word)) == std::string::npos, word << " in " << response.body);
        CHECK(response.body.find("Wulandari") == std::string::npos);
    }
    // And whatever holds personal data is closed to him.
    for (const auto* path : {"/bags", "/packing", "/documents", "/old-documents", "/originals", "/runs"}) CHECK(house.get(path, house.rider).status == 403);
    CHECK(house.get(bag, house.rider).status == 403);
    CHECK(house.get(bag + "/manifest.pdf", house.rider).status == 403);
    CHECK(house.get(bag + "/label.pdf", house.rider).status == 403);
    CHECK(house.get("/documents/" + document.text(), house.rider).status == 403);
    CHECK(house.get("/things/" + PublicCode::make("TK", 1).text(), house.rider).status == 404);
    CHECK(house.post("/documents/" + document.text() + "/handover", Json::object(), house.rider).status == 403);
}

TEST_CASE("custody over HTTP: a code or seal tells staff whose hands it is in, and a rider what is his, without a name") {
    House house;
    const auto document = house.shelved(1);
    const auto told = [&](const std::string& code, const std::string& token) { return house.got("/things/" + code, token)["standings"]; };
    const auto document_code = PublicCode::make("TK", 1).text();
    CHECK(told(document_code, house.packer)[0]["sentence"].get<std::string>().starts_with("Di kantor Dukcapil, sejak 8 Juni 2020"));
    CHECK(house.got("/things/" + document_code, house.packer)["dossier"] == numbered<DossierId>(1).text());
    house.sealed(7, {document}, "S-1");
    house.ride_with(7);
    const auto run_code = house.got("/runs/" + House::run(), house.dispatcher)["code"].get<std::string>();
    CHECK(told(run_code, house.dispatcher)[0] == Json{{"state", "planned"}, {"day", "2020-06-08"}});
    house.done("/bags/" + House::bag(7) + "/give", {{"from", "office"}, {"to", "rider"}}, house.packer);
    house.done("/bags/" + House::bag(7) + "/take", {{"from", "office"}, {"to", "rider"}}, house.rider);
    house.done("/runs/" + House::run() + "/start", Json::object(), house.rider);

    const std::string with_name = "Di tangan Nama kurir (kurir), sejak 8 Juni 2020";
    const auto bag = house.got("/things/S-1", house.registrar);
    CHECK(bag["direction"] == "outward");
    CHECK(bag["standings"][0]["state"] == "carried");
    for (const auto& code : {std::string("S-1"), document_code}) CHECK(told(code, house.registrar)[0]["sentence"].get<std::string>().starts_with(with_name));
    CHECK(told(run_code, house.dispatcher)[0]["sentence"].get<std::string>().starts_with(with_name));
    for (const auto& code : {std::string("S-1"), run_code}) CHECK(told(code, house.rider)[0]["sentence"].get<std::string>().starts_with("Di tangan kurir, sejak"));
}

TEST_CASE("custody over HTTP: a receipt's code tells of each document where it is, and of an application that has yielded none how it stands") {
    House house;
    house.shelved(1);
    const auto found = house.got("/things/" + kReceipt.text(), house.registrar);
    CHECK(found["kind"] == "dossier");
    REQUIRE(found["standings"].size() == 2);
    CHECK(found["standings"][0]["state"] == "shelved");
    CHECK(found["standings"][0]["sentence"].get<std::string>().starts_with("Di kantor Dukcapil, sejak"));
    CHECK(found["standings"][1] == Json{{"application", numbered<ApplicationId>(2).text()}, {"service", "OTHER"}, {"state", "returned"}});
    CHECK(house.get("/things/" + kReceipt.text(), house.stranger).status == 404);
    CHECK(house.get("/things/" + kReceipt.text(), house.packer).status == 404);  // sees no dossiers
}

TEST_CASE("custody over HTTP: nobody chooses the code of a bag or of a run, which may be one that a device holds for receipts") {
    House house;
    const Json contents = {{{"kind", "document"}, {"id", house.shelved(7).text()}}};
    const Json bag = {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "outward"}, {"village", ex::kBesukiCode}, {"contents", contents}};
    const Json run = {{"run", House::run()}, {"day", "2020-06-08"}, {"bags", {House::bag(7)}}, {"stops", {ex::kBesukiCode}}};
    const auto chosen = [&](const std::string& path, Json body, const std::string& token) {
        body["code"] = PublicCode::make("TK", 99).text();
        const auto answer = house.post(path, body, token);
        return std::pair(answer.status, Json::parse(answer.body).value("code", ""));
    };
    const std::pair refused(422, std::string("field-unknown"));
    CHECK(chosen("/bags", bag, house.packer) == refused);
    house.done("/bags", bag, house.packer);
    CHECK(chosen("/runs", run, house.dispatcher) == refused);
    house.done("/runs", run, house.dispatcher);
}

TEST_CASE("custody over HTTP: a bag that was planned for no run is given to the rider who comes by, or to whom the giver names") {
    House house;
    const auto document = house.shelved(1), other = house.shelved(2);
    const Json there = {{{"kind", "document"}, {"id", document.text()}}};
    const auto bag = "/bags/" + House::bag(7);
    house.done("/bags", {{"bag", House::bag(7)}, {"seal", "S-1"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.registrar);
    const Json to_rider = {{"from", "village"}, {"to", "rider"}};
    const auto unknown = house.post(bag + "/give", to_rider, house.registrar);
    CHECK(unknown.status == 422);
    CHECK(Json::parse(unknown.body)["errors"][0]["field"] == "to.rider");

    // One run stops there: it is that one's rider.
    house.sealed(6, {other}, "S-2");
    house.ride_with(6);
    const auto given = house.done(bag + "/give", to_rider, house.registrar);
    CHECK(given["anomalies"] == Json{"bag-not-on-run"});
    CHECK(given["result"]["hands"]["sentence"].get<std::string>().starts_with("Menurut desa sudah di tangan Nama kurir (kurir)"));
    CHECK(house.done(bag + "/take", to_rider, house.rider)["anomalies"].empty());  // the village has said it already
    CHECK(house.got(bag, house.registrar)["hands"]["confirmed"] == true);

    // A second rider comes by: the giver says who it was.
    AccountId second;
    house.log_in("kurir2", {{Role::rider, ""}}, &second);
    house.done("/bags/" + House::bag(6) + "/take-out", {{"things", {{{"kind", "document"}, {"id", other.text()}}}}, {"seal", "S-3"}}, house.packer);
    house.sealed(8, {other}, "S-4");
    const auto run = numbered<RunId>(6).text();
    house.done("/runs", {{"run", run}, {"day", "2020-06-08"}, {"bags", {House::bag(8)}}, {"stops", {ex::kBesukiCode}}}, house.dispatcher);
    house.done("/runs/" + run + "/assign", {{"rider", second.text()}, {"letter_number", "094/2/2020"}}, house.dispatcher);
    house.done("/bags", {{"bag", House::bag(9)}, {"seal", "S-5"}, {"direction", "inward"}, {"village", ex::kBesukiCode}, {"contents", there}}, house.registrar);
    const auto next = "/bags/" + House::bag(9) + "/give";
    CHECK(house.post(next, to_rider, house.registrar).status == 422);
    auto named = to_rider;
    named["rider"] = second.text();
    CHECK(house.done(next, named, house.registrar)["result"]["hands"]["sentence"].get<std::string>().find("Nama kurir2") != std::string::npos);
}

TEST_CASE("custody over HTTP: a village that brings a bag itself, or fetches one, passes it without a rider") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    const auto pass = [&](std::uint8_t number, const char* from, const char* to) {
        const auto path = "/bags/" + House::bag(number);
        const bool inward = std::string_view(from) == "village";
        const Json ends = {{"from", from}, {"to", to}};
        for (const auto* half : {"/give", "/take"}) {
            const bool by_village = inward == (std::string_view(half) == "/give");
            CHECK(house.done(path + half, ends, by_village ? house.registrar : house.packer)["anomalies"].empty());
        }
        return house.got(path, house.packer);
    };
    const auto fetched = pass(7, "office", "village");
    CHECK(fetched["state"] == "arrived");
    CHECK(fetched["hands"]["confirmed"] == true);
    const auto document = house.shelved(2);
    house.done("/bags", {{"bag", House::bag(8)}, {"seal", "S-2"}, {"direction", "inward"}, {"village", ex::kBesukiCode},
                         {"contents", {{{"kind", "document"}, {"id", document.text()}}}}}, house.registrar);
    const auto brought = pass(8, "village", "office");
    CHECK(brought["state"] == "arrived");
    CHECK(brought["hands"]["holder"] == "office");
}

TEST_CASE("custody over HTTP: whoever assigns runs or gives bags to riders chooses from those whose accounts are active, by name; nobody else reads them") {
    House house;
    AccountId gone;
    house.log_in("antar2", {{Role::rider, ""}});
    house.log_in("berhenti", {{Role::rider, ""}}, &gone);
    house.disable(gone);
    const auto riders = house.got("/riders", house.dispatcher)["items"];
    REQUIRE(riders.size() == 2);
    CHECK(riders[0]["full_name"] == "Nama antar2");
    CHECK(riders[1] == Json{{"id", house.rider_account.text()}, {"full_name", "Nama kurir"}});
    for (const auto& giver : {house.packer, house.registrar}) CHECK(house.got("/riders", giver)["items"] == riders);
    const auto verifier = house.log_in("verifikator", {{Role::verifier, ""}});
    for (const auto& other : {house.rider, house.branch, verifier}) CHECK(house.get("/riders", other).status == 403);
}

TEST_CASE("custody over HTTP: what lies in the wrong village is told to both: where it is, and to those who hold it nothing of whose it is") {
    House house;
    const auto own = house.shelved(1), foreign = house.shelved(2, ex::kOtherCode);
    house.sealed(7, {own}, "S-1");
    house.done("/bags/" + House::bag(7) + "/open",
               {{"seal_intact", true}, {"present", {{{"kind", "document"}, {"id", own.text()}}}}, {"surplus", {PublicCode::make("TK", 2).text()}}}, house.registrar);
    for (const auto* path : {"/documents", "/documents?state=astray"}) {
        const auto here = house.got(path, house.registrar)["items"];
        REQUIRE_FALSE(here.empty());
        CHECK(here[0]["document"] == foreign.text());
        CHECK(here[0]["village"] == ex::kOtherCode);
        CHECK(here[0]["hands"]["place"] == ex::kBesukiCode);
        CHECK(here[0]["holder"] == "");
        CHECK(here[0]["nik"] == "");
    }
    CHECK(house.got("/documents?state=at_village", house.registrar)["items"].size() == 1);
    const auto there = house.got("/documents", house.stranger)["items"];
    REQUIRE(there.size() == 1);
    CHECK(there[0]["state"] == "astray");
    CHECK(there[0]["hands"]["place"] == ex::kBesukiCode);
    CHECK(there[0]["holder"] == secrets::masked_name(kPlantedName));
    CHECK(house.got("/documents", house.stranger)["counts"] == Json{{"astray", 1}});
    CHECK(house.got("/documents?village=" + ex::kBesukiCode, house.stranger)["items"].empty());
    CHECK(house.got("/documents?village=" + ex::kBesukiCode, house.packer)["items"].size() == 2);
}

TEST_CASE("custody over HTTP: an old document tells whether its kind is burnt or kept on file") {
    House house;
    house.taken_back = {house.card_kind(), "SUKET"};
    std::uint8_t number = 0;
    for (const auto& kind : house.taken_back)
        house.done("/old-documents", {{"old_document", numbered<OldDocumentId>(++number).text()}, {"kind", kind}, {"dossier", numbered<DossierId>(1).text()}},
                   house.registrar);
    const auto items = house.got("/old-documents", house.registrar)["items"];
    REQUIRE(items.size() == 2);
    CHECK(items[0]["end"] == "destroy");
    CHECK(items[1]["end"] == "archive");
}

TEST_CASE("custody over HTTP: an old document that is to be brought later is awaited until it comes") {
    House house;
    const auto tell = [&](std::uint8_t number, Json more) {
        more.update({{"old_document", numbered<OldDocumentId>(number).text()}, {"kind", house.card_kind()}, {"dossier", numbered<DossierId>(1).text()}});
        house.done("/old-documents", more, house.registrar);
    };
    tell(1, {{"excuse", "never_had"}});
    tell(2, {{"excuse", "brought_later"}, {"note", "Di rumah"}});
    const auto awaited = house.got("/old-documents?state=awaited", house.registrar)["items"];
    REQUIRE(awaited.size() == 1);
    CHECK(awaited[0]["old_document"] == numbered<OldDocumentId>(2).text());
    CHECK(house.got("/old-documents?state=excused", house.registrar)["items"].size() == 2);
    CHECK(house.got("/old-documents?state=awaited", house.stranger)["items"].empty());
    tell(2, Json::object());
    CHECK(house.got("/old-documents?state=awaited", house.registrar)["items"].empty());
}

TEST_CASE("custody over HTTP: one village sees nothing of another's") {
    House house;
    const auto document = house.shelved(1);
    house.sealed(7, {document}, "S-1");
    for (const auto& elsewhere : {house.stranger, house.branch})
        for (const auto* list : {"/bags", "/documents", "/documents?state=in_bag", "/documents?village=35.03.01.2001", "/old-documents", "/originals"})
            CHECK(house.got(list, elsewhere)["items"].empty());
    CHECK(house.got("/documents", house.branch)["counts"].empty());
    CHECK(house.got("/packing", house.branch)["villages"].empty());
    CHECK(house.get("/bags/" + House::bag(7), house.stranger).status == 404);
    CHECK(house.get("/bags/" + House::bag(7) + "/label.pdf", house.stranger).status == 404);
    CHECK(house.get("/documents/" + document.text(), house.stranger).status == 404);
    CHECK(house.get("/things/S-1", house.stranger).status == 404);
    CHECK(house.get("/runs", house.stranger).status == 403);
    CHECK(house.post("/documents/" + document.text() + "/attempt", {{"reason", "nobody_home"}}, house.stranger).status == 403);
    // A bag that came to the wrong village is reported there, and its manifest stays closed.
    const auto taken = house.done("/bags/" + House::bag(7) + "/take", {{"from", "office"}, {"to", "village"}, {"village", ex::kOtherCode}}, house.stranger);
    CHECK(taken["anomalies"] == Json{"bag-wrong-village"});
    CHECK_FALSE(taken["result"].contains("contents"));
}

TEST_CASE("custody over HTTP: a list goes on where its page ended, and every row comes once") {
    House house;
    std::set<std::string> seen;
    for (int i = 1; i <= 103; ++i) house.shelved(static_cast<std::uint8_t>(i));
    const auto first = house.got("/documents", house.registrar);
    CHECK(first["items"].size() == 100);
    const auto second = house.got("/documents?cursor=" + first["next"].get<std::string>(), house.registrar);
    CHECK_FALSE(second.contains("next"));
    for (const auto& half : {first, second})
        for (const auto& item : half["items"]) CHECK(seen.insert(item["document"].get<std::string>()).second);
    CHECK(seen.size() == 103);
    CHECK(first["counts"]["shelved"] == 103);
}

TEST_CASE("custody over HTTP: the packing wall shows what was ordered first, and counts all that lies on the shelves of the area") {
    House house;
    const auto first = house.shelved(1);
    house.shelved(2, ex::kOtherCode);
    CHECK(house.got("/packing", house.packer)["counts"]["shelved"] == 2);
    CHECK(house.got("/packing", house.registrar)["counts"]["shelved"] == 1);
    REQUIRE(house.store().write([&](auto& session) {
        for (int n = 3; n <= static_cast<int>(kPackingMax) + 2; ++n) session.run(kMoreDocuments, numbered<DocumentId>(n), n, first);
        return store::Verdict::keep;
    }));
    const auto packing = house.got("/packing", house.packer);
    CHECK(packing["counts"]["shelved"] == kPackingMax + 2);
    CHECK(packing["villages"][0]["documents"][0]["document"] == first.text());
}

TEST_CASE("custody over HTTP: fares come from the rows of the day, and a day without a row has none") {
    House house;
    const auto fare = house.post("/fare", {{"stops", {ex::kBesukiCode}}, {"day", "2020-06-08"}}, house.dispatcher);
    CHECK_MESSAGE(fare.status == 200, fare.body);
    CHECK(Json::parse(fare.body)["total"].get<std::int64_t>() > 0);
    CHECK(Json::parse(fare.body)["distance_source"] == "estimate");
    CHECK(house.post("/fare", {{"stops", {ex::kBesukiCode}}, {"day", "2018-01-02"}}, house.dispatcher).status == 409);
    house.sealed(7, {house.shelved(1)}, "S-1");
    const auto refused = house.post("/runs", {{"run", House::run()}, {"day", "2020-07-02"}, {"bags", {House::bag(7)}}, {"stops", {ex::kBesukiCode}}}, house.dispatcher);
    CHECK(refused.status == 422);
    CHECK(refused.body.find("run-day-outside") != std::string::npos);
    const Json nowhere = {{"run", House::run()}, {"day", "2018-01-02"}, {"bags", {House::bag(7), House::bag(7), House::bag(9)}}, {"stops", {"A", "B", "B"}}};
    std::vector<std::string> told;
    const auto all = Json::parse(house.post("/runs", nowhere, house.dispatcher).body);
    for (const auto& reason : all["errors"]) told.push_back(reason["code"].get<std::string>() + ' ' + reason["field"].get<std::string>());
    CHECK(told == std::vector<std::string>{"run-day-outside day", "named-twice bags.1", "named-twice stops.2", "tariff-missing ", "run-stop-missing stops",
                                           "run-stop-missing stops", "thing-unknown bags.2"});
    // Whoever names no day plans for today.
    const auto today = house.done("/runs", {{"run", House::run()}, {"bags", {House::bag(7)}}, {"stops", {ex::kBesukiCode}}}, house.dispatcher)["result"];
    CHECK(today["day"] == "2020-06-08");
    CHECK(today["fare"]["tariff_row"] == "ANTAR-2020 (KP-548-2020)");
}

TEST_CASE("custody over HTTP: reasons that no row has are refused, with the field") {
    House house;
    const auto document = house.shelved(1);
    const auto refused = house.post("/documents/" + document.text() + "/attempt", {{"reason", "felt_like_it"}}, house.registrar);
    CHECK(refused.status == 422);
    CHECK(Json::parse(refused.body)["errors"][0]["field"] == "reason");
    CHECK(house.done("/documents/" + document.text() + "/attempt", {{"reason", "nobody_home"}}, house.registrar)["result"]["document"]["attempts"] == 1);
}

}  // namespace layang::custody::routes_test
