#include "capabilities/custody/routes.hpp"

#include <doctest/doctest.h>

#include <set>

#include "capabilities/custody/examples_test.hpp"
#include "platform/access/service.hpp"
#include "platform/access/sessions.hpp"
#include "platform/registry/calendar_example.hpp"
#include "platform/store/testing.hpp"

namespace layang::custody {
namespace {

using http::Method;
namespace ex = examples;

std::filesystem::path data_folder() { return std::filesystem::path(LAYANG_SOURCE_DIR) / "data"; }
const std::string kPlantedName = "Wulandari Planted";

/// The room behind its routes, over the real rule tables; what intake knows is made up.
class House {
public:
    House() {
        packer = log_in("kemas", {{Role::packer, ""}});
        dispatcher = log_in("antar", {{Role::dispatcher, ""}});
        registrar = log_in("desa", {{Role::registrar, ex::kBesukiCode}});
        stranger = log_in("lain", {{Role::registrar, ex::kOtherCode}});
        branch = log_in("upt", {{Role::counter, "35.03.02"}});
        rider = log_in("kurir", {{Role::rider, ""}}, &rider_account);
        add_routes(api_, service_, names_);
    }

    http::Response send(Method method, const std::string& path, const Json& body, const std::string& token) {
        http::Request request;
        request.method = method;
        const auto question = path.find('?');
        request.path = "/api/v1" + path.substr(0, question);
        if (question != std::string::npos) {
            const auto equals = path.find('=', question);
            request.query[path.substr(question + 1, equals - question - 1)] = path.substr(equals + 1);
        }
        clock_.advance(Seconds{60});
        request.headers = {{"cookie", "layang=" + token}, {"idempotency-key", random_.id<CommandId>(clock_.now()).text()}};
        if (method == Method::post) request.body = body.dump();
        const auto match = router_.match(method, request.path);
        REQUIRE_MESSAGE(match.route != nullptr, path);
        request.path_values = match.values;
        return match.route->handler(request);
    }
    http::Response get(const std::string& path, const std::string& token) { return send(Method::get, path, {}, token); }
    http::Response post(const std::string& path, const Json& body, const std::string& token) { return send(Method::post, path, body, token); }
    Json got(const std::string& path, const std::string& token) {
        const auto response = get(path, token);
        REQUIRE_MESSAGE(response.status == 200, path << ": " << response.body);
        return Json::parse(response.body);
    }
    Json done(const std::string& path, const Json& body, const std::string& token) {
        const auto response = post(path, body, token);
        REQUIRE_MESSAGE(response.status == 200, path << ": " << response.body);
        return Json::parse(response.body);
    }

    /// A document on the shelf, of a person with a name that no rider may ever read.
    DocumentId shelved(std::uint8_t number, const std::string& village_code = ex::kBesukiCode, std::vector<printing::SurrenderDue> dues = {}) {
        printing::DocumentOrdered order;
        order.document = ex::numbered<DocumentId>(number);
        order.code = PublicCode::make("TK", number);
        order.dossier = ex::numbered<DossierId>(number);
        order.application = ex::numbered<ApplicationId>(number);
        order.kind = card_kind();
        order.medium = "CARD";
        order.village = village_code;
        order.holder = printing::Holder{kPlantedName, {}};
        order.receiver_rule = "P";
        order.surrenders = std::move(dues);
        order.service = "SERVICE";
        order.rule = "SERVICE@2020-01-01";
        const auto outcome = ledger_->execute(access::system_act(ground_), "test", order.document.text(), [&](auto& tx) -> Result<std::string> {
            const auto stream = "document:" + order.document.text();
            tx.append(stream, order.dossier.text(), order);
            tx.append(stream, order.dossier.text(), printing::DocumentShelved{"A1"});
            return stream;
        });
        REQUIRE(outcome);
        return order.document;
    }
    /// The first document kind of the tables whose hand-over a policy governs.
    std::string card_kind() const {
        for (const auto& kind : catalogue_.tables().documents)
            if (kind.handover_policy) return kind.code;
        return "";
    }
    Json sealed(std::uint8_t number, const std::vector<DocumentId>& documents, const std::string& seal, const std::string& village_code = ex::kBesukiCode) {
        Json contents = Json::array();
        for (const auto& document : documents) contents.push_back({{"kind", "document"}, {"id", document.text()}});
        return done("/bags", {{"bag", bag(number)}, {"seal", seal}, {"direction", "outward"}, {"village", village_code}, {"contents", contents}}, packer);
    }
    static std::string bag(std::uint8_t number) { return ex::numbered<BagId>(number).text(); }
    static std::string run() { return ex::numbered<RunId>(5).text(); }
    void ride_with(std::uint8_t number) {
        done("/runs", {{"run", run()}, {"day", "2020-06-08"}, {"bags", {bag(number)}}, {"stops", {ex::kBesukiCode}}}, dispatcher);
        done("/runs/" + run() + "/assign", {{"rider", rider_account.text()}, {"letter_number", "094/1/2020"}}, dispatcher);
    }

