// A service that nobody had heard of when this was compiled: rows under data/, a restart, and the day on which they begin.
#include <fstream>
#include <sstream>

#include "app/town_life_test.hpp"

namespace layang::app::town::future_service_test {
namespace {

/// Two working days: Wednesday and Thursday.
const Instant kYesterday = *parse_instant("2026-11-25T02:00:00Z");
const Instant kToday = *parse_instant("2026-11-26T02:00:00Z");

constexpr std::string_view kNewRows = R"(
[[service]]
code = "PAGAR-BARU"
valid_from = 2026-11-26
instrument = "Contoh"
name = { id = "Kartu pagar", en = "Fence card" }
gloss = { id = "Kartu untuk pagar", en = "A card for a fence" }
life_events = ["married"]
forms = ["F-1.02"]
roles = [{ code = "owner", name = { id = "Pemilik pagar", en = "Owner of the fence" }, min = 1, max = 1, nik = "required" }]
fields = [{ key = "fence_length", label = { id = "Panjang pagar", en = "Length of the fence" }, kind = "number", per = "application", required = true, number_min = 1, number_max = 500 }]
requirements = [{ code = "R01", per = "application", original = "shown" }]
outputs = [{ document = "KARTU-PAGAR", per = "owner", count = 1, receiver = "A", surrenders = [{ document = "SUKET", per = "holder", count = 1 }] }]

[[service]]
code = "PAGAR-CATAT"
valid_from = 2026-11-26
instrument = "Contoh"
name = { id = "Pencatatan pagar", en = "A fence is recorded" }
gloss = { id = "Pagar dicatat", en = "A fence is recorded" }
life_events = ["married"]
roles = [{ code = "owner", name = { id = "Pemilik pagar", en = "Owner of the fence" }, min = 1, max = 1, nik = "required" }]
forms = []
fields = []
requirements = []
outputs = []
)";
constexpr std::string_view kNewDocument = R"(
[[document]]
code = "KARTU-PAGAR"
valid_from = 2026-11-26
instrument = "Contoh"
name = { id = "Kartu pagar", en = "Fence card" }
when_surrendered = "destroy"
media = [{ medium = "A4", valid_from = 2026-11-26, instrument = "Contoh" }]
)";

std::string text_of_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}
void write_file(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }

/// The service's row of `code`, from its header to the next one.
std::pair<std::size_t, std::size_t> row_of(const std::string& text, const std::string& code) {
    const auto at = text.find("code = \"" + code + "\"");
    REQUIRE(at != std::string::npos);
    return {text.rfind("[[service]]", at), std::min(text.find("[[service]]", at), text.size())};
}

/// Adds the new rows, and from the same day on asks one paper more for a change of a card.
void change_rules(const std::filesystem::path& data) {
    auto services = text_of_file(data / "services.toml");
    const auto [begin, end] = row_of(services, "KTP-CHG");
    std::string later = services.substr(begin, end - begin);
    later.insert(later.find("code ="), "valid_from = 2026-11-26\n");
    const std::string papers = "requirements = [\n";
    later.insert(later.find(papers) + papers.size(), "  { code = \"R18\", per = \"application\", original = \"shown\" },\n");
    services.insert(begin + std::string_view("[[service]]\n").size(), "valid_to = 2026-11-26\n");
    write_file(data / "services.toml", services + later + std::string(kNewRows));
    write_file(data / "documents.toml", text_of_file(data / "documents.toml") + std::string(kNewDocument));
}

/// The desk; verifier, printer, packer and dispatcher in one; the rider.
void settle_staff(Town& town) {
    town.settle("registrar", {{Role::registrar, std::string(kHere)}});
    town.settle("office", {{Role::verifier, ""}, {Role::printer, ""}, {Role::packer, ""}, {Role::stock_keeper, ""}, {Role::dispatcher, ""}});
    town.settle("rider", {{Role::rider, ""}});
}

/// One document by bag and rider to the village, where it is found.
void carry(Town& town, ManualClock& clock, const std::string& document) {
    const auto bag = town.fresh(), run = town.fresh(), path = "/bags/" + bag;
    const Json contents = {{{"kind", "document"}, {"id", document}}}, date = to_string(town.ground().date_of(town.ground().clock.now()));
    const auto act = [&](const std::string& who, const std::string& where, const Json& body) {
        clock.advance(Seconds{60});
        town.act(who, where, body);
    };
    act("office", "/bags", {{"bag", bag}, {"seal", "TG-1"}, {"direction", "outward"}, {"village", kHere}, {"contents", contents}});
    act("office", "/runs", {{"run", run}, {"day", date}, {"bags", {bag}}, {"stops", {kHere}}});
    act("office", "/runs/" + run + "/assign", {{"rider", town.read("office", "/riders").at("items").at(0).at("id")}, {"letter_number", "094/1"}});
    act("office", path + "/give", {{"from", "office"}, {"to", "rider"}});
    act("rider", path + "/take", {{"from", "office"}, {"to", "rider"}});
    act("rider", "/runs/" + run + "/start", Json::object());
    act("rider", path + "/give", {{"from", "rider"}, {"to", "village"}});
    act("registrar", path + "/take", {{"from", "rider"}, {"to", "village"}, {"seal_seen", "TG-1"}});
    act("registrar", path + "/open", {{"seal_intact", true}, {"seal_seen", "TG-1"}, {"present", contents}});
}

