// The half of page_tables.h that follows drawn lines: lines that touch make a grid, and cells without a line between them are one.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "extract/page_tables.h"

namespace leakscan {
namespace {

constexpr double thick = 3.0;         // points: what is thicker is no line
constexpr double touch = 3.0;         // points between ends that are meant to meet
constexpr double same_line = 2.0;     // points between two lines that are one
constexpr size_t most_lines = 2'000;  // of each direction, after joining pieces
constexpr size_t most_fields = 100'000;

// A line, level or upright: where it is, and from where to where.
struct Stroke {
    double at = 0;
    double from = 0;
    double to = 0;
};

// Pieces of one line joined: cells are often framed one by one.
std::vector<Stroke> joined(std::vector<Stroke> strokes) {
    std::sort(strokes.begin(), strokes.end(), [](const Stroke& one, const Stroke& two) { return one.at < two.at; });
    std::vector<Stroke> lines;
    for (size_t first = 0; first < strokes.size();) {
        size_t end = first + 1;
        while (end < strokes.size() && strokes[end].at - strokes[first].at <= same_line) ++end;
        const double at = strokes[first + (end - first) / 2].at;
        std::sort(strokes.begin() + static_cast<std::ptrdiff_t>(first), strokes.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Stroke& one, const Stroke& two) { return one.from < two.from; });
        const size_t begin = lines.size();
        for (size_t i = first; i < end; ++i) {
            if (lines.size() > begin && strokes[i].from <= lines.back().to + touch)
                lines.back().to = std::max(lines.back().to, strokes[i].to);
            else
                lines.push_back({at, strokes[i].from, strokes[i].to});
        }
        first = end;
    }
    return lines;
}

size_t root_of(std::vector<size_t>& parents, size_t i) {
    while (parents[i] != i) i = parents[i] = parents[parents[i]];
    return i;
}

void unite(std::vector<size_t>& parents, size_t one, size_t two) {
    one = root_of(parents, one);
    two = root_of(parents, two);
    // The lesser is the root: of merged fields the upper left one.
    parents[std::max(one, two)] = std::min(one, two);
}

std::vector<double> distinct(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> kept;
    for (const double value : values) {
        if (kept.empty() || value - kept.back() > touch) kept.push_back(value);
    }
    return kept;
}

size_t nearest(const std::vector<double>& values, double value) {
    const auto above = std::lower_bound(values.begin(), values.end(), value);
    if (above == values.begin()) return 0;
    if (above == values.end()) return values.size() - 1;
    return static_cast<size_t>(above - values.begin()) - (value - *(above - 1) < *above - value ? 1 : 0);
}

// The fields between all lines of a grid, those without a line between them united.
class Grid {
public:
    Grid(const std::vector<Stroke>& levels, const std::vector<Stroke>& uprights) {
        for (const Stroke& level : levels) ys_.push_back(level.at), xs_.insert(xs_.end(), {level.from, level.to});
        for (const Stroke& upright : uprights) xs_.push_back(upright.at), ys_.insert(ys_.end(), {upright.from, upright.to});
        xs_ = distinct(xs_);
        ys_ = distinct(ys_);
        if (is_usable()) unite_fields(levels, uprights);
    }

    bool is_usable() const { return xs_.size() >= 3 && ys_.size() >= 2 && xs_.size() * ys_.size() <= most_fields; }
    Box box() const { return {xs_.front(), ys_.front(), xs_.back(), ys_.back()}; }
    bool contains(const Box& word) const {
        const Box all = box();
        return word.middle_x() > all.left && word.middle_x() < all.right && word.middle_y() > all.top && word.middle_y() < all.bottom;
    }
    PageTable table(const std::vector<const PlacedWord*>& words);

private:
    struct Cell {
        size_t top, bottom, left, right;  // fields, the last included
        std::vector<const PlacedWord*> words;
    };

