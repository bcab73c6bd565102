// Rows go to table_row with their labels; a table with edges waits for its first rows, because a column is what any of them cuts off.
#include "extract/word_table.h"

#include <algorithm>

#include "base/text.h"
#include "extract/table_row.h"

namespace leakscan {
namespace {

constexpr size_t rows_for_columns = 50;  // enough for title, header and the first data of any roster
constexpr int same_edge = 60;            // twips, one millimetre: Word rounds differently in each row

}  // namespace

void add_unseen(TextParts& parts, const RunText& text, const Locus& where, std::string_view label) {
    for (const RunText::Unseen& unseen : text.unseen()) {
        if (trim(unseen.text).empty() || parts.full()) continue;
        Locus place = where;
        place.channel = unseen.channel;
        parts.document.add(unseen.text, place, label.empty() ? std::string_view(unseen.caption) : label);
    }
}

void WordTable::add_row(TextParts& parts, const Locus& story, const std::vector<WordCell>& cells, bool header) {
    Locus where = story;
    where.table = number_;
    where.row = row_;
    std::vector<std::string> seen;
    seen.reserve(cells.size());
    for (const WordCell& cell : cells) seen.push_back(cell.text.seen());
    std::vector<RowCell> row;
    for (size_t i = 0; i < cells.size(); ++i) {
        RowCell& added = row.emplace_back();
        added.column = cells[i].column;
        added.span = cells[i].span;
        added.text = seen[i];
        added.header = header;
        added.channel = story.channel;
        const auto above = above_.find(cells[i].column);
        if (cells[i].continues && above != above_.end()) added.above = above->second;
    }
    if (!parts.full()) {
        const std::vector<std::string> labels = leakscan::add_row(parts.document, labels_, where, row);
        for (size_t i = 0; i < row.size(); ++i) {
            where.column = row[i].column;
            add_unseen(parts, cells[i].text, where, labels[i]);
        }
    }
    for (size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].continues) above_[cells[i].column] = std::move(seen[i]);
    }
    parts.may_cut();
}

void EdgeTable::add_row(TextParts& parts, const Locus& story, Row row) {
    if (columns_known_) return hand_on(parts, story, row);
    waiting_.push_back(std::move(row));
    if (waiting_.size() >= rows_for_columns) finish(parts, story);
}

void EdgeTable::finish(TextParts& parts, const Locus& story) {
    if (!columns_known_) find_columns();
    for (Row& row : waiting_) hand_on(parts, story, row);
    waiting_.clear();
}

void EdgeTable::find_columns() {
    columns_known_ = true;
    for (const Row& row : waiting_) {
        edges_.push_back(row.left);
        for (const Cell& cell : row.cells) edges_.push_back(cell.right);
    }
    std::sort(edges_.begin(), edges_.end());
    size_t kept = 0;
    for (const int edge : edges_) {
        if (kept == 0 || edge - edges_[kept - 1] > same_edge) edges_[kept++] = edge;
    }
    edges_.resize(kept);
}

// Index of the column that begins at an edge, 1-based.
std::uint32_t EdgeTable::column_at(int edge) const {
    const auto after = std::upper_bound(edges_.begin(), edges_.end(), edge + same_edge / 2);
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(after - edges_.begin()));
}

void EdgeTable::hand_on(TextParts& parts, const Locus& story, Row& row) {
    table_.begin_row();
    std::vector<WordCell> cells;
    const bool edges = std::is_sorted(row.cells.begin(), row.cells.end(), [](const Cell& a, const Cell& b) { return a.right < b.right; }) &&
                       !row.cells.empty() && row.cells.back().right > row.left;
    std::uint32_t column = edges ? column_at(row.left) : 1;
    for (Cell& cell : row.cells) {
        WordCell& added = cells.emplace_back();
        added.column = column;
        const std::uint32_t next = edges ? std::max(column_at(cell.right), column + 1) : column + 1;
        added.span = next - column;
        added.continues = cell.continues;
        added.text = std::move(cell.text);
        column = next;
    }
    table_.add_row(parts, story, cells, row.header);
}

}  // namespace leakscan