    std::string log_in(const std::string& login, const std::vector<Grant>& grants, AccountId* account = nullptr) {
        const auto made = access::create_account(ground_, access::system_act(ground_), access::system_actor(), login, "Nama " + login, grants);
        REQUIRE(made);
        if (account) *account = made->account;
        REQUIRE(access::set_password(ground_, made->account, "rahasia sekali", false));
        const auto session = access::log_in(ground_, login, "rahasia sekali");
        REQUIRE(session);
        return session->token;
    }
    void disable(AccountId account) {
        const auto done = ledger_->execute(access::system_act(ground_), "test", "disable", [&](auto& tx) {
            return access::submit_disable(tx, access::system_actor(), account, "left");
        });
        REQUIRE(done);
    }

    std::string packer, dispatcher, registrar, stranger, branch, rider;
    AccountId rider_account;
    std::vector<ApplicationId> completed;

    [[nodiscard]] const http::Router& router() const { return router_; }

private:
    std::unique_ptr<store::Store> open_store() {
        store::StoreConfig config;
        config.file = folder_.file("test.db");
        auto opened = std::move(*store::Store::open(config));
        auto steps = ledger::migrations();
        for (const auto& room : {access::migrations(), printing::migrations(), migrations()}) steps.insert(steps.end(), room.begin(), room.end());
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
    DossierSource source_{[](store::Session&, const std::string&, DossierId) { return std::vector<NamedInDossier>{}; },
                          [](store::Session&, const std::string&, const PublicCode&) { return std::optional<std::pair<DossierId, std::string>>{}; },
                          [this](ledger::Transaction&, ApplicationId application) { completed.push_back(application); }};
    std::unique_ptr<ledger::Ledger> ledger_ = ledger::Ledger::make(
        *store_, *ring_, random_, {access::projection(), printing::projection(), projection()}, reactions(source_), {});
    access::Ground ground_{*store_,    *ledger_,  *ring_,   *blobs_, *passwords_, catalogue_, region_,
                           calendar_, clock_,    random_,  views_,  "3503",      "TK",       false};
    Service service_{rules_of(catalogue_, region_, source_)};
    Names names_ = names_of(catalogue_, region_, *ring_, source_);
    http::Router router_;
    access::Api api_{router_, ground_};
};

}  // namespace

TEST_CASE("custody over HTTP: a card is packed, ridden, received and handed over") {
    House house;
    const auto document = house.shelved(1, ex::kBesukiCode, {{house.card_kind(), 1, false}});
    const auto packing = house.got("/packing", house.packer);
    CHECK(packing["villages"][0]["village_name"] == "Besuki");
    CHECK(packing["villages"][0]["documents"][0]["document"] == document.text());
    const auto sealed = house.sealed(7, {document}, "S-1");
    CHECK(sealed["anomalies"].empty());
    CHECK(sealed["result"]["contents"].size() == 1);
    const auto code = sealed["result"]["code"].get<std::string>();
    CHECK(house.got("/things/" + code, house.packer)["kind"] == "bag");
    CHECK(house.got("/things/S-1", house.packer)["id"] == House::bag(7));
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
    const auto opened = house.done("/bags/" + House::bag(7) + "/open",
                                   {{"seal_intact", true}, {"seal_seen", "S-1"}, {"present", {{{"kind", "document"}, {"id", document.text()}}}}}, house.registrar);
    CHECK(opened["anomalies"].empty());
    CHECK(opened["result"]["state"] == "opened");
    house.done("/runs/" + House::run() + "/complete", Json::object(), house.rider);

    const auto door = house.got("/documents/" + document.text(), house.registrar);
    CHECK(door["dues"][0]["settled"] == 0);
    CHECK(door["card_policy"] == "deferred_activation");
    const auto& self = door["receivers"][0];
    CHECK(self["to"] == "holder");
    const auto handed = house.done("/documents/" + document.text() + "/handover",
                                   {{"to", "holder"}, {"relation", self["relation"]}, {"identified_by", self["identified"][0]}, {"activation", "deferred"},
                                    {"receiver_name", kPlantedName}, {"taken", {{{"old_document", ex::numbered<OldDocumentId>(3).text()}, {"kind", house.card_kind()}}}}},
                                   house.registrar);
    CHECK(handed["anomalies"].empty());
    CHECK(handed["result"]["document"]["state"] == "handed_over");
    CHECK(house.completed == std::vector{ex::numbered<ApplicationId>(1)});
    CHECK(house.got("/documents?state=handed_over", house.registrar)["items"].size() == 1);
    CHECK(house.got("/documents", house.registrar)["counts"] == Json{{"handed_over", 1}});
    CHECK(house.got("/documents?state=shelved", house.packer)["items"].empty());
    CHECK(house.got("/documents?village=" + ex::kBesukiCode, house.packer)["items"].size() == 1);
    CHECK(house.got("/bags?state=opened", house.packer)["items"].size() == 1);
    CHECK(house.got("/bags?state=sealed", house.packer)["items"].empty());
    CHECK(house.got("/old-documents?state=at_village", house.registrar)["items"].size() == 1);
    CHECK(house.got("/old-documents", house.stranger)["items"].empty());
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
    CHECK(house.get("/documents/" + document.text(), house.rider).status == 403);
    CHECK(house.get("/things/" + PublicCode::make("TK", 1).text(), house.rider).status == 404);
    CHECK(house.post("/documents/" + document.text() + "/handover", Json::object(), house.rider).status == 403);
}

TEST_CASE("custody over HTTP: who assigns runs chooses from the riders whose accounts are active, by name; nobody else reads them") {
    House house;
    AccountId gone;
    house.log_in("antar2", {{Role::rider, ""}});
    house.log_in("berhenti", {{Role::rider, ""}}, &gone);
    house.disable(gone);
    const auto riders = house.got("/riders", house.dispatcher)["items"];
    REQUIRE(riders.size() == 2);
    CHECK(riders[0]["full_name"] == "Nama antar2");
    CHECK(riders[1] == Json{{"id", house.rider_account.text()}, {"full_name", "Nama kurir"}});
    for (const auto& other : {house.packer, house.registrar, house.branch, house.rider}) CHECK(house.get("/riders", other).status == 403);
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

TEST_CASE("custody over HTTP: manifest and letter of assignment are papers with the log's head") {
    House house;
    house.sealed(7, {house.shelved(1)}, "S-1");
    CHECK(house.get("/bags/" + House::bag(7) + "/manifest.pdf", house.packer).body.starts_with("%PDF-"));
    CHECK(house.get("/runs/" + House::run() + "/assignment.pdf", house.dispatcher).status == 404);
    house.ride_with(7);
    CHECK(house.get("/runs/" + House::run() + "/assignment.pdf", house.dispatcher).body.starts_with("%PDF-"));
    CHECK(house.get("/runs/" + House::run() + "/assignment.pdf", house.rider).body.starts_with("%PDF-"));
}

TEST_CASE("custody over HTTP: fares come from the rows of the day, and a day without a row has none") {
    House house;
    const auto fare = house.post("/fare", {{"stops", {ex::kBesukiCode}}, {"day", "2020-06-08"}}, house.dispatcher);
    CHECK_MESSAGE(fare.status == 200, fare.body);
    CHECK(Json::parse(fare.body)["total"].get<std::int64_t>() > 0);
    CHECK(Json::parse(fare.body)["distance_source"] == "estimate");
    CHECK(house.post("/fare", {{"stops", {ex::kBesukiCode}}, {"day", "2018-01-02"}}, house.dispatcher).status == 409);
    house.sealed(7, {house.shelved(1)}, "S-1");
    const auto refused = house.post("/runs", {{"run", House::run()}, {"day", "2018-01-02"}, {"bags", {House::bag(7)}}, {"stops", {ex::kBesukiCode}}}, house.dispatcher);
    CHECK(refused.status == 409);
}

TEST_CASE("custody over HTTP: reasons that no row has are refused, with the field") {
    House house;
    const auto document = house.shelved(1);
    const auto refused = house.post("/documents/" + document.text() + "/attempt", {{"reason", "felt_like_it"}}, house.registrar);
    CHECK(refused.status == 422);
    CHECK(Json::parse(refused.body)["errors"][0]["field"] == "reason");
    CHECK(house.done("/documents/" + document.text() + "/attempt", {{"reason", "nobody_home"}}, house.registrar)["result"]["document"]["attempts"] == 1);
}

}  // namespace layang::custody