    size_t columns() const { return xs_.size() - 1; }
    size_t rows() const { return ys_.size() - 1; }
    void unite_fields(const std::vector<Stroke>& levels, const std::vector<Stroke>& uprights);
    void add_row(PageTable& table, size_t row, const std::map<size_t, Cell>& cells) const;

    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<size_t> parents_;  // of fields, row by row
};

void Grid::unite_fields(const std::vector<Stroke>& levels, const std::vector<Stroke>& uprights) {
    const size_t wide = columns(), high = rows();
    std::vector<bool> floor(wide * (high + 1)), wall((wide + 1) * high);  // above field (row, column); left of it
    for (const Stroke& level : levels) {
        const size_t row = nearest(ys_, level.at);
        for (size_t column = 0; column < wide; ++column) {
            const double middle = (xs_[column] + xs_[column + 1]) / 2;
            if (level.from <= middle && middle <= level.to) floor[row * wide + column] = true;
        }
    }
    for (const Stroke& upright : uprights) {
        const size_t column = nearest(xs_, upright.at);
        for (size_t row = 0; row < high; ++row) {
            const double middle = (ys_[row] + ys_[row + 1]) / 2;
            if (upright.from <= middle && middle <= upright.to) wall[row * (wide + 1) + column] = true;
        }
    }
    parents_.resize(wide * high);
    std::iota(parents_.begin(), parents_.end(), size_t{0});
    for (size_t row = 0; row < high; ++row) {
        for (size_t column = 0; column < wide; ++column) {
            const size_t field = row * wide + column;
            if (column + 1 < wide && !wall[row * (wide + 1) + column + 1]) unite(parents_, field, field + 1);
            if (row + 1 < high && !floor[(row + 1) * wide + column]) unite(parents_, field, field + wide);
        }
    }
}

// One row of the grid: the cells that begin in it, and those that reach down into it.
void Grid::add_row(PageTable& table, size_t row, const std::map<size_t, Cell>& cells) const {
    std::vector<PageCell>& added = table.rows.emplace_back();
    bool several_lines = false;
    for (const auto& [root, cell] : cells) {
        if (row < cell.top || row > cell.bottom) continue;
        PageCell& page_cell = added.emplace_back();
        page_cell.column = static_cast<std::uint32_t>(cell.left + 1);
        page_cell.span = static_cast<std::uint32_t>(cell.right - cell.left + 1);
        page_cell.continues = row > cell.top;
        if (page_cell.continues) continue;
        for (TextLine& line : lines_of(cell.words)) {
            for (LinePiece& piece : line.pieces) page_cell.lines.push_back(std::move(piece));
        }
        several_lines = several_lines || page_cell.lines.size() > 2;
    }
    std::sort(added.begin(), added.end(), [](const PageCell& one, const PageCell& two) { return one.column < two.column; });
    if (!several_lines) return;
    // Lines between the columns only: the rows are to be found by their text.
    std::vector<const PlacedWord*> words;
    std::vector<Extent> extents;
    size_t filled = 0;
    for (const PageCell& cell : added) {
        if (cell.continues || cell.span > 1) return;
        filled += cell.lines.size() > 2 ? 1 : 0;
        extents.push_back({xs_[cell.column - 1], xs_[cell.column]});
        for (const LinePiece& piece : cell.lines) words.insert(words.end(), piece.words.begin(), piece.words.end());
    }
    if (filled < 2 || filled * 2 < added.size()) return;
    std::vector<std::vector<PageCell>> found = rows_in_columns(lines_of(words), extents);
    size_t whole = 0;  // rows of which most columns are filled
    for (const std::vector<PageCell>& one : found) whole += one.size() * 4 >= added.size() * 3 ? 1 : 0;
    if (found.size() < 3 || whole * 10 < found.size() * 8) return;
    table.rows.pop_back();
    table.rows.insert(table.rows.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

PageTable Grid::table(const std::vector<const PlacedWord*>& words) {
    std::map<size_t, Cell> cells;
    for (size_t field = 0; field < parents_.size(); ++field) {
        const size_t row = field / columns(), column = field % columns();
        Cell& cell = cells.try_emplace(root_of(parents_, field), Cell{row, row, column, column, {}}).first->second;
        cell.bottom = std::max(cell.bottom, row);
        cell.left = std::min(cell.left, column);
        cell.right = std::max(cell.right, column);
    }
    size_t filled = 0;
    for (const PlacedWord* word : words) {
        const auto row = static_cast<size_t>(std::upper_bound(ys_.begin(), ys_.end(), word->box.middle_y()) - ys_.begin()) - 1;
        const auto column = static_cast<size_t>(std::upper_bound(xs_.begin(), xs_.end(), word->box.middle_x()) - xs_.begin()) - 1;
        const size_t field = std::min(row, rows() - 1) * columns() + std::min(column, columns() - 1);
        Cell& cell = cells.at(root_of(parents_, field));
        filled += cell.words.empty() ? 1 : 0;
        cell.words.push_back(word);
    }
    PageTable table;
    if (filled < 2) return table;  // a frame around text
    table.box = box();
    table.edges.assign(xs_.begin(), xs_.end() - 1);
    for (size_t row = 0; row < rows(); ++row) add_row(table, row, cells);
    return table;
}

std::vector<Grid> grids_of(const std::vector<Box>& rules) {
    std::vector<Stroke> levels, uprights;
    for (const Box& rule : rules) {
        if (rule.height() <= thick && rule.width() > rule.height()) levels.push_back({rule.middle_y(), rule.left, rule.right});
        if (rule.width() <= thick && rule.height() > rule.width()) uprights.push_back({rule.middle_x(), rule.top, rule.bottom});
    }
    levels = joined(std::move(levels));
    uprights = joined(std::move(uprights));
    std::vector<Grid> grids;
    if (levels.size() > most_lines || uprights.size() > most_lines) return grids;
    std::vector<size_t> parents(levels.size() + uprights.size());
    std::iota(parents.begin(), parents.end(), size_t{0});
    for (size_t i = 0; i < levels.size(); ++i) {
        for (size_t k = 0; k < uprights.size(); ++k) {
            const bool meet = uprights[k].at >= levels[i].from - touch && uprights[k].at <= levels[i].to + touch &&
                              levels[i].at >= uprights[k].from - touch && levels[i].at <= uprights[k].to + touch;
            if (meet) unite(parents, i, levels.size() + k);
        }
    }
    std::map<size_t, std::pair<std::vector<Stroke>, std::vector<Stroke>>> groups;
    for (size_t i = 0; i < levels.size(); ++i) groups[root_of(parents, i)].first.push_back(levels[i]);
    for (size_t k = 0; k < uprights.size(); ++k) groups[root_of(parents, levels.size() + k)].second.push_back(uprights[k]);
    for (const auto& [root, group] : groups) {
        if (group.first.size() < 2 || group.second.empty()) continue;
        Grid grid(group.first, group.second);
        if (grid.is_usable()) grids.push_back(std::move(grid));
    }
    return grids;
}

}  // namespace

std::vector<PageTable> take_ruled_tables(const std::vector<Box>& rules, std::vector<const PlacedWord*>& words) {
    std::vector<Grid> grids = grids_of(rules);
    // The innermost first: a frame around the page has a table in it.
    std::sort(grids.begin(), grids.end(), [](const Grid& one, const Grid& two) {
        return one.box().width() * one.box().height() < two.box().width() * two.box().height();
    });
    std::vector<PageTable> tables;
    for (Grid& grid : grids) {
        const auto inside =
            std::stable_partition(words.begin(), words.end(), [&](const PlacedWord* word) { return !grid.contains(word->box); });
        const std::vector<const PlacedWord*> taken(inside, words.end());
        if (taken.empty()) continue;
        PageTable table = grid.table(taken);
        if (table.rows.empty()) continue;
        words.erase(inside, words.end());
        tables.push_back(std::move(table));
    }
    std::sort(tables.begin(), tables.end(), [](const PageTable& one, const PageTable& two) { return one.box.top < two.box.top; });
    return tables;
}

}  // namespace leakscan
