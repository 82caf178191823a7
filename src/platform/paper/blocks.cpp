// Blocks become pieces.
#include <algorithm>

#include <fmt/format.h>

#include "platform/paper/piece.hpp"

namespace layang::paper {

Frame frame_of(PaperSize size) {
    switch (size) {
        case PaperSize::kA6Label: return {mm(105), mm(148), mm(8), mm(8), mm(12)};
        case PaperSize::kSlip58: return {mm(58), 0, mm(5), mm(5), mm(8)};
        case PaperSize::kA4: break;
    }
    return {mm(210), mm(297), mm(22), mm(18), mm(24)};
}

Scale scale_of(PaperSize size) {
    switch (size) {
        case PaperSize::kA6Label: return {9.5, 8, 15, 10.5, 20, 28, 8};
        case PaperSize::kSlip58: return {9, 7.5, 10.5, 9.5, 10.5, 16, 7};
        case PaperSize::kA4: break;
    }
    return {10.5, 9, 17, 11.5, 15, 30, 11};
}

Text fitted_text(PangoContext* context, const std::string& words, Face face, double width) {
    constexpr double kSmallest = 8;
    constexpr double kUnbounded = 10'000;
    const double natural = Text(context, words, face, kUnbounded).width();
    // Alignment inside an unbounded line makes no difference to the width of its words.
    if (natural > width) face.size = std::max(std::min(kSmallest, face.size), face.size * width / natural * 0.995);
    return {context, words, face, width};
}

void add_text(Workshop& shop, const std::string& field, const Text& text, double gap) {
    const auto& lines = text.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // Neither the first nor the last line of a longer text stands alone on a page.
        const bool keep = lines.size() > 1 && (i == 0 || i + 2 == lines.size());
        shop.pieces.push_back({i == 0 ? gap : 0, lines[i].height,
                               [text, i, x = shop.frame.margin](cairo_t* page, double y) { text.draw_line(page, i, x, y); }, keep,
                               {}, field});
    }
}

namespace {

void add(Workshop& shop, const std::string& field, const Heading& heading) {
    const std::size_t first = shop.pieces.size();
    add_text(shop, field,
             Text(shop.context, heading.text,
                  {shop.scale.heading, true, false, kGreen, shop.slip() ? Align::kCentre : Align::kLeft}, shop.frame.text_width()),
             shop.scale.gap * 1.6);
    for (std::size_t i = first; i < shop.pieces.size(); ++i) shop.pieces[i].keep_with_next = true;
}

void add(Workshop& shop, const std::string& field, const Paragraph& paragraph) {
    Face face{shop.scale.body, false, false, kInk, paragraph.align};
    if (paragraph.voice == Voice::kQuiet) face = {shop.scale.quiet, false, false, kQuietInk, paragraph.align};
    if (paragraph.voice == Voice::kStrong) face = {shop.scale.strong, true, false, kInk, paragraph.align};
    if (shop.slip() && face.align == Align::kLeft) face.align = Align::kCentre;
    // What is large and bold belongs to the line that introduces it.
    const double gap = paragraph.voice == Voice::kStrong ? shop.scale.gap * 0.2 : shop.gap_before();
    if (paragraph.voice == Voice::kStrong && !shop.pieces.empty()) shop.pieces.back().keep_with_next = true;
    add_text(shop, field, Text(shop.context, paragraph.text, face, shop.frame.text_width()), gap);
}

void add(Workshop& shop, const std::string& field, const KeyValues& list) {
    const double key_width = shop.frame.text_width() * (shop.narrow() ? 0.36 : 0.27);
    const double between = shop.narrow() ? 6 : 10;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const Text key(shop.context, list.rows[i].key, {shop.scale.body, false, false, kQuietInk}, key_width);
        const Text value(shop.context, list.rows[i].value, {shop.scale.body}, shop.frame.text_width() - key_width - between);
        const double x = shop.frame.margin;
        shop.pieces.push_back({i == 0 ? shop.gap_before() : shop.scale.gap * 0.3, std::max(key.height(), value.height()),
                               [key, value, x, x_value = x + key_width + between](cairo_t* page, double y) {
                                   key.draw(page, x, y);
                                   value.draw(page, x_value, y);
                               },
                               i == 0 && list.rows.size() > 1, {}, fmt::format("{}.rows.{}", field, i)});
    }
}

void add(Workshop& shop, const std::string& field, const Steps& steps) {
    const double indent = shop.scale.body * 1.9;
    for (std::size_t i = 0; i < steps.items.size(); ++i) {
        const Text number(shop.context, std::to_string(i + 1), {shop.scale.body, true, false, kGreen}, indent);
        const Text words(shop.context, steps.items[i], {shop.scale.body}, shop.frame.text_width() - indent);
        shop.pieces.push_back({i == 0 ? shop.gap_before() : shop.scale.gap * 0.35, words.height(),
                               [number, words, indent, x = shop.frame.margin](cairo_t* page, double y) {
                                   number.draw(page, x, y);
                                   words.draw(page, x + indent, y);
                               },
                               i == 0 && steps.items.size() > 1, {}, fmt::format("{}.items.{}", field, i)});
    }
}

void add(Workshop& shop, const std::string& field, const BigCode& code) {
    const Text text = fitted_text(
        shop.context, code.text, {shop.scale.code, true, true, kInk, shop.narrow() ? Align::kCentre : Align::kLeft},
        shop.frame.text_width());
    shop.pieces.push_back({shop.scale.gap, text.height(),
                           [text, x = shop.frame.margin](cairo_t* page, double y) { text.draw(page, x, y); }, false, {}, field});
}

