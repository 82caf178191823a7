// A file that was found complete, and of which every document was cancelled, printed or not: it comes back to whoever verifies.
#include "app/town_life_test.hpp"

namespace layang::app::town::cancelled_documents_test {
namespace {

/// Two applications, verified; what was ordered for them is cancelled.
class CancelledFile {
public:
    CancelledFile() {
        settle_everybody(town);
        town.act("stock_keeper", "/stock/CARD/" + to_string(town.ground().date_of(town.ground().clock.now())) + "/open", {{"opening", 10}});
        code_ = town.act("registrar", "/dossiers", family_dossier(town, things)).at("code").get<std::string>();
        for (const char* each : {"application", "family"}) town.act("verifier", "/applications/" + things.at(each) + "/verify", Json::object());
        for (const auto& item : queued()) town.act("printer", "/documents/" + item.at("document").get<std::string>() + "/cancel", {{"reason", "data_wrong"}});
    }
    [[nodiscard]] Json queued() { return town.read("printer", "/print-queue").at("items"); }
    [[nodiscard]] Json stopped() { return town.read("verifier", "/queue/verification").at("stopped"); }
    [[nodiscard]] std::string page() { return town.ask("", {http::Method::get, "=/lacak/" + code_}).body; }
    [[nodiscard]] std::string state_of(const std::string& application) {
        const Json dossier = town.read("registrar", "/dossiers/" + things.at("dossier"));
        for (const auto& one : dossier.at("applications"))
            if (one.at("id") == things.at(application)) return one.at("state").get<std::string>();
        return "";
    }
    [[nodiscard]] Json standings() { return town.read("registrar", "/things/" + code_).at("standings"); }

