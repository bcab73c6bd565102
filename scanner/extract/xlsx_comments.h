// What hangs on the cells of a worksheet but stands in parts of its own: comments, threaded comments, text boxes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/xlsx_sheet.h"

namespace leakscan {

// By cell; several comments of one cell are joined by a space. A threaded comment replaces the note that Excel keeps
// beside it for old readers.
std::map<CellPosition, std::string> read_cell_comments(Package& package, const std::vector<Relationship>& relationships);

// Text of the shapes on a sheet, and what pictures are said to show, as blocks at the sheet.
void add_drawings(XlsxBook& book, const std::vector<Relationship>& relationships, const Locus& sheet);

}  // namespace leakscan
