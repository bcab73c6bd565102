// Where in the tables of a page the text stands, and what its cells are called. Keeps no text: it points at blocks of the
// document, and gives them their labels when a row is complete.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/table_labels.h"
#include "model/document.h"

namespace leakscan {

struct CellShape {
    std::uint32_t columns = 1;  // colspan
    std::uint32_t rows = 1;     // rowspan
    bool header = false;        // <th>
};

// One open table.
class HtmlTable {
public:
    explicit HtmlTable(std::uint32_t number) : number_(number) {}

    std::uint32_t number() const { return number_; }
    bool in_row() const { return in_row_; }
    bool in_cell() const { return in_cell_; }
    // Table, row and column of what comes next; column 0 outside of cells.
    void place(Locus& where) const;

    // Each ends what is still open at its level. `document` is where the blocks go.
    void start_row(Document& document);
    // `column`: where the cell says it stands; 0: at the next free place.
    void start_cell(Document& document, const CellShape& shape, std::uint32_t column = 0);
    void end_cell(const Document& document);
    void end_row(Document& document);
    // The document's blocks were handed on: cells that are still open begin anew.
    void forget_blocks();

private:
    struct Cell {
        std::uint32_t column = 1;
        CellShape shape;
        size_t first_block = 0;
        size_t end_block = 0;
    };

    std::string text_of(const Cell& cell, const Document& document) const;
    void label_cells(Document& document);
    void join_digit_boxes(Document& document);

    std::uint32_t number_;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 1;  // the next free one
    bool in_row_ = false;
    bool in_cell_ = false;
    std::vector<Cell> cells_;                // of the open row
    std::vector<std::uint32_t> rows_below_;  // by column: how many more rows a cell above covers
    TableLabels labels_;
};

}  // namespace leakscan
