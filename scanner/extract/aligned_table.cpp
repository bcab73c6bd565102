// The half of page_tables.h that goes without drawn lines.
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "extract/page_tables.h"

namespace leakscan {
namespace {

constexpr size_t most_columns = 200;
constexpr size_t most_lines_between = 6;  // lines of one cell between two lines that show the columns
constexpr double widest_row_gap = 3.0;    // in heights: further down it is another table
constexpr double least_share = 0.12;      // of the lines must stand where a column is
constexpr double clear_jump = 0.25;       // in heights: between the lines of a cell and the rows of a table
constexpr double closest_rows = 0.6;      // in heights: lines of one cell are not further apart
constexpr double deep_overlap = 0.25;     // in heights: rows do not overlap so far

double height_of(const TextLine& line) { return std::max(1.0, line.pieces.front().words.front()->box.height()); }

// Where pieces of at least some lines stand: edges of what is left when the gutters are taken away.
std::vector<Extent> columns_of(const std::vector<TextLine>& lines, size_t first, size_t end) {
    struct Edge {
        double x;
        int step;
    };
    std::vector<Edge> edges;
    size_t counted = 0;
    double left = lines[first].box.left, right = lines[first].box.right;
    for (size_t i = first; i < end; ++i) {
        left = std::min(left, lines[i].box.left);
        right = std::max(right, lines[i].box.right);
    }
    for (size_t i = first; i < end; ++i) {
        // A title over the columns tells nothing of them; a line of one cell does.
        const bool several = lines[i].pieces.size() > 1;
        if (!several && lines[i].box.width() > (right - left) / 2) continue;
        counted += several ? 1 : 0;
        for (const LinePiece& piece : lines[i].pieces) {
            edges.push_back({piece.box.left, 1});
            edges.push_back({piece.box.right, -1});
        }
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge& one, const Edge& two) { return one.x != two.x ? one.x < two.x : one.step < two.step; });
    const int needed = std::max(1, static_cast<int>(std::ceil(least_share * static_cast<double>(counted))));
    std::vector<Extent> columns;
    int covered = 0;
    for (const Edge& edge : edges) {
        if (edge.step > 0 && covered + 1 == needed) columns.push_back({edge.x, edge.x});
        if (edge.step < 0 && covered == needed && !columns.empty()) columns.back().to = edge.x;
        covered += edge.step;
    }
    if (columns.size() > most_columns) columns.clear();
    return columns;
}

// The columns a piece stands in: first and one past the last; the nearest one if it stands between two.
std::pair<size_t, size_t> columns_under(const LinePiece& piece, const std::vector<Extent>& columns) {
    size_t first = columns.size(), end = 0, nearest = 0;
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < columns.size(); ++i) {
        const double shared = std::min(piece.box.right, columns[i].to) - std::max(piece.box.left, columns[i].from);
        const double enough = 0.3 * std::min(piece.box.width(), columns[i].to - columns[i].from);
        if (shared > 0 && shared >= enough) {
            first = std::min(first, i);
            end = i + 1;
        }
        if (-shared < least) least = -shared, nearest = i;
    }
    return first < end ? std::pair(first, end) : std::pair(nearest, nearest + 1);
}

// One piece that stands in one column, near enough to the line above or below it to be of the same cell.
bool is_cell_line(const TextLine& line, const TextLine& neighbour, const std::vector<Extent>& columns, bool first_wraps) {
    if (line.pieces.size() != 1) return false;
    const auto [column, last] = columns_under(line.pieces.front(), columns);
    const Extent& extent = columns[column];
    const bool inside = last - column == 1 && line.box.left > extent.from - 2 && line.box.right < extent.to + height_of(line);
    const double gap = std::max(line.box.top - neighbour.box.bottom, neighbour.box.top - line.box.bottom);
    // What begins at the left edge may be a paragraph after the table, unless cells of the first column wrap.
    return inside && gap < (column > 0 || first_wraps ? closest_rows : 0) * height_of(line);
}

struct PlacedPiece {
    const LinePiece* piece;
    size_t column;
    size_t end;
};

struct GridLine {
    const TextLine* line;
    std::vector<PlacedPiece> pieces;

    bool has(size_t column) const {
        return std::any_of(pieces.begin(), pieces.end(), [&](const PlacedPiece& p) { return p.column <= column && column < p.end; });
    }
};

size_t digits_in(const LinePiece& piece) {
    size_t count = 0;
    for (const PlacedWord* word : piece.words)
        count += static_cast<size_t>(std::count_if(word->text.begin(), word->text.end(), is_ascii_digit));
    return count;
}

// Both lines begin a row: they fill much the same columns, the first among them, which the second line of a cell seldom does; or a whole
// number each in one column.
bool are_rows(const GridLine& one, const GridLine& two) {
    constexpr size_t whole_number = 11;
    size_t shared = 0;
    for (const PlacedPiece& piece : one.pieces) shared += two.has(piece.column) ? 1 : 0;
    if (one.has(0) && two.has(0) && shared * 2 >= std::max(one.pieces.size(), two.pieces.size())) return true;
    for (const PlacedPiece& upper : one.pieces) {
        for (const PlacedPiece& lower : two.pieces) {
            if (upper.column == lower.column && digits_in(*upper.piece) >= whole_number && digits_in(*lower.piece) >= whole_number)
                return true;
        }
    }
    return false;
}

double gap_before(const std::vector<GridLine>& lines, size_t i) {
    const TextLine& upper = *lines[i - 1].line;
    const TextLine& lower = *lines[i].line;
    return (lower.box.top - upper.box.bottom) / std::min(height_of(upper), height_of(lower));
}