Json fence_dossier(Town& town, Things& things, bool with_paper) {
    const auto dossier = things["dossier"] = town.fresh(), application = things["application"] = town.fresh();
    const Json owner = {{"role", "owner"}, {"name", "Wagimin Contoh"}, {"nik", kNik}, {"answers", Json::array()}};
    Json papers = Json::array();
    if (with_paper) papers.push_back({{"requirement", "R01"}, {"applications", {application}}, {"blobs", {town.upload("registrar", dossier)}}, {"original", "seen"}});
    return {{"dossier", dossier}, {"desk", kHere}, {"village", kHere}, {"address", {{"hamlet", "Krajan"}, {"rt", "03"}, {"rw", "01"}}},
            {"applicant", {{"name", "Wagimin Contoh"}, {"nik", kNik}}}, {"contact", Json::object()}, {"delivery", "home"}, {"consent", true},
            {"receivers", Json::array()},
            {"applications", {{{"application", application}, {"service", "PAGAR-BARU"}, {"answers", answers({{"fence_length", "12"}})}, {"persons", {owner}}}}},
            {"papers", papers}};
}

const Json* service_of(const Json& catalogue, const std::string& code) {
    for (const auto& service : catalogue.at("services"))
        if (service.at("code") == code) return &service;
    return nullptr;
}

Answer submit(Town& town, const Json& dossier) { return town.ask("registrar", {http::Method::post, "/dossiers", dossier.dump()}); }

/// Submitted from a device: done `ago` before it is sent, by a clock that is `fast` ahead of the server's.
Answer submit_from(Town& town, const std::string& device, int seq, const Json& dossier, Seconds ago, Seconds fast) {
    const auto sent = town.ground().clock.now() + fast;
    const auto done = sent - ago;
    Ask what{http::Method::post, "/dossiers", dossier.dump()};
    what.headers = {{"layang-device", device}, {"layang-act", "seq=" + std::to_string(seq) + "; at=" + to_string(done) + "; sent=" + to_string(sent)}};
    return town.ask("registrar", what);
}

struct World {
    store::testing::TemporaryFolder folder;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kYesterday);
    HouseConfig config = Town::config_in(folder);

    World() {
        config.clock = clock;
        config.data = folder.file("data");
        std::filesystem::copy(LAYANG_SOURCE_DIR "/data", config.data, std::filesystem::copy_options::recursive);
    }
};

/// The day before, with the new rows already there: nothing of them holds. Leaves a dossier by the old row.
Things yesterday(World& world) {
    Town town(world.config);
    settle_staff(town);
    Things things, fence;
    CHECK(service_of(town.read("registrar", "/catalogue"), "PAGAR-BARU") == nullptr);
    CHECK(service_of(town.read("registrar", "/catalogue?date=2026-11-26"), "PAGAR-BARU") != nullptr);
    CHECK(submit(town, fence_dossier(town, fence, true)).code == "service-not-in-force");
    const auto old = submit(town, family_dossier(town, things));
    REQUIRE_MESSAGE(old.status == 200, old.body);
    town.act("office", "/applications/" + things.at("application") + "/return", {{"reasons", {{{"code", "blurred"}}}}});
    return things;
}

}  // namespace

