// Rows of a worksheet into blocks, for every format with worksheets: each cell with its address, the label of its column and
// the channel that its sheet, row, column and style give it; comments beside the row they belong to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/table_labels.h"
#include "extract/table_row.h"
#include "extract/text_parts.h"

namespace leakscan {

constexpr std::uint32_t last_sheet_row = 1'048'576;
constexpr std::uint32_t last_sheet_column = 16'384;

struct CellPosition {
    std::uint32_t row = 0;  // 0: not an address
    std::uint32_t column = 0;
    auto operator<=>(const CellPosition&) const = default;
};
// "C7", "$C$7" and the first cell of "C7:D9"; {0, 0} for anything beyond XFD1048576.
CellPosition parse_address(std::string_view address);

// A header or footer without its codes: &L &C &R, &"font,style", &12, &K112233, &P and so on; && is an ampersand.
std::string without_header_codes(std::string_view text);

class SheetRows {
public:
    // `sheet` gives the sheet's number, and its channel: hidden_sheet or body.
    SheetRows(TextParts& parts, const Locus& sheet) : parts_(parts), sheet_(sheet), hidden_columns_(last_sheet_column + 1) {}

    // What must be known before the rows it concerns.
    void hide_columns(std::uint32_t first, std::uint32_t last);
    void set_span(CellPosition first, std::uint32_t columns, std::uint32_t rows = 1);
    void add_comment(CellPosition cell, std::string_view text);

    // Ends the row before. Rows beyond the last are taken for it.
    void begin_row(std::uint32_t row, bool hidden);
    std::uint32_t row() const { return row_; }
    // A cell of the current row, in any order; `unseen`: its style hides it.
    void add_cell(std::uint32_t column, std::string_view text, bool unseen = false);
    void end_row();
    // The last row, and the comments that no row took along.
    void finish();

    // What belongs to the sheet or to a cell without standing in it: header, link target, choices of a list.
    void add_beside_cells(std::string_view text, Channel channel, CellPosition cell = {}, std::string_view label = {});

private:
    struct Cell {
        std::uint32_t column;
        size_t begin;  // of its text in row_text_
        Channel channel;
    };

    void add_comments_up_to(std::uint32_t row, const std::vector<std::string>& labels);
    Channel channel_of_cell(std::uint32_t column, bool unseen) const;

    TextParts& parts_;
    Locus sheet_;
    std::map<CellPosition, std::string> comments_;
    std::vector<bool> hidden_columns_;
    std::unordered_map<std::uint64_t, std::uint32_t> spans_;
    TableLabels labels_;

    std::uint32_t row_ = 0;
    bool row_hidden_ = false;
    std::string row_text_;
    std::vector<Cell> cells_;
    std::vector<RowCell> row_cells_;
};

}  // namespace leakscan
