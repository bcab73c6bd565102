// One worksheet of a workbook, streamed row by row. ECMA-376 part 1, 18.3.
#pragma once

#include <cstdint>
#include <string>

#include "extract/package.h"
#include "extract/package_texts.h"
#include "extract/sheet_rows.h"
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
    AuthorNames authors = {};
};

// Adds all of the sheet in `part` to the workbook's document. `number` is 1-based in Document::sheets.
void read_xlsx_sheet(XlsxBook& book, const std::string& part, std::uint32_t number, bool hidden);

}  // namespace leakscan