TEST_CASE("a service that the code has never heard of is form, checklist, queue and door from its first day on") {
    World world;
    change_rules(world.config.data);
    (void)yesterday(world);
    world.clock->set(kToday);
    Town town(world.config);
    const auto catalogue = town.read("registrar", "/catalogue");
    const auto* form = service_of(catalogue, "PAGAR-BARU");
    REQUIRE(form != nullptr);
    CHECK(form->dump().find("Panjang pagar") != std::string::npos);

    Things things;
    auto wrong = fence_dossier(town, things, false);
    wrong["applications"][0]["answers"] = answers({{"fence_length", "0"}});
    const auto refused = submit(town, wrong);
    CHECK(refused.status == 422);
    CHECK(refused.body.find("paper-missing") != std::string::npos);
    CHECK(refused.body.find("number-range") != std::string::npos);
    const auto taken = submit(town, fence_dossier(town, things, true));
    REQUIRE_MESSAGE(taken.status == 200, taken.body);

    CHECK(town.read("office", "/queue/verification").dump().find("PAGAR-BARU") != std::string::npos);
    town.act("office", "/applications/" + things.at("application") + "/verify", Json::object());
    const Json queue = town.read("office", "/print-queue").at("items");
    REQUIRE(queue.size() == 1);
    CHECK(queue[0].at("kind") == "KARTU-PAGAR");
    const auto document = queue[0].at("document").get<std::string>();
    town.act("office", "/documents/" + document + "/print", Json::object());
    town.act("office", "/documents/" + document + "/pass", {{"shelf", "A1"}});

    const Json door = town.read("registrar", "/documents/" + document);
    CHECK(door.at("document").at("kind_name") == "Kartu pagar");
    CHECK(door.at("document").at("kind_name_en") == "Fence card");
    REQUIRE(door.at("dues").size() == 1);
    CHECK(door.at("dues")[0].at("kind") == "SUKET");
    REQUIRE_FALSE(door.at("receivers").empty());

    carry(town, *world.clock, document);
    const auto& receiver = door.at("receivers")[0];
    Json handover = {{"to", receiver.at("to")}, {"relation", receiver.at("relation")}, {"identified_by", receiver.at("identified")[0]},
                     {"activation", "not_applicable"}, {"taken", {{{"old_document", town.fresh()}, {"kind", "SUKET"}}}}};
    if (receiver.contains("index") && !receiver.at("index").is_null()) handover["receiver_index"] = receiver.at("index");
    const auto given = town.ask("registrar", {http::Method::post, "/documents/" + document + "/handover", handover.dump()});
    REQUIRE_MESSAGE(given.status == 200, given.body);
    CHECK(given.json().at("anomalies") == Json::array());
    CHECK(town.read("registrar", "/dossiers/" + things.at("dossier")).at("applications")[0].at("state") == "completed");
}

TEST_CASE("a new service that yields no document is recorded by its verdict, and nothing is printed for it") {
    World world;
    change_rules(world.config.data);
    (void)yesterday(world);
    world.clock->set(kToday);
    Town town(world.config);
    Things things;
    auto dossier = fence_dossier(town, things, false);
    dossier["applications"][0]["service"] = "PAGAR-CATAT";
    dossier["applications"][0]["answers"] = Json::array();
    const auto taken = submit(town, dossier);
    REQUIRE_MESSAGE(taken.status == 200, taken.body);
    CHECK(town.read("office", "/queue/verification").dump().find("PAGAR-CATAT") != std::string::npos);
    CHECK(town.act("office", "/applications/" + things.at("application") + "/verify", Json::object()).at("state") == "completed");
    CHECK(town.read("office", "/print-queue").at("items").empty());
    CHECK(town.read("office", "/queue/verification").dump().find("PAGAR-CATAT") == std::string::npos);
}

TEST_CASE("a dossier of yesterday follows yesterday's row, one of today the row of today") {
    World world;
    change_rules(world.config.data);
    const auto old = yesterday(world);
    world.clock->set(kToday);
    Town town(world.config);
    Things fresh;
    const auto today = submit(town, family_dossier(town, fresh));
    CHECK(today.status == 422);
    CHECK(today.body.find("paper-missing") != std::string::npos);

    const auto application = "/applications/" + old.at("application");
    const Json again = town.act("registrar", application + "/resubmit", {{"persons", {{{"index", 0}, {"name", "Wagimin Contoh"}}}}});
    CHECK(again.at("rule") == "KTP-CHG@2020-01-01");
    CHECK(town.act("office", application + "/verify", Json::object()).at("state") == "verified");
}

TEST_CASE("a clock three days wrong picks no other row: what is done today follows today's, what was done yesterday and sent today yesterday's") {
    World world;
    change_rules(world.config.data);
    Town town(world.config);
    settle_staff(town);
    const auto device = town.fresh();
    town.act("registrar", "/devices", {{"device", device}, {"name", "HP"}});
    world.clock->set(kToday);
    town.log_in_again("registrar");
    int seq = 0;
    for (const std::int64_t days_fast : {-3, 0, 3}) {
        INFO("a clock that is ", days_fast, " days fast");
        const Seconds fast{days_fast * 86'400};
        Things now, then;
        const auto of_today = submit_from(town, device, ++seq, family_dossier(town, now), Seconds{60}, fast);
        CHECK(of_today.status == 422);
        CHECK(of_today.body.find("paper-missing") != std::string::npos);
        const auto of_yesterday = submit_from(town, device, ++seq, family_dossier(town, then), Seconds{20 * 3600}, fast);
        CHECK_MESSAGE(of_yesterday.status == 200, of_yesterday.body);
        if (of_yesterday.status == 200) CHECK(of_yesterday.json().at("result").at("applications")[0].at("rule") == "KTP-CHG@2020-01-01");
    }
}

TEST_CASE("without the new rows nothing of the new service is known") {
    World world;
    world.clock->set(kToday);
    Town town(world.config);
    settle_staff(town);
    Things things;
    CHECK(service_of(town.read("registrar", "/catalogue"), "PAGAR-BARU") == nullptr);
    CHECK(submit(town, fence_dossier(town, things, true)).code == "service-unknown");
    CHECK(submit(town, family_dossier(town, things)).status == 200);
}

}  // namespace layang::app::town::future_service_test
