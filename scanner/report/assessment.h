// The assessment of a year: per unit what was found, rectified in time, late, remains, is overdue or came back, and a score. All figures
// are formulas over the sheet of entries behind them, the score's parameters stand in cells, and the formula is written on the sheet.
#pragma once

#include <string>

#include "base/language.h"
#include "base/result.h"
#include "report/office_figures.h"

namespace leakscan {

Status write_assessment(const LedgerView& view, int year, Date today, Language language, const std::string& path);

}  // namespace leakscan
