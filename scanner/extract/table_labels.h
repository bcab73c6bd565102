// Which header stands over a cell. Shared by all formats with tables (HTML, CSV, DOCX, XLSX).
//
// Two layouts occur on government sites: rosters with a header row (possibly below a title row, possibly of two rows
// with merged cells, possibly repeated), and forms with the caption to the left of the value (姓名 | … | 身份证号 | …).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct TableCell {
    std::uint32_t column = 1;  // 1-based
    std::uint32_t span = 1;    // columns it covers
    std::string_view text;
    bool header = false;  // <th>, or marked so by the format
};

class TableLabels {
public:
    // Takes the cells of the next row, in column order; returns a label for each of them, "" where there is none
    // (header cells themselves have none).
    std::vector<std::string> add_row(const std::vector<TableCell>& cells);
    // True once a header row was seen.
    bool has_header() const { return !headers_.empty(); }
    // True if the last row was a header row.
    bool in_header() const { return in_header_; }
    // The label of a column, "" if it has none.
    std::string_view header(std::uint32_t column) const;

private:
    struct Header {
        std::string text;
        std::uint32_t span = 1;  // of the cell it came from: more than one column may be named in detail by the next row
    };

    // A cell of a row that would be a header if the next row were one of values.
    struct Supposed {
        std::uint32_t column = 1;
        std::uint32_t span = 1;
        std::string text;
    };

    bool read_supposed_header(const std::vector<TableCell>& cells, size_t filled, bool is_data, bool may_be_header);
    bool is_plain_data_row(const std::vector<TableCell>& cells);
    std::vector<std::string> labels_by_column(const std::vector<TableCell>& cells) const;
    void take_header(const std::vector<TableCell>& cells);

    std::map<std::uint32_t, Header> headers_;  // by column
    std::vector<Supposed> supposed_;
    bool in_header_ = false;  // the last row was a header row
};

// A caption as labels and headers are compared and stored: without white space, a closing colon and decoration ("*姓　名：" → "姓名").
std::string clean_caption(std::string_view text);
// Words that name a column or field of personal or everyday data (姓名, 身份证号码, 联系电话, "id_card"), nothing else in the text.
bool is_caption(std::string_view text);

}  // namespace leakscan
