#include "capabilities/printing/labels.hpp"

#include <doctest/doctest.h>

#include "platform/paper/qr_test.hpp"

namespace layang::printing::labels_test {
namespace {

TEST_CASE("labels: each document has a page with its code, its village with kecamatan, and a masked name") {
    const Label one{PublicCode::make("TK", 7), "KTP-el", "Siti R•••••", "Besuki", "Panggul"};
    const Label two{PublicCode::make("TK", 8), "Kartu Keluarga", "Karto", "Terbis", "Panggul"};
    const auto pdf = render_labels({one, two}, Instant{1});
    REQUIRE(pdf);
    const paper::Printed printed(*pdf);
    CHECK(printed.pages() == 2);
    const auto text = printed.text();
    for (const auto& word : {one.code.text(), two.code.text(), std::string("Besuki"), std::string("Kec. Panggul"), std::string("Siti R•••••")})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word);
    CHECK(paper::printed_qr(*pdf, 1) == one.code.text());
    CHECK(paper::printed_qr(*pdf, 2) == two.code.text());
}

TEST_CASE("labels: none and too many are refused") {
    CHECK(render_labels({}, Instant{1}).error().code() == ErrorCode::kFieldMissing);
    CHECK(render_labels(std::vector<Label>(kLabelsMax + 1), Instant{1}).error().code() == ErrorCode::kTooMany);
}

}  // namespace
}  // namespace layang::printing::labels_test
