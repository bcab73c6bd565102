// A row is collected whole before it is written, because its labels and its comments are known only then.
#include "extract/sheet_rows.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr size_t most_spans = 200'000;  // of a sheet; beyond them header cells merely lose their width

std::uint64_t key(CellPosition cell) { return std::uint64_t{cell.row} << 32 | cell.column; }

}  // namespace

CellPosition parse_address(std::string_view address) {
    CellPosition cell;
    size_t at = 0;
    const auto skip_dollar = [&] { at += at < address.size() && address[at] == '$' ? 1 : 0; };
    skip_dollar();
    for (; at < address.size() && is_ascii_alpha(address[at]); ++at) {
        cell.column = cell.column * 26 + static_cast<std::uint32_t>(ascii_lower(address[at]) - 'a' + 1);
        if (cell.column > last_sheet_column) return {};
    }
    skip_dollar();
    for (; at < address.size() && is_ascii_digit(address[at]); ++at) {
        cell.row = cell.row * 10 + static_cast<std::uint32_t>(address[at] - '0');
        if (cell.row > last_sheet_row) return {};
    }
    const bool ends_well = at == address.size() || address[at] == ':';
    return cell.row != 0 && cell.column != 0 && ends_well ? cell : CellPosition{};
}

void SheetRows::hide_columns(std::uint32_t first, std::uint32_t last) {
    last = std::min(last, last_sheet_column);
    for (std::uint32_t column = first; column <= last; ++column) hidden_columns_[column] = true;
}

void SheetRows::set_span(CellPosition first, std::uint32_t columns, std::uint32_t rows) {
    if (columns > 1 && spans_.size() < most_spans) spans_[key(first)] = columns;
    std::vector<MergedCells>& merged = parts_.document.merged;
    if (rows > 1 && merged.size() < most_spans) merged.push_back({sheet_.sheet, first.row, first.column, rows, columns});
}

void SheetRows::add_comment(CellPosition cell, std::string_view text) {
    std::string& joined = comments_[cell];
    if (!joined.empty()) joined += ' ';
    joined += text;
}

void SheetRows::begin_row(std::uint32_t row, bool hidden) {
    end_row();
    row_ = std::min(row, last_sheet_row);
    row_hidden_ = hidden;
}

void SheetRows::add_cell(std::uint32_t column, std::string_view text, bool unseen) {
    if (text.empty()) return;
    column = std::min(column, last_sheet_column);
    cells_.push_back({column, row_text_.size(), channel_of_cell(column, unseen)});
    row_text_ += text;
    if (cells_.size() > last_sheet_column) end_row();  // only a hostile row has more
}

void SheetRows::finish() {
    end_row();
    add_comments_up_to(last_sheet_row, {});
}

Channel SheetRows::channel_of_cell(std::uint32_t column, bool unseen) const {
    if (is_hidden(sheet_.channel)) return sheet_.channel;
    if (row_hidden_) return Channel::hidden_row;
    if (hidden_columns_[column]) return Channel::hidden_column;
    return unseen ? Channel::hidden_text : Channel::body;
}

void SheetRows::end_row() {
    row_cells_.clear();
    for (size_t i = 0; i < cells_.size(); ++i) {
        const Cell& cell = cells_[i];
        const size_t end = i + 1 < cells_.size() ? cells_[i + 1].begin : row_text_.size();
        const auto span = spans_.find(key({row_, cell.column}));
        row_cells_.push_back({cell.column, span == spans_.end() ? 1 : span->second,
                              std::string_view(row_text_).substr(cell.begin, end - cell.begin), false, cell.channel});
    }
    const auto by_column = [](const RowCell& a, const RowCell& b) { return a.column < b.column; };
    if (!std::is_sorted(row_cells_.begin(), row_cells_.end(), by_column)) std::stable_sort(row_cells_.begin(), row_cells_.end(), by_column);
    if (!row_cells_.empty() && !parts_.full()) {
        Locus where = sheet_;
        where.row = row_;
        const std::vector<std::string> labels = add_row(parts_.document, labels_, where, row_cells_);
        if (!comments_.empty()) add_comments_up_to(row_, labels);
    }
    cells_.clear();
    row_text_.clear();
    parts_.may_cut();
}

// Comments stand beside the row they belong to, so that its name and its labels speak for them too.
void SheetRows::add_comments_up_to(std::uint32_t row, const std::vector<std::string>& labels) {
    while (!comments_.empty() && comments_.begin()->first.row <= row) {
        const auto& [cell, text] = *comments_.begin();
        std::string_view label;
        for (size_t i = 0; i < labels.size(); ++i) {
            if (cell.row == row_ && row_cells_[i].column == cell.column) label = labels[i];
        }
        add_beside_cells(text, Channel::cell_comment, cell, label);
        comments_.erase(comments_.begin());
    }
}

void SheetRows::add_beside_cells(std::string_view text, Channel channel, CellPosition cell, std::string_view label) {
    if (parts_.full()) return;
    Locus where = sheet_;
    where.channel = channel;
    where.row = cell.row;
    where.column = cell.column;
    parts_.document.add(text, where, label);
}

std::string without_header_codes(std::string_view text) {
    std::string plain;
    for (size_t at = 0; at < text.size(); ++at) {
        // A code is an ASCII character; before any other '&' stands for itself, and none of it may be cut off.
        if (text[at] != '&' || at + 1 == text.size() || !is_ascii(text[at + 1])) {
            plain.push_back(text[at]);
            continue;
        }
        const char code = text[++at];
        if (code == '&') plain.push_back('&');
        if (code == '"') at = std::min(text.find('"', at + 1), text.size() - 1);
        for (int digit = 0; code == 'K' && digit < 6 && at + 1 < text.size() && is_ascii(text[at + 1]); ++digit) ++at;
        while (is_ascii_digit(code) && at + 1 < text.size() && is_ascii_digit(text[at + 1])) ++at;
        if (code == 'L' || code == 'C' || code == 'R') plain.push_back(' ');
    }
    return std::string(trim(plain));
}

}  // namespace leakscan
