// From pieces on pages to the bytes of a PDF.
#include <stdexcept>

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "platform/paper/check_sheet.hpp"
#include "platform/paper/piece.hpp"

namespace layang::paper {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) noexcept {
    try {
        auto& out = *static_cast<Bytes*>(closure);
        out.insert(out.end(), data, data + length);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;  // an exception must not pass through C
    }
}

/// The broken-machinery case: out of memory or an unusable font.
void demand_success(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

/// A sheet measured and cut, ready to print.
struct Prepared {
    const Sheet* sheet;
    Frame frame;
    std::vector<Piece> pieces;
    Pages pages;
};

Result<Prepared> prepare(PangoContext* context, const Sheet& sheet, std::size_t number) {
    Workshop shop{context, sheet.size, frame_of(sheet.size), scale_of(sheet.size)};
    add_top(shop, sheet);
    for (std::size_t i = 0; i < sheet.blocks.size(); ++i)
        add_block(shop, fmt::format("sheets.{}.blocks.{}", number, i), sheet.blocks[i]);
    if (shop.slip() && !sheet.footer.empty())
        add_text(shop, fmt::format("sheets.{}.footer", number),
                 Text(context, sheet.footer, {shop.scale.quiet, false, false, kQuietInk, Align::kCentre}, shop.frame.text_width()),
                 shop.scale.gap);
    Pages pages = TRY(cut_into_pages(shop.pieces, shop.frame));
    return Prepared{&sheet, shop.frame, std::move(shop.pieces), std::move(pages)};
}

void draw_running_head(cairo_t* page, PangoContext* context, const Prepared& prepared) {
    const Frame& frame = prepared.frame;
    const Sheet& sheet = *prepared.sheet;
    const std::string words = sheet.subtitle.empty() ? sheet.title : sheet.title + "  ·  " + sheet.subtitle;
    const Text text = fitted_text(context, words, {8.5, false, false, kQuietInk}, frame.text_width());
    text.draw_line(page, 0, frame.margin, frame.top);
    draw_line_across(page, frame.margin, frame.top + 15, frame.text_width(), 0.75, kGreen);
}

void draw_footer(cairo_t* page, PangoContext* context, const Prepared& prepared, std::size_t number) {
    const Frame& frame = prepared.frame;
    const std::size_t count = prepared.pages.list.size();
    const bool numbered = prepared.sheet->size == PaperSize::kA4 || count > 1;
    const double size = prepared.sheet->size == PaperSize::kA4 ? 8 : 7;
    const double y = frame.height - frame.bottom + (prepared.sheet->size == PaperSize::kA4 ? 14 : 6);
    if (numbered || !prepared.sheet->footer.empty())
        draw_line_across(page, frame.margin, y, frame.text_width(), 0.5, kHairline);
    double room = frame.text_width();
    if (numbered) {
        const Text text(context, fmt::format("Halaman {} dari {}", number, count), {size, false, false, kQuietInk, Align::kRight},
                        frame.text_width());
        text.draw(page, frame.margin, y + 5);
        room -= text.width() + 12;
    }
    if (!prepared.sheet->footer.empty()) {
        const Text text = fitted_text(context, prepared.sheet->footer, {size, false, false, kQuietInk}, room);
        for (std::size_t i = 0; i < std::min<std::size_t>(text.lines().size(), 2); ++i)
            text.draw_line(page, i, frame.margin, y + 5 + text.lines()[i].top);
    }
}

void print(cairo_surface_t* surface, cairo_t* page, PangoContext* context, const Prepared& prepared) {
    cairo_pdf_surface_set_size(surface, prepared.frame.width, prepared.pages.height);
    for (std::size_t i = 0; i < prepared.pages.list.size(); ++i) {
        if (i > 0) draw_running_head(page, context, prepared);
        for (const Placed& placed : prepared.pages.list[i]) prepared.pieces[placed.piece].draw(page, placed.y);
        if (prepared.sheet->size != PaperSize::kSlip58) draw_footer(page, context, prepared, i + 1);
        cairo_show_page(page);
    }
}

}  // namespace

Result<Bytes> render_pdf(const std::vector<Sheet>& sheets, Instant created) {
    TRY_VOID(check_sheets(sheets));
    const std::shared_ptr<PangoContext> context = make_context();
    Bytes out;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_pdf_surface_create_for_stream(&append, &out, 1, 1), &cairo_surface_destroy);
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, sheets.front().title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Layang");
    // Whole seconds: the PDF date has no fraction.
    const std::string date = to_string(created).substr(0, 19) + "Z";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
    {
        const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> page(cairo_create(surface.get()), &cairo_destroy);
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const Prepared prepared = TRY(prepare(context.get(), sheets[i], i));
            print(surface.get(), page.get(), context.get(), prepared);
        }
        demand_success(cairo_status(page.get()));
    }
    cairo_surface_finish(surface.get());
    demand_success(cairo_surface_status(surface.get()));
    return out;
}

}  // namespace layang::paper
