// See html_table.h.
#include "extract/html_table.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr std::uint32_t most_columns = 1'000;
constexpr size_t longest_cell = 600;  // longer cells are neither caption nor header
// A run of so many cells with one digit each is a number written into boxes.
constexpr size_t fewest_boxes = 6;

bool is_one_digit(std::string_view text) {
    if (text.size() == 1) return is_ascii_digit(text[0]) || text[0] == 'X' || text[0] == 'x';
    return text.size() == 3 && text >= "０" && text <= "９";
}

// Makes one block of the blocks first..last: the separators between them go, and what stands behind moves up.
void join_blocks(Document& document, size_t first, size_t last) {
    const std::uint32_t begin = document.blocks[first].begin;
    std::string text;
    auto anchor = std::lower_bound(document.anchors.begin(), document.anchors.end(), begin,
                                   [](const Anchor& entry, std::uint32_t offset) { return entry.text_offset < offset; });
    std::uint32_t removed = 0;
    for (size_t i = first; i < document.blocks.size(); ++i) {
        Block& block = document.blocks[i];
        if (i > first && i <= last) ++removed;
        if (i > last) text.push_back('\n');
        text += document.text_of(block);
        for (; anchor != document.anchors.end() && anchor->text_offset < block.end; ++anchor) anchor->text_offset -= removed;
        block.begin -= removed;
        block.end -= removed;
    }
    document.text.replace(begin, std::string::npos, text);
    document.blocks[first].end = document.blocks[last].end;
    const auto at = document.blocks.begin() + static_cast<std::ptrdiff_t>(first);
    document.blocks.erase(at + 1, at + 1 + static_cast<std::ptrdiff_t>(last - first));
}

}  // namespace

void HtmlTable::place(Locus& where) const {
    where.table = number_;
    where.row = in_row_ ? row_ : 0;
    where.column = in_cell_ ? cells_.back().column : 0;
}

void HtmlTable::start_row(Document& document) {
    end_row(document);
    in_row_ = true;
    ++row_;
    column_ = 1;
}

void HtmlTable::start_cell(Document& document, const CellShape& shape, std::uint32_t column) {
    end_cell(document);
    if (!in_row_) start_row(document);
    if (column >= column_ && column < most_columns) column_ = column;
    while (column_ <= rows_below_.size() && rows_below_[column_ - 1] > 0) ++column_;
    cells_.push_back({column_, shape, document.blocks.size(), document.blocks.size()});
    const std::uint32_t end = std::min(column_ + std::max(shape.columns, 1u), most_columns);
    if (shape.rows > 1 && end > rows_below_.size() + 1) rows_below_.resize(end - 1);
    // One more than to come: the count of the row itself is taken off at its end.
    for (std::uint32_t below = column_; shape.rows > 1 && below < end; ++below) rows_below_[below - 1] = shape.rows;
    column_ = end;
    in_cell_ = true;
}

void HtmlTable::end_cell(const Document& document) {
    if (!in_cell_) return;
    cells_.back().end_block = document.blocks.size();
    in_cell_ = false;
}

void HtmlTable::end_row(Document& document) {
    if (!in_row_) return;
    end_cell(document);
    in_row_ = false;
    label_cells(document);
    join_digit_boxes(document);
    cells_.clear();
    for (std::uint32_t& rows : rows_below_) rows -= rows > 0 ? 1 : 0;
    while (!rows_below_.empty() && rows_below_.back() == 0) rows_below_.pop_back();
}

void HtmlTable::forget_blocks() {
    for (Cell& cell : cells_) cell.first_block = cell.end_block = 0;
}

// The flowing text of a cell: attributes and comments in it are neither header nor caption.
std::string HtmlTable::text_of(const Cell& cell, const Document& document) const {
    std::string text;
    for (size_t i = cell.first_block; i < cell.end_block && text.size() < longest_cell; ++i) {
        const Block& block = document.blocks[i];
        const bool flows = block.where.channel != Channel::attribute && block.where.channel != Channel::script;
        if (flows && block.where.table == number_) text += document.text_of(block).substr(0, longest_cell);
    }
    return text;
}

void HtmlTable::label_cells(Document& document) {
    std::vector<std::string> texts(cells_.size());
    std::vector<TableCell> row(cells_.size());
    for (size_t i = 0; i < cells_.size(); ++i) {
        texts[i] = text_of(cells_[i], document);
        row[i] = {cells_[i].column, std::max(cells_[i].shape.columns, 1u), texts[i], cells_[i].shape.header};
    }
    const std::vector<std::string> labels = labels_.add_row(row);
    for (size_t i = 0; i < cells_.size(); ++i) {
        if (labels[i].empty() || cells_[i].first_block == cells_[i].end_block) continue;
        const std::uint32_t label = document.intern(labels[i]);
        for (size_t block = cells_[i].first_block; block < cells_[i].end_block; ++block) {
            // What stands in a table within the cell, too, where that names nothing itself.
            if (document.blocks[block].label == 0) document.blocks[block].label = label;
        }
    }
}

void HtmlTable::join_digit_boxes(Document& document) {
    const auto is_box = [&](const Cell& cell) {
        return cell.end_block == cell.first_block + 1 && is_one_digit(document.text_of(document.blocks[cell.first_block]));
    };
    // From the last run to the first: the blocks of earlier cells keep their places.
    for (size_t end = cells_.size(); end > 0;) {
        size_t begin = end;
        while (begin > 0 && is_box(cells_[begin - 1])) --begin;
        if (end - begin >= fewest_boxes) join_blocks(document, cells_[begin].first_block, cells_[end - 1].first_block);
        end = std::max<size_t>(begin, 1) - 1;
    }
}

}  // namespace leakscan
