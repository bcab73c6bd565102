// XLSX, XLSM, XLTX: ECMA-376 part 1, 18 (SpreadsheetML), as Excel, WPS and LibreOffice write it. XLSB is told apart and refused.
#pragma once

#include <functional>

#include "base/result.h"
#include "extract/extract.h"

namespace leakscan {

// Cells as a person sees them, row by row with the labels of their columns; hidden sheets, rows, columns and cells,
// comments, link targets, headers and footers, text boxes, names, properties and unused shared strings in their channels.
Result<Extracted> extract_xlsx(const Item& item, const Limits& limits, const std::function<void(const Document&)>& part);

}  // namespace leakscan
