// One row of a table on its way into a Document: labels for its cells, and numbers written one character to a cell put
// together again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/table_labels.h"
#include "model/document.h"

namespace leakscan {

struct RowCell {
    std::uint32_t column = 1;  // 1-based
    std::uint32_t span = 1;
    std::string_view text;
    bool header = false;
    Channel channel = Channel::body;
    std::string_view above = {};  // text of the cell that this empty one continues downwards: counts for labels only
};

// Adds one block per cell with text, in column order; forms spread numbers over boxes, so six or more neighbouring cells
// of one character each (no Han) become one block at the first of them. `row` gives table or sheet, row and paragraph.
// Returns the label of each cell.
std::vector<std::string> add_row(Document& document, TableLabels& labels, const Locus& row, const std::vector<RowCell>& cells);

}  // namespace leakscan
