// Comments on the cells of a worksheet, which stand in parts of their own. ECMA-376 part 1, 18.7, and MS-XLSX 2.6.203 (threads).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/xlsx_sheet.h"

namespace leakscan {

// By cell; several comments of one cell are joined by a space. A threaded comment replaces the note that Excel keeps
// beside it for old readers. Who wrote them becomes metadata of the workbook.
std::map<CellPosition, std::string> read_cell_comments(XlsxBook& book, const std::vector<Relationship>& relationships);

}  // namespace leakscan
