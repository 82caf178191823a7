// The page breaker.
#include "platform/paper/piece.hpp"

namespace layang::paper {
namespace {

/// Height of the pieces that must stay together, from `first` to the first that may be left by its successor.
double group_height(const std::vector<Piece>& pieces, std::size_t first) {
    double height = pieces[first].height;
    for (std::size_t i = first; pieces[i].keep_with_next && i + 1 < pieces.size(); ++i)
        height += pieces[i + 1].gap + pieces[i + 1].height;
    return height;
}

class Breaker {
public:
    Breaker(const std::vector<Piece>& pieces, const Frame& frame) : pieces_(pieces), frame_(frame) { pages_.list.emplace_back(); }

    Result<Pages> run() {
        bool inside_group = false;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            if (piece.height + (piece.repeated ? pieces_[*piece.repeated].height : 0) > room_on_later_page())
                return refuse(ErrorCode::kTooLarge, piece.field, {{"max", "satu halaman"}});
            // A group that no page could hold is cut like anything else.
            double needed = inside_group ? piece.height : group_height(pieces_, i);
            if (needed > room_on_later_page()) needed = piece.height;
            const double gap = pages_.list.back().empty() ? 0 : piece.gap;
            if (y_ + gap + needed > bottom() && !pages_.list.back().empty()) {
                turn(piece);
                place(i, 0);
            } else {
                place(i, gap);
            }
            inside_group = piece.keep_with_next;
        }
        pages_.height = frame_.height;
        return std::move(pages_);
    }

private:
    [[nodiscard]] double bottom() const { return frame_.height - frame_.bottom; }
    [[nodiscard]] double room_on_later_page() const { return bottom() - frame_.top - kRunningHead; }

    void turn(const Piece& next) {
        pages_.list.emplace_back();
        y_ = frame_.top + kRunningHead;
        if (next.repeated) place(*next.repeated, 0);
    }
    void place(std::size_t piece, double gap) {
        y_ += gap;
        pages_.list.back().push_back({piece, y_});
        y_ += pieces_[piece].height;
    }

    const std::vector<Piece>& pieces_;
    const Frame& frame_;
    Pages pages_;
    double y_ = frame_.top;
};

Result<Pages> one_long_page(const std::vector<Piece>& pieces, const Frame& frame) {
    Pages pages;
    pages.list.emplace_back();
    double y = frame.top;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) y += pieces[i].gap;
        pages.list.back().push_back({i, y});
        y += pieces[i].height;
        if (y > mm(kSlipMmMax)) return refuse(ErrorCode::kTooLarge, pieces[i].field, {{"max", "1 meter"}});
    }
    pages.height = y + frame.bottom;
    return pages;
}

}  // namespace

Result<Pages> cut_into_pages(const std::vector<Piece>& pieces, const Frame& frame) {
    if (frame.height <= 0) return one_long_page(pieces, frame);
    return Breaker(pieces, frame).run();
}

}  // namespace layang::paper
