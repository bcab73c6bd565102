#include "extract/table_row.h"

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t fewest_boxes = 6;  // the shortest number worth joining; shorter runs are 男 | 汉 or column numbers

bool is_box(const RowCell& cell) {
    const std::string_view text = trim(cell.text);
    if (text.empty()) return false;
    const CodePoint point = code_point_at(text, 0);
    return point.size == text.size() && !is_han(point.value);
}

// One past the last of the boxes that start at cells[first].
size_t end_of_boxes(const std::vector<RowCell>& cells, size_t first) {
    size_t end = first;
    while (end < cells.size() && is_box(cells[end]) && cells[end].channel == cells[first].channel &&
           (end == first || cells[end].column == cells[end - 1].column + cells[end - 1].span)) {
        ++end;
    }
    return end - first >= fewest_boxes ? end : first;
}

}  // namespace

std::vector<std::string> add_row(Document& document, TableLabels& labels, const Locus& row, const std::vector<RowCell>& cells) {
    std::vector<TableCell> table_cells;
    table_cells.reserve(cells.size());
    std::vector<size_t> places;  // of our cells among those
    std::uint32_t next = 0;
    for (const RowCell& cell : cells) {
        // Formats leave out cells without content; an empty field of a form says that the words beside it are a caption.
        if (next != 0 && cell.column > next) table_cells.push_back({next, cell.column - next, {}, false});
        next = cell.column + cell.span;
        places.push_back(table_cells.size());
        table_cells.push_back({cell.column, cell.span, cell.text.empty() ? cell.above : cell.text, cell.header});
    }
    std::vector<std::string> all = labels.add_row(table_cells);
    std::vector<std::string> found(cells.size());
    for (size_t i = 0; i < cells.size(); ++i) found[i] = std::move(all[places[i]]);
    for (size_t i = 0; i < cells.size();) {
        Locus where = row;
        where.channel = cells[i].channel;
        where.column = cells[i].column;
        const size_t end = end_of_boxes(cells, i);
        if (end == i) {
            document.add(cells[i].text, where, found[i]);
            ++i;
            continue;
        }
        std::string number;
        for (size_t box = i; box < end; ++box) number += trim(cells[box].text);
        document.add(number, where, found[i]);
        i = end;
    }
    return found;
}

}  // namespace leakscan
