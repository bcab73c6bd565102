// Tables on a page of words and lines: by the lines drawn around the cells, or by columns that stand below each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/lines.h"
#include "model/placed.h"

namespace leakscan {

struct PageCell {
    std::uint32_t column = 1;  // 1-based
    std::uint32_t span = 1;
    bool continues = false;        // the cell above, which reaches down to here; it has no words of its own
    std::vector<LinePiece> lines;  // from top to bottom; a line with a wide gap in it gives several
};

struct PageTable {
    Box box;
    std::vector<double> edges;                // left edges of the columns
    std::vector<std::vector<PageCell>> rows;  // cells in column order
};

// Tables with lines around their cells, from top to bottom. The words in them are taken out of `words`.
std::vector<PageTable> take_ruled_tables(const std::vector<Box>& rules, std::vector<const PlacedWord*>& words);

// The table that lines[first] and those after it make by standing in columns; `end` is set to one past its last line. Without one
// `rows` is empty.
PageTable find_aligned_table(const std::vector<TextLine>& lines, size_t first, size_t& end);

// Rows of lines that stand in given columns (their left and right edges): a cell may have several lines, and the lines of a
// row need not be level with each other.
struct Extent {
    double from = 0;
    double to = 0;
};
std::vector<std::vector<PageCell>> rows_in_columns(const std::vector<TextLine>& lines, const std::vector<Extent>& columns);

}  // namespace leakscan
