// One sheet of an OpenDocument spreadsheet: rows and cells into SheetRows. ODF 1.3 part 3, 9 (tables), 19.385 (values of cells).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/odf_styles.h"
#include "extract/run_text.h"
#include "extract/sheet_rows.h"
#include "extract/xml.h"

namespace leakscan {

// What cells may hold and what is said when they do not: by name, until a cell says where it applies.
using OdfValidations = std::map<std::string, std::vector<std::string>, std::less<>>;

class OdfSheet {
public:
    // `sheet` gives number and channel (body, hidden_sheet, or older_revision for what was copied from other files).
    OdfSheet(TextParts& parts, const OdfStyles& styles, OdfValidations& validations, const Locus& sheet)
        : styles_(styles), validations_(validations), where_(sheet), rows_(parts, sheet) {}

    const Locus& where() const { return where_; }
    void add_column(const XmlAttributes& attributes);
    void start_row(const XmlAttributes& attributes);
    // How the cell's letters look, as far as the cell says.
    RunLook start_cell(const XmlAttributes& attributes, bool covered);
    void end_cell(const std::vector<RunText>& paragraphs);
    void end_row();
    void finish() { rows_.finish(); }

    // Of the cell in hand, or of the sheet.
    void add_comment(std::string_view text) { rows_.add_comment(position(), text); }
    void add_attribute(std::string_view text) { rows_.add_beside_cells(text, Channel::attribute, position()); }

private:
    struct Cell {
        std::uint32_t column = 0;
        std::uint32_t span = 1;  // columns
        std::uint32_t rows = 1;
        std::uint32_t copies = 1;
        std::string text;
        bool unseen = false;
    };
    struct Value {
        std::string type, number, text;
        bool covered = false;
    };
    struct DefaultStyle {
        std::uint32_t last_column;
        std::string style;
    };

    CellPosition position() const { return {row_, in_cell_ ? column_ : 0}; }
    std::string_view default_style() const;
    void add_validation(std::string_view name);
    void put_row(std::uint32_t row);

    const OdfStyles& styles_;
    OdfValidations& validations_;
    Locus where_;
    SheetRows rows_;
    std::vector<DefaultStyle> default_styles_;  // of columns, ascending
    std::uint32_t columns_ = 0;                 // declared so far
    std::string row_style_;
    std::uint32_t row_ = 0;  // the first of those that the row in hand stands for
    std::uint32_t row_repeated_ = 1;
    bool row_hidden_ = false;
    std::uint32_t column_ = 0;  // of the cell in hand; the last one behind it
    std::uint32_t repeated_ = 1;
    std::uint32_t copies_left_ = 100'000;  // of cells, in the whole sheet: rows and columns repeat each other
    std::uint32_t span_ = 1;
    std::uint32_t rows_spanned_ = 1;
    bool in_cell_ = false;
    bool hides_contents_ = false;
    Value value_;
    std::vector<Cell> cells_;
};

}  // namespace leakscan
