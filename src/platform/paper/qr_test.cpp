// What we print, a scanner reads: pages are rendered as a printer of modest means would, and decoded by an independent reader.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/paper/qr_test.hpp"
#include "platform/paper/specimens.hpp"

namespace layang::paper::qr_test {

namespace {

const Instant kCreated = parse_instant("2026-11-24T02:02:00Z").value();

std::string read_matrix(const QrMatrix& matrix) {
    constexpr std::size_t kModule = 4;
    const std::size_t side = (matrix.side + 8) * kModule;
    std::string pixels(side * side, '\xff');
    for (std::size_t y = 0; y < matrix.side * kModule; ++y)
        for (std::size_t x = 0; x < matrix.side * kModule; ++x)
            if (matrix.at(x / kModule, y / kModule)) pixels[(y + 4 * kModule) * side + x + 4 * kModule] = '\0';
    return read_qr(fmt::format("P5\n{} {}\n255\n", side, side) + pixels);
}

std::string qr_of(const Sheet& sheet) { return printed_qr(render_pdf({sheet}, kCreated).value()); }

}  // namespace

TEST_CASE("the QR of every paper is read back from a page at 203 dots per inch") {
    CHECK(qr_of(specimens::receipt()) == "https://layang.example/lacak/TK7K4Q2M9XHC");
    CHECK(qr_of(specimens::assignment_letter()) == "https://layang.example/lacak/TKR155PA02HN");
    CHECK(qr_of(specimens::label()) == "TK9B70QDM4WZ");
    CHECK(qr_of(specimens::slip()) == "https://layang.example/lacak/TK7K4Q2M9XHC");
}

TEST_CASE("the longest QR text is still read at the smallest printed size on an office printer") {
    Sheet sheet;
    const std::string longest(kQrBytesMax, 'k');
    sheet.blocks = {Qr{longest, kQrMmMin}};
    CHECK(read_qr(Printed(render_pdf({sheet}, kCreated).value()).picture(1, 300)) == longest);
}

TEST_CASE("a printed QR measures what was asked") {
    Sheet sheet;
    sheet.blocks = {Qr{"UKURAN", 30}};
    const std::string pgm = Printed(render_pdf({sheet}, kCreated).value()).picture(1, 254);  // ten dots a millimetre
    int width = 0;
    int height = 0;
    int header = 0;
    REQUIRE(std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &width, &height, &header) == 2);
    int left = width;
    int right = 0;
    for (int y = 0; y < height / 2; ++y)  // the footer's page number lies in the lower half
        for (int x = 0; x < width; ++x)
            if (static_cast<std::uint8_t>(pgm[static_cast<std::size_t>(header + 1 + y * width + x)]) < 128) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
    CHECK(right - left + 1 >= 299);
    CHECK(right - left + 1 <= 301);
}

TEST_CASE("any text that is accepted is read back the same") {
    CHECK(rc::check("ASCII round trip", [] {
        const auto length = *rc::gen::inRange<std::size_t>(1, kQrBytesMax + 1);
        const auto text = *rc::gen::container<std::string>(length, rc::gen::inRange<char>(' ', '~'));
        RC_ASSERT(read_matrix(qr_matrix(text).value()) == text);
    }));
    CHECK(read_matrix(qr_matrix("Désa Œ ꦭ").value()) == "Désa Œ ꦭ");
}

}  // namespace layang::paper::qr_test
