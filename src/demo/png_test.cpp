#include "demo/png.hpp"

#include <doctest/doctest.h>

#include "demo/scan.hpp"

namespace layang::demo::png_test {
namespace {

std::size_t stamped(const Picture& picture) {
    std::size_t dots = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) dots += picture.at(x, y) == Ink::stamp ? 1 : 0;
    return dots;
}

}  // namespace

TEST_CASE("demo: a drawn scan is a PNG file of some kilobytes") {
    const auto scan = drawn_scan("X-1.02", "Formulir contoh", "Siti Contoh");
    CHECK(scan.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(scan.size() > 1000);
    CHECK(scan.size() < 32 * 1024);
    // The last chunk with its checksum, which every PNG file ends in.
    CHECK(scan.ends_with(std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12)));
    CHECK(scan != drawn_scan("X-1.02", "Formulir contoh", "Budi Contoh"));
}

TEST_CASE("demo: every paper is marked CONTOH in large letters, whatever stands on it") {
    constexpr int kLargeAtLeast = 5;
    Picture word(200, 20);
    word.text(0, 0, "CONTOH", 1, Ink::stamp);
    for (const auto* who : {"Siti Contoh", "", "Budi Santoso dengan nama yang panjang sekali"}) {
        const auto dots = stamped(drawn_form("X-1.02", "Formulir contoh", who));
        // Letters that are n times as large have n times n dots for each.
        CHECK(dots % stamped(word) == 0);
        CHECK(dots >= stamped(word) * kLargeAtLeast * kLargeAtLeast);
    }
    CHECK(drawn_scan("X-1.02", "Formulir contoh", "Siti Contoh") == png_of(drawn_form("X-1.02", "Formulir contoh", "Siti Contoh")));
}

TEST_CASE("demo: nothing is drawn outside of a picture") {
    Picture picture(8, 8);
    picture.box(-4, -4, 100, 2, Ink::ink);
    picture.text(6, 6, "WW", 3, Ink::stamp);
    CHECK(picture.at(0, 0) == Ink::paper);
    CHECK(picture.at(7, 7) == Ink::stamp);
}

}  // namespace layang::demo::png_test
