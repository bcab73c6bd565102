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

private:
    std::map<std::uint32_t, std::string> headers_;  // by column
    bool in_header_ = false;
};

}  // namespace leakscan
