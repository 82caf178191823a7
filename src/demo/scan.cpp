#include "demo/scan.hpp"

namespace layang::demo {
namespace {

constexpr int kWidth = 360, kHeight = 508, kMargin = 24;

/// Lines as somebody fills them in; their length comes from the text, so that papers differ.
void draw_lines(Picture& picture, const std::string& words) {
    int y = 150;
    for (int line = 0; line < 9; ++line, y += 24) {
        picture.box(kMargin, y + 12, 90, 2, Ink::line);
        picture.box(kMargin + 104, y + 14, kWidth - 2 * kMargin - 104, 1, Ink::line);
        const auto sign = static_cast<unsigned char>(words.at(static_cast<std::size_t>(line) % words.size()));
        for (int stroke = 0; stroke < 4 + sign % 9; ++stroke)
            picture.box(kMargin + 108 + stroke * 14, y + 7 + (stroke * sign) % 3, 9, 2, Ink::ink);
    }
}

void draw_signature(Picture& picture) {
    const int left = kWidth - 140, top = 408;
    picture.box(left, top + 42, 110, 1, Ink::line);
    for (int i = 0; i < 90; ++i) picture.box(left + 10 + i, top + 18 + ((i * i / 7) % 23) - i / 9, 2, 2, Ink::ink);
}

}  // namespace

Picture drawn_form(const std::string& code, const std::string& title, const std::string& who) {
    Picture picture(kWidth, kHeight);
    picture.frame(8, 8, kWidth - 16, kHeight - 16, Ink::line);
    picture.text(kMargin, 28, code, 3, Ink::ink);
    // Two lines hold the longest name; what is longer is cut, as on a form.
    constexpr std::size_t kLineSigns = 52;
    picture.text(kMargin, 62, title.substr(0, kLineSigns), 1, Ink::ink);
    if (title.size() > kLineSigns) picture.text(kMargin, 74, title.substr(kLineSigns, kLineSigns), 1, Ink::ink);
    picture.box(kMargin, 92, kWidth - 2 * kMargin, 2, Ink::ink);
    picture.text(kMargin, 112, who, 2, Ink::ink);
    draw_lines(picture, code + title);
    picture.frame(kMargin, 400, 72, 92, Ink::line);
    draw_signature(picture);
    picture.text(44, 170, "CONTOH", 7, Ink::stamp, 4);
    return picture;
}

std::string drawn_scan(const std::string& code, const std::string& title, const std::string& who) { return png_of(drawn_form(code, title, who)); }

}  // namespace layang::demo
