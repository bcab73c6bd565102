// What all sheets of a binary workbook share: strings, styles, the list of sheets, names, caches of other workbooks.
// Specification: MS-XLS 2.1.7.20.3 (globals substream).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/ole_document.h"
#include "extract/xls_records.h"
#include "extract/xlsx_strings.h"
#include "extract/xlsx_styles.h"

namespace leakscan {

// Record numbers used in more than one file.
enum XlsId : std::uint16_t {
    xls_formula = 0x0006,
    xls_eof = 0x000A,
    xls_external_sheet = 0x0017,
    xls_external_sheet_cells = 0x005A,
    xls_string = 0x0207,
    xls_bof = 0x0809,
};

struct XlsSheet {
    std::string name;
    std::uint32_t position = 0;  // of its BOF in the stream
    bool hidden = false;
};

struct XlsBook {
    XlsEncoding encoding;
    bool since_1904 = false;
    bool encrypted = false;
    SharedStrings strings;
    XlsxStyles styles;  // the same notions as in the XML form
    std::vector<XlsSheet> sheets;
};

// BIFF version of a BOF record (2..5, 8); 0 if it is none.
int version_of_bof(const XlsRecord& record);

// Reads the substream at the start of `stream` and adds what stands in it beside the sheets: names, cached cells, the user.
// A workbook of BIFF2 to 4 is one sheet without globals.
XlsBook read_xls_book(std::string_view stream, TextParts& parts);

// Adds all of one sheet. `number` is 1-based in Document::sheets.
void read_xls_sheet(XlsBook& book, std::string_view stream, const XlsSheet& sheet, std::uint32_t number, TextParts& parts);

// What pivot tables keep of their sources (the streams of _SX_DB_CUR).
void add_xls_pivot_caches(OleDocument& document, const XlsEncoding& encoding);

}  // namespace leakscan
