// Originals that a family left for what came to nothing: they do not travel, and are given back where they lie.
#include <set>

#include "app/town_life_test.hpp"

namespace layang::app::town::originals_test {

TEST_CASE("originals: what was left for an application that is withdrawn or rejected waits for its owner, as soon as no other needs it") {
    Town town;
    settle_everybody(town);
    Things things;
    auto dossier = family_dossier(town, things);
    // The form serves both applications, the police letter the lost family card alone.
    for (auto& paper : dossier["papers"])
        if (paper.at("requirement") == "F-1.02" || paper.at("requirement") == "R04") paper["original"] = "kept";
    const Json taken = town.act("registrar", "/dossiers", dossier);
    const auto kinds = [&](const std::string& state) {
        std::set<std::string> found;
        const Json originals = town.read("registrar", "/originals?state=" + state);
        for (const auto& item : originals.at("items")) found.insert(item.at("kind").get<std::string>());
        return found;
    };
    using Kinds = std::set<std::string>;
    CHECK(kinds("kept") == Kinds{"F-1.02", "R04"});

    town.act("registrar", "/applications/" + things.at("family") + "/withdraw", {{"reason", "applicant_wish"}});
    CHECK(kinds("kept") == Kinds{"F-1.02"});
    CHECK(kinds("at_village") == Kinds{"R04"});
    town.act("verifier", "/applications/" + things.at("application") + "/reject", {{"reason", "other_regency"}});
    CHECK(kinds("kept") == Kinds{});
    CHECK(kinds("at_village") == Kinds{"F-1.02", "R04"});

    CHECK(town.ask("", {http::Method::get, "=/lacak/" + taken.at("code").get<std::string>()}).body.find("surat asli") != std::string::npos);
    const Json waiting = town.read("registrar", "/originals?state=at_village").at("items");
    for (const auto& item : waiting) town.act("registrar", "/originals/" + item.at("original").get<std::string>() + "/return", Json::object());
    CHECK(kinds("returned") == Kinds{"F-1.02", "R04"});
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

}  // namespace layang::app::town::originals_test
