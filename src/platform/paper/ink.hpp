#pragma once
// Drawing with Pango and Cairo: the few colours, the faces, text measured and put on a page. All lengths in points (1/72 inch).
// Inner header: included by this room's .cpp files only.
#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

#include "platform/paper/paper.hpp"

namespace layang::paper {

[[nodiscard]] constexpr double mm(double length) { return length * 72.0 / 25.4; }

struct Colour {
    double red = 0, green = 0, blue = 0;
};
inline constexpr Colour kInk{0x17 / 255.0, 0x20 / 255.0, 0x1d / 255.0};
inline constexpr Colour kQuietInk{0x48 / 255.0, 0x51 / 255.0, 0x4c / 255.0};
inline constexpr Colour kGreen{0x0b / 255.0, 0x6e / 255.0, 0x5c / 255.0};
inline constexpr Colour kHairline{0xc3 / 255.0, 0xc9 / 255.0, 0xc5 / 255.0};
inline constexpr Colour kTint{0xee / 255.0, 0xf4 / 255.0, 0xf1 / 255.0};
inline constexpr Colour kBlack{};

struct Face {
    double size = 10;
    bool bold = false;
    bool code = false;  // fixed width
    Colour colour = kInk;
    Align align = Align::kLeft;
};

/// Text broken into lines at a width. Copies share the layout.
class Text {
public:
    struct Line {
        double top = 0;       // from the text's top
        double height = 0;
        double baseline = 0;  // from the text's top
        double x = 0;
    };

    /// `width` in points; lines break between words, and inside a word that is wider than the line.
    Text(PangoContext* context, const std::string& words, const Face& face, double width);

    [[nodiscard]] double height() const { return height_; }
    /// Width of the widest line.
    [[nodiscard]] double width() const { return natural_width_; }
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    /// Puts the whole text with its upper left corner at (x, y).
    void draw(cairo_t* page, double x, double y) const;
    /// Puts one line so that its upper edge lies at y.
    void draw_line(cairo_t* page, std::size_t line, double x, double y) const;

private:
    std::shared_ptr<PangoLayout> layout_;
    std::vector<Line> lines_;
    Colour colour_;
    double height_ = 0;
    double natural_width_ = 0;
};

/// A context whose measures do not depend on screen or printer (no hinting), so that line breaks are the same everywhere.
[[nodiscard]] std::shared_ptr<PangoContext> make_context();

void set_colour(cairo_t* page, const Colour& colour);
void draw_line_across(cairo_t* page, double x, double y, double width, double thickness, const Colour& colour);
/// The modules in black, without quiet zone.
void draw_qr(cairo_t* page, const QrMatrix& matrix, double x, double y, double size);

}  // namespace layang::paper
