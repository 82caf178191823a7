// Where people sit who serve residents: village desks, branches, the counter.
#include "app/town_life_test.hpp"

namespace layang::app::town::desks_test {

TEST_CASE("whoever serves residents sits at the desks of his area, and others at none") {
    Town town;
    town.settle("counter", {{Role::counter, ""}});
    town.settle("branch", {{Role::counter, "35.03.01"}});
    town.settle("registrar", {{Role::registrar, std::string(kHere)}});
    town.settle("packer", {{Role::packer, ""}});
    const auto desks = [&](const std::string& login) {
        std::vector<std::string> codes;
        const Json session = town.read(login, "/session");
        for (const auto& desk : session.at("desks")) codes.push_back(desk.at("code"));
        return codes;
    };
    using Codes = std::vector<std::string>;
    CHECK(desks("counter").front() == "dukcapil");
    CHECK(desks("counter").size() > 1);
    CHECK(desks("branch") == Codes{"upt-panggul"});
    CHECK(desks("registrar") == Codes{std::string(kHere)});
    CHECK(desks("packer").empty());
}

TEST_CASE("a dossier is taken in at the own desk, at the counter, at a branch that serves the village, and at no other desk") {
    Town town;
    town.settle("registrar", {{Role::registrar, std::string(kHere)}});
    town.settle("counter", {{Role::counter, ""}});
    town.settle("branch", {{Role::counter, "35.03.01"}});
    Things things;
    const auto taken_in = [&](const std::string& login, const std::string& desk) {
        Json dossier = family_dossier(town, things, "_" + login + desk);
        dossier["desk"] = desk;
        const auto answer = town.ask(login, {http::Method::post, "/dossiers", dossier.dump()});
        return answer.status == 200 ? answer.json().at("result").at("desk").get<std::string>() : answer.code;
    };
    CHECK(taken_in("counter", "dukcapil") == "dukcapil");
    CHECK(taken_in("branch", "upt-panggul") == "upt-panggul");
    CHECK(taken_in("branch", "upt-watulimo") == "desk-wrong");
    CHECK(taken_in("counter", "") == "desk-wrong");
    CHECK(taken_in("registrar", std::string(kHere)) == kHere);
    CHECK(taken_in("registrar", "dukcapil") == "out-of-scope");
    CHECK(taken_in("registrar", "upt-panggul") == "out-of-scope");
}

}  // namespace layang::app::town::desks_test
