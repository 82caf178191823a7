#include "demo/png.hpp"

#include <doctest/doctest.h>

#include "demo/scan.hpp"

namespace layang::demo::png_test {

TEST_CASE("demo: a drawn scan is a PNG file of some kilobytes") {
    const auto scan = drawn_scan("X-1.02", "Formulir contoh", "Siti Contoh");
    CHECK(scan.starts_with("\x89PNG\r\n\x1a\n"));
    CHECK(scan.size() > 1000);
    CHECK(scan.size() < 32 * 1024);
    // The last chunk with its checksum, which every PNG file ends in.
    CHECK(scan.ends_with(std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12)));
    CHECK(scan != drawn_scan("X-1.02", "Formulir contoh", "Budi Contoh"));
}

TEST_CASE("demo: nothing is drawn outside of a picture") {
    Picture picture(8, 8);
    picture.box(-4, -4, 100, 2, Ink::ink);
    picture.text(6, 6, "WW", 3, Ink::stamp);
    CHECK(picture.at(0, 0) == Ink::paper);
    CHECK(picture.at(7, 7) == Ink::stamp);
}

}  // namespace layang::demo::png_test
