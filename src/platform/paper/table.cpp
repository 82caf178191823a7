// A table becomes a head and one piece for each row.
#include <algorithm>

#include <fmt/format.h>

#include "platform/paper/piece.hpp"

namespace layang::paper {
namespace {

struct Cell {
    Text text;
    double x;
    double drop = 0;  // so that the first lines of all faces in a row stand on one baseline
};

struct Grid {
    std::vector<double> x;
    std::vector<double> width;  // of the words, without the padding
    double pad_x;
    double pad_y;
    double size;
};

Grid grid_of(const Workshop& shop, const Table& table) {
    Grid grid{{}, {}, shop.narrow() ? 2.5 : 5, shop.narrow() ? 2.5 : 3.2, shop.scale.body - 1};
    double total = 0;
    for (const Column& column : table.columns) total += column.width;
    double x = shop.frame.margin;
    for (const Column& column : table.columns) {
        const double width = shop.frame.text_width() * column.width / total;
        grid.x.push_back(x + grid.pad_x);
        // A sliver of a column still gets room for one letter, or Pango would have no width to break at.
        grid.width.push_back(std::max(width - 2 * grid.pad_x, grid.size));
        x += width;
    }
    return grid;
}

/// Sets the cells of a row on one baseline; returns the row's height.
double level(std::vector<Cell>& cells) {
    double baseline = 0;
    for (const Cell& cell : cells) baseline = std::max(baseline, cell.text.lines().front().baseline);
    double height = 0;
    for (Cell& cell : cells) {
        cell.drop = baseline - cell.text.lines().front().baseline;
        height = std::max(height, cell.drop + cell.text.height());
    }
    return height;
}

void draw_cells(cairo_t* page, const std::vector<Cell>& cells, double y) {
    for (const Cell& cell : cells) cell.text.draw(page, cell.x, y + cell.drop);
}

}  // namespace

void add_table(Workshop& shop, const std::string& field, const Table& table) {
    const Grid grid = grid_of(shop, table);
    const double left = shop.frame.margin;
    const double width = shop.frame.text_width();
    std::vector<Cell> head;
    for (std::size_t j = 0; j < table.columns.size(); ++j)
        head.push_back({Text(shop.context, table.columns[j].title,
                             {grid.size - 0.5, true, false, kGreen, table.columns[j].align}, grid.width[j]),
                        grid.x[j]});
    const double head_height = level(head) + 2 * grid.pad_y;
    const std::size_t head_piece = shop.pieces.size();
    shop.pieces.push_back({shop.gap_before(1.2), head_height,
                           [=](cairo_t* page, double y) {
                               set_colour(page, kTint);
                               cairo_rectangle(page, left, y, width, head_height);
                               cairo_fill(page);
                               draw_line_across(page, left, y + head_height - 1, width, 1, kGreen);
                               draw_cells(page, head, y + grid.pad_y);
                           },
                           !table.rows.empty(), {}, field + ".columns"});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<Cell> cells;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            cells.push_back({Text(shop.context, table.rows[i][j],
                                  {grid.size, false, table.columns[j].code, kInk, table.columns[j].align}, grid.width[j]),
                             grid.x[j]});
        const double height = level(cells) + 2 * grid.pad_y;
        shop.pieces.push_back({0, height,
                               [=](cairo_t* page, double y) {
                                   draw_cells(page, cells, y + grid.pad_y);
                                   draw_line_across(page, left, y + height - 0.5, width, 0.5, kHairline);
                               },
                               i + 2 == table.rows.size(), head_piece, fmt::format("{}.rows.{}", field, i)});
    }
}

}  // namespace layang::paper
