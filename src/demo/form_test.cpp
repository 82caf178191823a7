#include "demo/form.hpp"

#include <doctest/doctest.h>

namespace layang::demo::form_test {
namespace {

/// A service that exists nowhere: whatever the form does with it, it does from its row.
Json catalogue_example() {
    return Json::parse(R"({
      "services": [{"code": "X", "valid_from": "2020-01-01", "name": {}, "gloss": {}, "life_events": [], "biometrics": false, "waits_for": [], "due": {"on": "verified"},
        "roles": [{"code": "subject", "min": 1, "max": 1, "nik": "required", "min_age": 17}, {"code": "child", "min": 1, "max": 1, "nik": "none"}],
        "fields": [{"key": "status", "kind": "choice", "per": "subject", "required": true, "choices": [{"value": "married"}]},
                   {"key": "rt", "kind": "number", "per": "application", "required": true, "number_min": 1, "number_max": 99}],
        "requirements": [{"code": "P1", "per": "application", "original": "kept", "substitutes": []},
                         {"code": "P2", "per": "subject", "original": "shown", "when": {"field": "status", "is": ["married"]}, "substitutes": []},
                         {"code": "P3", "per": "application", "original": "shown", "when": {"field": "status", "is": ["single"]}, "substitutes": []}],
        "outputs": [{"document": "D", "per": "subject", "count": 1, "receiver": "R", "surrenders": [{"document": "D", "per": "holder", "count": 1}]}]}],
      "documents": [{"code": "D", "media": [{"medium": "M"}]}], "media": [{"code": "M", "stock_counted": true}],
      "receiver_rules": [{"code": "R", "allowed": [{"relation": "parent"}]}],
      "requirements": [{"code": "P1", "name": {"id": "Surat"}}], "villages": [], "desks": [], "reasons": []})");
}

}  // namespace

TEST_CASE("demo: a form is filled from its row alone") {
    const Catalogue catalogue(catalogue_example());
    const Names names(LAYANG_SOURCE_DIR "/data/demo/names.json");
    int ids = 0;
    const Filling filling{catalogue, names, "desk", "35.03.01.2001", 20'000, [&] { return "id" + std::to_string(++ids); }};
    Dice dice(1);
    const auto& service = catalogue.services().front();
    CHECK(service.plain);
    CHECK(service.surrenders);
    CHECK(service.counted_media == std::set<std::string>{"M"});
    const auto bundle = fill_dossier(filling, dice, {&service});
    const auto& application = bundle.body.at("applications").at(0);
    CHECK(application.at("persons").size() == 2);
    CHECK(application["persons"][0].at("nik").get<std::string>().starts_with("350301"));
    CHECK(application["persons"][0]["nik"].get<std::string>().substr(12, 1) == "9");
    CHECK(!application["persons"][1].contains("nik"));
    CHECK(application.at("answers").at(0).at("field") == "rt");
    REQUIRE(bundle.papers.size() == 2);
    CHECK(bundle.papers[0].name == "Surat");
    CHECK(bundle.body.at("papers").at(0).at("original") == "kept");
    CHECK(bundle.body["papers"][1].at("requirement") == "P2");
    CHECK(bundle.body.at("receivers").at(0).at("relation") == "parent");
}

TEST_CASE("demo: the same seed brings the same people") {
    const Names names(LAYANG_SOURCE_DIR "/data/demo/names.json");
    Dice one(7), again(7), other(8);
    const auto first = names.somebody(one, "35.03.01.2001", 30, 20'000);
    CHECK(first.name == names.somebody(again, "35.03.01.2001", 30, 20'000).name);
    CHECK(first.nik != names.somebody(other, "35.03.01.2001", 30, 20'000).nik);
    CHECK(first.name.ends_with(" Contoh"));
}

}  // namespace layang::demo::form_test