// Up to this gap (in heights) lines belong to one row. Where some lines are clearly nearer to each other than others, the near
// ones are lines of one cell, unless they look like rows themselves: a dense table has a title further away.
double row_threshold(const std::vector<GridLine>& lines) {
    std::vector<double> gaps;
    for (size_t i = 1; i < lines.size(); ++i) gaps.push_back(gap_before(lines, i));
    std::sort(gaps.begin(), gaps.end());
    double threshold = -deep_overlap, widest = clear_jump;
    for (size_t i = 1; i < gaps.size() && gaps[i - 1] <= closest_rows; ++i) {
        if (gaps[i] - gaps[i - 1] < widest) continue;
        widest = gaps[i] - gaps[i - 1];
        threshold = (gaps[i] + gaps[i - 1]) / 2;
    }
    size_t near = 0, rows_among_them = 0;
    for (size_t i = 1; i < lines.size(); ++i) {
        if (gap_before(lines, i) > threshold) continue;
        ++near;
        if (are_rows(lines[i - 1], lines[i])) ++rows_among_them;
    }
    return rows_among_them * 10 > near ? -deep_overlap : threshold;
}

void add_to_row(std::vector<PageCell>& row, const PlacedPiece& placed) {
    const auto column = static_cast<std::uint32_t>(placed.column + 1);
    auto at = std::find_if(row.begin(), row.end(), [&](const PageCell& cell) { return column < cell.column + cell.span; });
    const bool same = at != row.end() && at->column <= column;
    if (!same) {
        at = row.insert(at, PageCell{});
        at->column = column;
        const auto next = at + 1 == row.end() ? std::numeric_limits<std::uint32_t>::max() : (at + 1)->column;
        at->span = std::min(static_cast<std::uint32_t>(placed.end - placed.column), next - column);
    }
    at->lines.push_back(*placed.piece);
}

// Lines of running text in columns, as in a newspaper, are no table.
bool is_prose(const std::vector<TextLine>& lines, size_t first, size_t end, const std::vector<Extent>& columns) {
    constexpr size_t most_prose_columns = 3, fewest_lines = 5;
    size_t pieces = 0, full = 0;
    for (size_t i = first; i < end; ++i) {
        for (const LinePiece& piece : lines[i].pieces) {
            const auto [column, last] = columns_under(piece, columns);
            const double width = columns[column].to - columns[column].from;
            const double letters = piece.box.width() / std::max(1.0, piece.box.height());
            ++pieces;
            full += last - column == 1 && piece.box.width() > 0.85 * width && letters > 12 ? 1 : 0;
        }
    }
    return columns.size() <= most_prose_columns && end - first >= fewest_lines && full * 10 >= pieces * 6;
}

}  // namespace

std::vector<std::vector<PageCell>> rows_in_columns(const std::vector<TextLine>& lines, const std::vector<Extent>& columns) {
    std::vector<GridLine> grid;
    for (const TextLine& line : lines) {
        GridLine& added = grid.emplace_back();
        added.line = &line;
        for (const LinePiece& piece : line.pieces) {
            const auto [column, end] = columns_under(piece, columns);
            added.pieces.push_back({&piece, column, end});
        }
    }
    const double threshold = grid.size() < 2 ? 0 : row_threshold(grid);
    std::vector<std::vector<PageCell>> rows;
    for (size_t i = 0; i < grid.size(); ++i) {
        if (i == 0 || gap_before(grid, i) > threshold) rows.emplace_back();
        for (const PlacedPiece& piece : grid[i].pieces) add_to_row(rows.back(), piece);
    }
    return rows;
}

PageTable find_aligned_table(const std::vector<TextLine>& lines, size_t first, size_t& end) {
    PageTable table;
    end = first;
    size_t several = 0;
    for (size_t i = first; i < lines.size() && i < end + most_lines_between; ++i) {
        if (i > first && lines[i].box.top - lines[i - 1].box.bottom > widest_row_gap * height_of(lines[i])) break;
        if (lines[i].pieces.size() < 2) continue;
        ++several;
        end = i + 1;
    }
    if (several < 2) return table;
    const std::vector<Extent> columns = columns_of(lines, first, end);
    if (columns.size() < 2 || is_prose(lines, first, end, columns)) return table;
    // A cell of the first row may begin above the line that shows the columns, one of the last go on below it.
    for (size_t i = first; lines[i].pieces.size() < 2; ++i) {
        if (!is_cell_line(lines[i], lines[i + 1], columns, false)) return table;
    }
    bool first_wraps = false;
    for (size_t i = first + 1; i < end; ++i) {
        first_wraps = first_wraps ||
                      (lines[i].pieces.size() == 1 && columns_under(lines[i].pieces.front(), columns) == std::pair<size_t, size_t>(0, 1));
    }
    while (end < lines.size() && is_cell_line(lines[end], lines[end - 1], columns, first_wraps)) ++end;
    table.rows =
        rows_in_columns({lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(end)}, columns);
    for (const Extent& column : columns) table.edges.push_back(column.from);
    table.box = lines[first].box;
    for (size_t i = first; i < end; ++i) {
        table.box.left = std::min(table.box.left, lines[i].box.left);
        table.box.right = std::max(table.box.right, lines[i].box.right);
        table.box.bottom = std::max(table.box.bottom, lines[i].box.bottom);
    }
    return table;
}

}  // namespace leakscan
