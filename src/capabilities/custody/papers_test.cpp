#include "capabilities/custody/papers.hpp"

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

}  // namespace
}  // namespace layang::custody::papers_test
