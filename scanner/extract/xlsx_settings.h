// What a workbook says beside its sheets: where its data come from, who commented, pictures that WPS puts into cells, and the log of a
// shared workbook. ECMA-376 part 1, 18.11 (revisions), 18.13 (connections).
#pragma once

#include <map>
#include <string>

#include "extract/xlsx_sheet.h"

namespace leakscan {

// Connections, people, words for pictures in cells, links that lead out. `main` is the part of the workbook.
void add_xlsx_settings(XlsxBook& book, const std::string& main);

// What cells held before somebody changed them, as tracked deletions. `sheets`: numbers in Document::sheets by sheetId.
void add_xlsx_revisions(XlsxBook& book, const std::map<std::string, std::uint32_t>& sheets);

}  // namespace leakscan
