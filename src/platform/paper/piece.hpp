#pragma once
// Between description and page: a sheet becomes a column of pieces, and the column is cut into pages.
// Inner header: included by this room's .cpp files only.
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/paper/ink.hpp"

namespace layang::paper {

/// The form of a paper, in points.
struct Frame {
    double width = 0;
    double height = 0;  // 0: as long as its content
    double margin = 0;  // left and right
    double top = 0;
    double bottom = 0;  // kept free for the footer
    [[nodiscard]] double text_width() const { return width - 2 * margin; }
};
[[nodiscard]] Frame frame_of(PaperSize size);

/// The smallest thing that a page break does not cut.
struct Piece {
    double gap = 0;  // above; dropped at the top of a page
    double height = 0;
    std::function<void(cairo_t* page, double y)> draw;
    bool keep_with_next = false;
    std::optional<std::size_t> repeated = {};  // piece to print again when this one starts a page: a table's head
    std::string field = {};                    // where it came from, for the refusal of what is too tall
};

/// Sizes that differ from paper to paper.
struct Scale {
    double body = 10;
    double quiet = 8.5;
    double strong = 16;
    double heading = 11.5;
    double title = 15;
    double code = 26;
    double gap = 9;  // between blocks
};
[[nodiscard]] Scale scale_of(PaperSize size);

/// Everything a block needs to become pieces.
struct Workshop {
    PangoContext* context;
    PaperSize size;
    Frame frame;
    Scale scale;
    std::vector<Piece> pieces = {};

    bool under_heading = false;  // the last block was a heading

    /// Space above the next block in units of the usual gap; what stands under its heading moves closer to it.
    [[nodiscard]] double gap_before(double share = 1) const { return scale.gap * (under_heading ? std::min(share, 0.6) : share); }
    [[nodiscard]] bool narrow() const { return size != PaperSize::kA4; }
    [[nodiscard]] bool slip() const { return size == PaperSize::kSlip58; }
};

void add_top(Workshop& shop, const Sheet& sheet);  // letterhead, title
void add_block(Workshop& shop, const std::string& field, const Block& block);
void add_table(Workshop& shop, const std::string& field, const Table& table);
/// Running text, one piece a line, so that it may run over a page's end.
void add_text(Workshop& shop, const std::string& field, const Text& text, double gap);
/// The largest size up to `face.size` at which the words stand on one line; never below 8 points.
[[nodiscard]] Text fitted_text(PangoContext* context, const std::string& words, Face face, double width);

/// One piece at its place.
struct Placed {
    std::size_t piece = 0;
    double y = 0;
};
struct Pages {
    std::vector<std::vector<Placed>> list;
    double height = 0;  // of each page
};
/// Height that the running head takes on the second and later pages.
inline constexpr double kRunningHead = 26;
/// Cuts the column. Refuses what is taller than a page, or a slip above `kSlipMmMax`, with kTooLarge.
[[nodiscard]] Result<Pages> cut_into_pages(const std::vector<Piece>& pieces, const Frame& frame);
inline constexpr double kSlipMmMax = 1'000;

}  // namespace layang::paper
