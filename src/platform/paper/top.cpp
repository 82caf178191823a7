// The top of a sheet: letterhead, double rule, title.
#include "platform/paper/piece.hpp"

namespace layang::paper {
namespace {

void add_double_rule(Workshop& shop) {
    const bool slip = shop.slip();
    shop.pieces.push_back({slip ? 4.0 : 8.0, slip ? 3.5 : 4.5,
                           [x = shop.frame.margin, width = shop.frame.text_width(), slip](cairo_t* page, double y) {
                               // A thermal head knows black only.
                               const Colour colour = slip ? kBlack : kGreen;
                               draw_line_across(page, x, y, width, slip ? 1.2 : 2.2, colour);
                               draw_line_across(page, x, y + (slip ? 2.7 : 3.8), width, 0.7, colour);
                           },
                           true});
}

void add_letterhead(Workshop& shop, const std::vector<std::string>& lines) {
    const std::size_t large = lines.size() > 1 ? 1 : 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Face face{shop.scale.quiet, false, false, kQuietInk, Align::kCentre};
        if (i < large) face = {shop.scale.body, false, false, kInk, Align::kCentre};
        if (i == large) face = {shop.slip() ? shop.scale.body : shop.scale.title, true, false, kInk, Align::kCentre};
        const std::size_t first = shop.pieces.size();
        add_text(shop, "letterhead", Text(shop.context, lines[i], face, shop.frame.text_width()), i == 0 ? 0 : 1);
        for (std::size_t k = first; k < shop.pieces.size(); ++k) shop.pieces[k].keep_with_next = true;
    }
    add_double_rule(shop);
}

}  // namespace

void add_top(Workshop& shop, const Sheet& sheet) {
    if (!sheet.letterhead.empty()) add_letterhead(shop, sheet.letterhead);
    const double width = shop.frame.text_width();
    if (!sheet.title.empty()) {
        add_text(shop, "title", Text(shop.context, sheet.title, {shop.scale.title, true, false, kInk, Align::kCentre}, width),
                 shop.scale.gap * 1.8);
        shop.pieces.back().keep_with_next = true;
    }
    constexpr double kAir = 10;  // between title and content
    if (!sheet.title.empty() && sheet.subtitle.empty()) shop.pieces.back().height += kAir;
    if (!sheet.subtitle.empty()) {
        add_text(shop, "subtitle", Text(shop.context, sheet.subtitle, {shop.scale.body, false, false, kQuietInk, Align::kCentre}, width),
                 2);
        shop.pieces.back().height += kAir;
        shop.pieces.back().keep_with_next = true;
    }
}

}  // namespace layang::paper
