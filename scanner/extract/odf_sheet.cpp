// Rows and cells say how often they stand there; a row is put down when it ends, as often as that.
#include "extract/odf_sheet.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "extract/decimal.h"

namespace leakscan {
namespace {

constexpr std::uint32_t most_copies = 100;     // of a row or a cell with content; beyond that nobody reads them one by one
constexpr size_t longest_repeated = 4096;      // bytes; longer text is put down once
constexpr size_t fewest_digits_shortened = 7;  // of numbers that may be somebody's

std::uint32_t count_in(const XmlAttributes& attributes, std::string_view name) {
    const std::string_view text = attributes.get(name);
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() && value > 0 ? value : 1;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_ascii_digit);
    return digits;
}

// A number as a person sees it, unless the sheet shortens it (1.1E+17, ###): the digits are in the file.
std::string shown_number(std::string_view shown, std::string_view stored) {
    std::string whole = write_out(stored);
    const std::string digits = digits_of(std::string_view(whole).substr(0, whole.find('.')));
    if (digits.size() < fewest_digits_shortened || digits_of(shown).find(digits) != std::string::npos) return std::string(shown);
    const bool shortened = shown.find("E+") != std::string_view::npos || shown.find('#') != std::string_view::npos;
    return shortened ? whole : std::string(shown) + " " + whole;
}

}  // namespace

void OdfSheet::add_column(const XmlAttributes& attributes) {
    const std::uint32_t repeated = std::min(count_in(attributes, "number-columns-repeated"), last_sheet_column);
    const std::uint32_t first = columns_ + 1;
    columns_ = std::min(columns_ + repeated, last_sheet_column);
    const std::string_view visibility = attributes.get("visibility");
    if (visibility == "collapse" || visibility == "filter") rows_.hide_columns(first, columns_);
    default_styles_.push_back({columns_, std::string(attributes.get("default-cell-style-name"))});
}

std::string_view OdfSheet::default_style() const {
    if (!row_style_.empty()) return row_style_;
    const auto found = std::lower_bound(default_styles_.begin(), default_styles_.end(), column_,
                                        [](const DefaultStyle& style, std::uint32_t column) { return style.last_column < column; });
    return found == default_styles_.end() ? std::string_view() : found->style;
}

void OdfSheet::start_row(const XmlAttributes& attributes) {
    end_row();
    row_ = std::min(row_ + row_repeated_, last_sheet_row);
    row_repeated_ = std::min(count_in(attributes, "number-rows-repeated"), last_sheet_row);
    const std::string_view visibility = attributes.get("visibility");
    row_hidden_ = visibility == "collapse" || visibility == "filter";
    row_style_ = attributes.get("default-cell-style-name");
    column_ = 0;
    repeated_ = 1;
}

RunLook OdfSheet::start_cell(const XmlAttributes& attributes, bool covered) {
    column_ = std::min(column_ + repeated_, last_sheet_column);
    repeated_ = std::min(count_in(attributes, "number-columns-repeated"), last_sheet_column);
    span_ = std::min(count_in(attributes, "number-columns-spanned"), last_sheet_column);
    rows_spanned_ = std::min(count_in(attributes, "number-rows-spanned"), last_sheet_row);
    in_cell_ = true;
    value_.type = attributes.get("value-type");
    value_.number = attributes.get("value");
    value_.text = attributes.get("string-value");
    if (value_.text.empty()) value_.text = attributes.get("date-value");
    value_.covered = covered;
    add_validation(attributes.get("content-validation-name"));
    const std::string_view own = attributes.get("style-name");
    const OdfStyles::Style& style = styles_.style("table-cell", own.empty() ? default_style() : own);
    hides_contents_ = style.hides_contents;
    return style.look;
}

void OdfSheet::end_cell(const std::vector<RunText>& paragraphs) {
    const RunText text = joined(paragraphs);
    Cell cell{column_, span_, rows_spanned_, std::min(repeated_, most_copies), text.seen(), hides_contents_ || value_.covered};
    const bool is_number = value_.type == "float" || value_.type == "currency" || value_.type == "percentage";
    const std::vector<RunText::Unseen> unseen = text.unseen();
    if (cell.text.empty() && !unseen.empty()) {
        for (const RunText::Unseen& piece : unseen) cell.text += piece.text;
        cell.unseen = true;
    } else if (cell.text.empty()) {
        // A format like ;;; shows nothing of what is there: the paragraph is empty. Without one nobody has laid the cell out yet.
        cell.text = is_number ? write_out(value_.number) : value_.text;
        cell.unseen |= !paragraphs.empty();
    } else {
        if (is_number && value_.type != "percentage") cell.text = shown_number(cell.text, value_.number);
        for (const RunText::Unseen& piece : unseen)
            rows_.add_beside_cells(piece.text, is_hidden(where_.channel) ? where_.channel : piece.channel, position(), piece.caption);
    }
    cell.copies = cell.text.size() > longest_repeated ? 1 : std::min(cell.copies, 1 + copies_left_);
    if (!cell.text.empty()) {
        copies_left_ -= cell.copies - 1;
        cells_.push_back(std::move(cell));
    }
    in_cell_ = false;
}

// The choices stand at the first cell that offers them.
void OdfSheet::add_validation(std::string_view name) {
    const auto found = name.empty() ? validations_.end() : validations_.find(name);
    if (found == validations_.end()) return;
    for (const std::string& text : found->second) add_attribute(text);
    validations_.erase(found);
}

void OdfSheet::end_row() {
    if (cells_.empty()) return;
    size_t bytes = 0;
    std::uint32_t cells = 0;
    for (const Cell& cell : cells_) bytes += cell.text.size() * cell.copies, cells += cell.copies;
    const std::uint32_t copies = bytes > longest_repeated ? 1 : std::min({row_repeated_, most_copies, 1 + copies_left_ / cells});
    copies_left_ -= (copies - 1) * cells;
    for (std::uint32_t copy = 0; copy < copies; ++copy) put_row(row_ + copy);
    cells_.clear();
}

void OdfSheet::put_row(std::uint32_t row) {
    rows_.begin_row(row, row_hidden_);
    for (const Cell& cell : cells_) {
        rows_.set_span({row, cell.column}, cell.span, cell.rows);
        for (std::uint32_t copy = 0; copy < cell.copies; ++copy) rows_.add_cell(cell.column + copy, cell.text, cell.unseen);
    }
    rows_.end_row();
}

}  // namespace leakscan
