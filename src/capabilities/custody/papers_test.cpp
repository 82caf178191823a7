#include "capabilities/custody/papers.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "platform/paper/printed.hpp"

namespace layang::custody::papers_test {
namespace {

BagAnswer bag_to_besuki() {
    BagAnswer bag;
    bag.code = PublicCode::make("TK", 7).text();
    bag.seal = "SG-004417";
    bag.village_name = "Besuki";
    bag.district_name = "Panggul";
    bag.things = 4;
    return bag;
}

TEST_CASE("custody papers: the label of a bag says where it goes, its code, seal and count") {
    const auto bag = bag_to_besuki();
    const auto pdf = render_bag_label(bag, Instant{1});
    REQUIRE(pdf);
    const paper::Printed printed(*pdf);
    CHECK(printed.pages() == 1);
    CHECK(printed.info().find("297.6") != std::string::npos);  // 105 mm
    const auto text = printed.text();
    for (const auto& word : {bag.code, bag.seal, bag.village_name, std::string("Kec. Panggul"), std::string("Dukcapil ke desa"), std::string("Isi")})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word << " in " << text);
}

TEST_CASE("custody papers: nobody who has something in a bag stands on its label") {
    auto bag = bag_to_besuki();
    bag.contents.push_back({});
    bag.contents.back().holder = "Siti R•••••";
    bag.contents.back().nik = "••••12";
    bag.hands.sentence = "Di tangan Slamet";
    const auto text = paper::Printed(render_bag_label(bag, Instant{1}).value()).text();
    for (const auto* word : {"Siti", "•", "Slamet"}) CHECK_MESSAGE(text.find(word) == std::string::npos, word << " in " << text);
}

TEST_CASE("custody papers: a manifest says when the bag was packed, by the clock of the regency") {
    auto bag = bag_to_besuki();
    bag.sealed_at = *parse_instant("2020-06-07T18:05:00Z");
    const auto text = paper::Printed(render_manifest(bag, Names{}, "1:ab", Instant{1}).value()).text();
    CHECK_MESSAGE(text.find("2020-06-08 01:05") != std::string::npos, text);
}

/// As read aloud: a paragraph's lines and a row's columns are one blank apart.
std::string squeezed(const std::string& text) {
    std::istringstream in(text);
    std::string words;
    for (std::string word; in >> word;) words += (words.empty() ? "" : " ") + word;
    return words;
}

TEST_CASE("custody papers: a letter of assignment says of each bag whether it is delivered or fetched, and what the fare is made of") {
    RunAnswer run;
    run.code = PublicCode::make("TK", 5).text();
    run.day = *Date::of(2020, 6, 8);
    run.rider = "one";
    run.rider_name = "Slamet";
    run.letter_number = "094/1/2020";
    run.fare = {Rupiah{126'392}, {}, "ANTAR-2020 (KP-548-2020)", Metres{63'196}, "estimate"};
    run.stops.push_back({1, "35.03.01.2001", "Besuki", "Panggul", std::nullopt});
    BagBrief there, back;
    there.village = back.village = "35.03.01.2001";
    there.code = PublicCode::make("TK", 7).text();
    back.code = PublicCode::make("TK", 8).text();
    back.direction = Direction::inward;
    run.bags = {there, back};
    const auto text = squeezed(paper::Printed(render_assignment(run, Names{}, "1:ab", Instant{1}).value()).text());
    for (const auto& words : {"serahkan " + there.code, "ambil " + back.code, std::string("tas yang diambil di desa hanya kepada petugas Dukcapil"),
                              std::string("Rp 126.392"), std::string("63.196 m, perkiraan"), std::string("ANTAR-2020 (KP-548-2020)"), std::string("Catatan log 1:ab")})
        CHECK_MESSAGE(text.find(words) != std::string::npos, words << " in " << text);
    run.fare.distance_source = "map";
    CHECK(paper::Printed(render_assignment(run, Names{}, "1:ab", Instant{1}).value()).text().find("63.196 m, menurut peta") != std::string::npos);
    run.rider.reset();
    CHECK(render_assignment(run, Names{}, "1:ab", Instant{1}).error().code() == ErrorCode::kRiderMissing);
}

}  // namespace
}  // namespace layang::custody::papers_test
