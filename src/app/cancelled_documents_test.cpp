// A file that was found complete, and of which every document was cancelled before it was printed: it comes back to whoever verifies.
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

}  // namespace layang::app::town::cancelled_documents_test
