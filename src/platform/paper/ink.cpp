#include "platform/paper/ink.hpp"

namespace layang::paper {
namespace {

// Debian's fonts-noto-core and fonts-dejavu-core; Fontconfig adds whatever face has the missing letters.
constexpr const char* kTextFamilies = "Noto Sans, DejaVu Sans";
constexpr const char* kCodeFamilies = "Noto Sans Mono, DejaVu Sans Mono";

PangoAlignment pango_align(Align align) {
    switch (align) {
        case Align::kCentre: return PANGO_ALIGN_CENTER;
        case Align::kRight: return PANGO_ALIGN_RIGHT;
        case Align::kLeft: break;
    }
    return PANGO_ALIGN_LEFT;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

std::shared_ptr<PangoLayout> make_layout(PangoContext* context, const std::string& words, const Face& face, double width) {
    std::shared_ptr<PangoLayout> layout(pango_layout_new(context), &g_object_unref);
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(),
                                                                                         &pango_font_description_free);
    pango_font_description_set_family_static(font.get(), face.code ? kCodeFamilies : kTextFamilies);
    pango_font_description_set_absolute_size(font.get(), face.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_alignment(layout.get(), pango_align(face.align));
    // The page's own side decides, not the first letter's: a name in Arabic letters stays in its column's edge.
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

}  // namespace

Text::Text(PangoContext* context, const std::string& words, const Face& face, double width)
    : layout_(make_layout(context, words, face, width)), colour_(face.colour) {
    PangoRectangle logical;
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    height_ = points(logical.height);
    natural_width_ = points(logical.width);
    const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(layout_.get()),
                                                                                &pango_layout_iter_free);
    do {
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
        pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
        lines_.push_back({points(top), points(bottom - top), points(pango_layout_iter_get_baseline(at.get())), points(logical.x)});
    } while (pango_layout_iter_next_line(at.get()));
}

void Text::draw(cairo_t* page, double x, double y) const {
    set_colour(page, colour_);
    cairo_move_to(page, x, y);
    pango_cairo_show_layout(page, layout_.get());
}

void Text::draw_line(cairo_t* page, std::size_t line, double x, double y) const {
    const Line& at = lines_[line];
    set_colour(page, colour_);
    cairo_move_to(page, x + at.x, y + at.baseline - at.top);
    pango_cairo_show_layout_line(page, pango_layout_get_line_readonly(layout_.get(), static_cast<int>(line)));
}

std::shared_ptr<PangoContext> make_context() {
    std::shared_ptr<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()), &g_object_unref);
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(),
                                                                                             &cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    // Without a language Pango asks the process's locale, and the server's locale shall not choose the faces.
    pango_context_set_language(context.get(), pango_language_from_string("id"));
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    return context;
}

void set_colour(cairo_t* page, const Colour& colour) { cairo_set_source_rgb(page, colour.red, colour.green, colour.blue); }

void draw_line_across(cairo_t* page, double x, double y, double width, double thickness, const Colour& colour) {
    set_colour(page, colour);
    cairo_rectangle(page, x, y, width, thickness);
    cairo_fill(page);
}

void draw_qr(cairo_t* page, const QrMatrix& matrix, double x, double y, double size) {
    const double module = size / static_cast<double>(matrix.side);
    set_colour(page, kBlack);
    for (std::size_t row = 0; row < matrix.side; ++row)
        for (std::size_t column = 0; column < matrix.side; ++column) {
            const std::size_t from = column;
            while (column < matrix.side && matrix.at(column, row)) ++column;
            if (column > from)
                cairo_rectangle(page, x + static_cast<double>(from) * module, y + static_cast<double>(row) * module,
                                static_cast<double>(column - from) * module, module);
        }
    cairo_fill(page);  // one path, so that no white seams show between the modules
}

}  // namespace layang::paper