void add_qr_alone(Workshop& shop, const std::string& field, const Qr& qr, const QrMatrix& matrix) {
    const double size = std::min(mm(qr.size_mm), shop.frame.text_width());
    const double quiet = 4 * size / static_cast<double>(matrix.side);  // ISO/IEC 18004: four light modules
    const double x = shop.frame.margin + (shop.frame.text_width() - size) / 2;
    shop.pieces.push_back({std::max(quiet, shop.scale.gap), size + quiet,
                           [matrix, size, x](cairo_t* page, double y) { draw_qr(page, matrix, x, y, size); },
                           !qr.code.empty() || !qr.caption.empty(), {}, field});
    if (!qr.code.empty()) {
        const Text text = fitted_text(shop.context, qr.code, {shop.scale.code, true, true, kInk, Align::kCentre}, shop.frame.text_width());
        shop.pieces.push_back({0, text.height() + (qr.caption.empty() ? shop.scale.gap / 2 : 0), [text, left = shop.frame.margin](cairo_t* page, double y) { text.draw(page, left, y); },
                               !qr.caption.empty(), {}, field});
    }
    if (!qr.caption.empty())
        add_text(shop, field,
                 Text(shop.context, qr.caption, {shop.scale.quiet, false, false, kQuietInk, Align::kCentre}, shop.frame.text_width()), 2);
}

void add_qr_with_words(Workshop& shop, const std::string& field, const Qr& qr, const QrMatrix& matrix) {
    const double size = mm(qr.size_mm);
    const double quiet = 4 * size / static_cast<double>(matrix.side);
    const double x_words = shop.frame.margin + size + std::max(quiet, mm(8));
    const double width = shop.frame.margin + shop.frame.text_width() - x_words;
    const Text code = fitted_text(shop.context, qr.code, {qr.code.empty() ? 1 : shop.scale.code, true, true}, width);
    const Text caption(shop.context, qr.caption, {shop.scale.body, false, false, kQuietInk}, width);
    const double words = (qr.code.empty() ? 0 : code.height()) + (qr.caption.empty() ? 0 : caption.height());
    const double height = std::max(size, words);
    shop.pieces.push_back({std::max(quiet, shop.scale.gap), height + quiet,
                           [=, left = shop.frame.margin](cairo_t* page, double y) {
                               draw_qr(page, matrix, left, y + (height - size) / 2, size);
                               double at = y + (height - words) / 2;
                               if (!qr.code.empty()) {
                                   code.draw(page, x_words, at);
                                   at += code.height();
                               }
                               caption.draw(page, x_words, at);
                           },
                           false, {}, field});
}

void add(Workshop& shop, const std::string& field, const Qr& qr) {
    const QrMatrix matrix = qr_matrix(qr.text).value();  // checked before
    if (shop.narrow())
        add_qr_alone(shop, field, qr, matrix);
    else
        add_qr_with_words(shop, field, qr, matrix);
}

/// One signature's place: role above, room for the hand, line, name.
struct Place {
    Text caption;
    Text name;
    double x;
};

void add_signature_row(Workshop& shop, const std::string& field, std::vector<Place> places, double width) {
    const double room = shop.narrow() ? mm(13) : mm(20);
    double captions = 0;
    double names = 0;
    for (const Place& place : places) {
        captions = std::max(captions, place.caption.height());
        names = std::max(names, place.name.height());
    }
    if (!shop.pieces.empty()) shop.pieces.back().keep_with_next = true;
    shop.pieces.push_back({shop.scale.gap * 2, captions + room + 4 + names,
                           [places = std::move(places), captions, room, width](cairo_t* page, double y) {
                               for (const Place& place : places) {
                                   place.caption.draw(page, place.x, y + captions - place.caption.height());
                                   draw_line_across(page, place.x, y + captions + room, width, 0.75, kInk);
                                   place.name.draw(page, place.x, y + captions + room + 4);
                               }
                           },
                           false, {}, field});
}

void add(Workshop& shop, const std::string& field, const Signatures& signatures) {
    const std::size_t most = shop.slip() ? 1 : shop.narrow() ? 2 : 3;
    const double between = mm(shop.narrow() ? 5 : 10);
    const auto columns = static_cast<double>(shop.slip() ? 1 : std::clamp<std::size_t>(signatures.list.size(), 2, most));
    const double width = (shop.frame.text_width() - between * (columns - 1)) / columns;
    for (std::size_t from = 0; from < signatures.list.size(); from += most) {
        const std::size_t to = std::min(signatures.list.size(), from + most);
        std::vector<Place> places;
        for (std::size_t i = from; i < to; ++i) {
            // The last column first, so that a single signature stands on the right as letters have it.
            const double column = columns - static_cast<double>(to - i);
            places.push_back({Text(shop.context, signatures.list[i].caption, {shop.scale.body}, width),
                              Text(shop.context, signatures.list[i].name, {shop.scale.body, true}, width),
                              shop.frame.margin + column * (width + between)});
        }
        add_signature_row(shop, field, std::move(places), width);
    }
}

void add(Workshop& shop, const std::string& field, const Rule&) {
    shop.pieces.push_back({shop.scale.gap, 0.75,
                           [x = shop.frame.margin, width = shop.frame.text_width()](cairo_t* page, double y) {
                               draw_line_across(page, x, y, width, 0.75, kHairline);
                           },
                           false, {}, field});
}

void add(Workshop& shop, const std::string& field, const Table& table) { add_table(shop, field, table); }

}  // namespace

void add_block(Workshop& shop, const std::string& field, const Block& block) {
    std::visit([&](const auto& one) { add(shop, field, one); }, block);
    shop.under_heading = std::holds_alternative<Heading>(block);
}

}  // namespace layang::paper