    Town town;
    Things things;

private:
    std::string code_;
};

bool says_cancelled(const std::string& page) { return page.find("<h1>Pembuatan dokumen dibatalkan.</h1>") != std::string::npos; }

}  // namespace

TEST_CASE("cancelled documents: the file stands in the queue again, and desk and resident are told") {
    CancelledFile file;
    const Json stopped = file.stopped();
    REQUIRE(stopped.size() == 2);
    for (const auto& line : stopped) {
        REQUIRE(line.at("clock").at("stopped").size() == 1);
        CHECK(line.at("clock").at("stopped")[0].at("reason") == "documents_cancelled");
        CHECK(line.at("clock").at("stopped")[0].at("may_reject") == true);
    }
    CHECK(says_cancelled(file.page()));
    for (const auto& standing : file.standings()) CHECK(standing.at("state") == "cancelled");
}

TEST_CASE("cancelled documents: whoever verifies has them ordered again, or rejects; the desk withdraws") {
    CancelledFile file;
    file.town.act("verifier", "/applications/" + file.things.at("application") + "/resume-clock", {{"reason", "documents_cancelled"}});
    const Json queued = file.queued();
    REQUIRE(queued.size() == 1);
    CHECK(queued[0].at("kind") == "KTP");
    CHECK(file.stopped().size() == 1);
    file.town.act("verifier", "/applications/" + file.things.at("family") + "/reject", {{"reason", "other_regency"}});
    CHECK(file.state_of("family") == "rejected");
    CHECK(file.stopped().empty());
    CHECK_FALSE(says_cancelled(file.page()));
    file.town.act("registrar", "/applications/" + file.things.at("application") + "/withdraw", {{"reason", "applicant_wish"}});
    CHECK(file.state_of("application") == "withdrawn");
    CHECK(file.queued().empty());
    CHECK(file.town.ground().ledger.rebuild(file.town.ground().regency, true).empty());
}

TEST_CASE("cancelled documents: a printed one is burnt like an old one of its kind, its blank stays used, and the file wants a verdict again") {
    Town town;
    const Things things = live(town);
    const auto& document = things.at("document");
    const std::string path = "/documents/" + document + "/cancel", because = R"({"reason":"holder_died"})";
    const auto old_ones = [&] { return town.read("packer", "/old-documents?state=at_office").at("items"); };
    // In its village; on its way back; counted in.
    CHECK(town.ask("printer", {http::Method::post, path, because}).code == "document-left");
    const auto bag = town.fresh();
    const Json contents = Json::array({{{"kind", "document"}, {"id", document}}});
    town.act("registrar", "/bags", {{"bag", bag}, {"seal", "TG-000301"}, {"direction", "inward"}, {"village", kHere}, {"contents", contents}});
    CHECK(town.ask("printer", {http::Method::post, path, because}).code == "document-left");
    town.act("packer", "/bags/" + bag + "/open", {{"by", "office"}, {"seal_intact", true}, {"present", contents}});
    CHECK(old_ones().empty());
    const auto stock = [&] { return town.read("printer", "/stock").at("items").at(0).at("days").at(0); };
    const Json before = stock();
    const auto cancelled = town.ask("printer", {http::Method::post, path, because});
    REQUIRE_MESSAGE(cancelled.status == 200, cancelled.body);
    CHECK(cancelled.json().at("anomalies").empty());
    CHECK(cancelled.json().at("result").at("state") == "cancelled");
    CHECK(stock() == before);
    CHECK(town.read("registrar", "/things/" + things.at("document_code")).at("standings").at(0).at("state") == "cancelled");
    const Json old = old_ones();
    REQUIRE(old.size() == 1);
    CHECK(old[0].at("document") == document);
    CHECK(old[0].at("end") == "destroy");
    CHECK(old[0].at("hands").at("place") == "dukcapil");
    const Json burnt = {{"old_documents", Json::array({old[0].at("old_document")})}, {"berita_acara", "BA-301"}};
    const auto destroyed = town.ask("packer", {http::Method::post, "/old-documents/destroy", burnt.dump()});
    REQUIRE_MESSAGE(destroyed.status == 200, destroyed.body);
    CHECK(destroyed.json().at("anomalies").empty());
    const Json stopped = town.read("verifier", "/queue/verification").at("stopped");
    REQUIRE(stopped.size() == 1);
    CHECK(stopped[0].at("application") == things.at("application"));
    CHECK(stopped[0].at("clock").at("stopped").at(0).at("reason") == "documents_cancelled");
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

TEST_CASE("cancelled documents: what was printed when its application is withdrawn is an anomaly and joins the old ones; what is lost leaves nothing to burn") {
    for (const bool lost : {false, true}) {
        Town town;
        const Things things = live(town);
        if (lost) town.act("packer", "/documents/" + things.at("shelved") + "/lose", {{"reason", "mislaid"}, {"desk", "dukcapil"}});
        const auto withdrawn = town.ask("registrar", {http::Method::post, "/applications/" + things.at("family") + "/withdraw", R"({"reason":"applicant_wish"})"});
        REQUIRE_MESSAGE(withdrawn.status == 200, withdrawn.body);
        CHECK(withdrawn.json().at("anomalies") == Json{"printed-not-needed"});
        const Json old = town.read("packer", "/old-documents?state=at_office").at("items");
        CHECK(old.size() == (lost ? 0 : 1));
        if (!lost) CHECK(old[0].at("document") == things.at("shelved"));
        CHECK(town.ask("printer", {http::Method::post, "/documents/" + things.at("shelved") + "/cancel", R"({"reason":"application_ended"})"}).code == "document-cancelled");
        CHECK(town.read("verifier", "/queue/verification").at("stopped").empty());
        CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
    }
}

TEST_CASE("cancelled documents: one that is in its village when its application is withdrawn comes back and is put away once") {
    Town town;
    const Things things = live(town);
    const auto& document = things.at("document");
    const auto old_ones = [&] { return town.read("packer", "/old-documents?state=at_office").at("items"); };
    // The old card that was given in its place is another thing.
    town.act("registrar", "/old-documents", {{"old_document", town.fresh()}, {"kind", "KTP"}, {"dossier", things.at("dossier")}, {"document", document}});
    const auto withdrawn = town.ask("registrar", {http::Method::post, "/applications/" + things.at("application") + "/withdraw", R"({"reason":"applicant_wish"})"});
    REQUIRE_MESSAGE(withdrawn.status == 200, withdrawn.body);
    CHECK(old_ones().empty());
    const Json standing = town.read("registrar", "/things/" + things.at("document_code")).at("standings").at(0);
    CHECK(standing.at("state") == "at_village");
    CHECK(standing.at("cancelled") == true);
    const Json contents = Json::array({{{"kind", "document"}, {"id", document}}});
    const auto bag = town.fresh();
    town.act("registrar", "/bags", {{"bag", bag}, {"seal", "TG-000301"}, {"direction", "inward"}, {"village", kHere}, {"contents", contents}});
    for (int opened = 0; opened < 2; ++opened) {
        town.ask("packer", {http::Method::post, "/bags/" + bag + "/open", Json{{"by", "office"}, {"seal_intact", true}, {"present", contents}}.dump()});
        REQUIRE(old_ones().size() == 1);
        CHECK(old_ones()[0].at("document") == document);
    }
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

TEST_CASE("cancelled documents: one that lies in a closed bag of the office when its application is withdrawn is put away when it is taken out") {
    Town town;
    const Things things = live(town);
    const Json contents = Json::array({{{"kind", "document"}, {"id", things.at("shelved")}}});
    const auto old_ones = [&] { return town.read("packer", "/old-documents?state=at_office").at("items"); };
    const auto bag = town.fresh();
    town.act("packer", "/bags", {{"bag", bag}, {"seal", "TG-000302"}, {"direction", "outward"}, {"village", kHere}, {"contents", contents}});
    town.act("registrar", "/applications/" + things.at("family") + "/withdraw", {{"reason", "applicant_wish"}});
    CHECK(old_ones().empty());
    town.act("packer", "/bags/" + bag + "/take-out", {{"things", contents}, {"seal", "TG-000303"}});
    REQUIRE(old_ones().size() == 1);
    CHECK(old_ones()[0].at("document") == things.at("shelved"));
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

TEST_CASE("cancelled documents: what is lost can be cancelled, so that its file wants a verdict; found at the office after all, it is put away") {
    Town town;
    const Things things = live(town);
    const std::string path = "/documents/" + things.at("document");
    const auto old_ones = [&] { return town.read("packer", "/old-documents?state=at_office").at("items"); };
    town.act("registrar", path + "/lose", {{"reason", "mislaid"}});
    const auto cancelled = town.ask("printer", {http::Method::post, path + "/cancel", R"({"reason":"holder_died"})"});
    REQUIRE_MESSAGE(cancelled.status == 200, cancelled.body);
    CHECK(cancelled.json().at("anomalies").empty());
    const Json stopped = town.read("verifier", "/queue/verification").at("stopped");
    REQUIRE(stopped.size() == 1);
    CHECK(stopped[0].at("application") == things.at("application"));
    CHECK(old_ones().empty());
    town.act("packer", path + "/find", {{"desk", "dukcapil"}});
    REQUIRE(old_ones().size() == 1);
    CHECK(old_ones()[0].at("document") == things.at("document"));
    // What was destroyed is not there again because somebody says once more that it was found.
    town.act("packer", "/old-documents/destroy", {{"old_documents", Json::array({old_ones()[0].at("old_document")})}, {"berita_acara", "BA-302"}});
    town.ask("packer", {http::Method::post, path + "/find", R"({"desk":"dukcapil"})"});
    CHECK(old_ones().empty());
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

}  // namespace layang::app::town::cancelled_documents_test
