// A mark ends what is in hand; the level at the mark says which tables around it are still open.
#include "extract/word_story.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t deepest_table = 30;  // nobody nests so deep; what is deeper counts as this deep
constexpr size_t most_cells = 1000;   // of a row; Word allows 63

// Takes what the shape says over to the cells that were read. A cell merged into the one before widens it.
void take_shape(EdgeTable::Row& row, const EdgeTable::Row& shape) {
    row.left = shape.left;
    row.header = shape.header;
    if (shape.cells.size() != row.cells.size()) return;
    std::vector<EdgeTable::Cell> cells;
    for (size_t i = 0; i < row.cells.size(); ++i) {
        row.cells[i].right = shape.cells[i].right;
        row.cells[i].continues = shape.cells[i].continues;
        if (shape.cells[i].merged && !cells.empty() && row.cells[i].text.empty()) {
            cells.back().right = shape.cells[i].right;
        } else {
            cells.push_back(std::move(row.cells[i]));
        }
    }
    row.cells = std::move(cells);
}

}  // namespace

void WordStory::add_attribute(std::string_view text) {
    Locus where = where_;
    where.channel = Channel::attribute;
    where.paragraph = counters_.paragraphs + 1;
    if (!parts_.full()) parts_.document.add(trim(text), where);
}

void WordStory::enter(size_t level) {
    level = std::min(level, deepest_table);
    close_tables(level);
    while (levels_.size() < level) levels_.push_back({EdgeTable(++counters_.tables), {}, {}});
}

void WordStory::end_paragraph(size_t level) {
    enter(level);
    ++counters_.paragraphs;
    if (levels_.empty()) {
        Locus where = where_;
        where.paragraph = counters_.paragraphs;
        if (!parts_.full()) parts_.document.add(paragraph_.seen(), where);
        add_unseen(parts_, paragraph_, where);
        parts_.may_cut();
    } else {
        levels_.back().cell.append_paragraph(paragraph_);
    }
    paragraph_ = {};
}

void WordStory::end_cell(size_t level) {
    end_paragraph(std::max<size_t>(level, 1));
    Level& inner = levels_.back();
    if (inner.row.cells.size() >= most_cells) inner.row.cells.pop_back();
    inner.row.cells.push_back({.text = std::move(inner.cell)});
    inner.cell = {};
}

void WordStory::end_row(size_t level, const EdgeTable::Row& shape) {
    enter(std::max<size_t>(level, 1));
    Level& inner = levels_.back();
    EdgeTable::Row row = std::move(inner.row);
    inner.row = {};
    paragraph_ = {};
    take_shape(row, shape);
    inner.table.add_row(parts_, where_, std::move(row));
}

void WordStory::close_tables(size_t level) {
    for (; levels_.size() > level; levels_.pop_back()) {
        Level& inner = levels_.back();
        if (!inner.cell.empty()) inner.row.cells.push_back({.text = std::move(inner.cell)});
        if (!inner.row.cells.empty()) inner.table.add_row(parts_, where_, std::move(inner.row));
        inner.table.finish(parts_, where_);
    }
}

void WordStory::finish() {
    if (!paragraph_.empty()) end_paragraph(levels_.size());
    close_tables(0);
}

}  // namespace leakscan
