// What lies over the cells of a worksheet: text boxes, words for pictures, links of shapes, old form controls. ECMA-376 part 1, 20.5
// (SpreadsheetML drawings), part 4, 19 (VML).
#pragma once

#include <vector>

#include "extract/xlsx_sheet.h"

namespace leakscan {

// Adds it all as blocks at the sheet, with what people drew onto its charts.
void add_drawings(XlsxBook& book, const std::vector<Relationship>& relationships, const Locus& sheet);

}  // namespace leakscan
