// One worksheet of a workbook, streamed row by row. ECMA-376 part 1, 18.3.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package.h"
#include "extract/table_labels.h"
#include "extract/table_row.h"
#include "extract/text_parts.h"
#include "extract/xlsx_strings.h"
#include "extract/xlsx_styles.h"

namespace leakscan {

// What all sheets of a workbook share.
struct XlsxBook {
    Package& package;
    TextParts& parts;
    SharedStrings strings;
    XlsxStyles styles;
    bool since_1904 = false;
};

struct CellPosition {
    std::uint32_t row = 0;  // 0: not an address
    std::uint32_t column = 0;
    auto operator<=>(const CellPosition&) const = default;
};
// "C7", "$C$7" and the first cell of "C7:D9"; {0, 0} for anything beyond XFD1048576.
CellPosition parse_address(std::string_view address);

// Adds all of the sheet in `part` to the workbook's document. `number` is 1-based in Document::sheets.
void read_xlsx_sheet(XlsxBook& book, const std::string& part, std::uint32_t number, bool hidden);

}  // namespace leakscan
