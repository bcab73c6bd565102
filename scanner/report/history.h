// The figures of the months side by side: a table and a chart for the bulletin, text for the terminal, JSON for programs.
#pragma once

#include <string>
#include <vector>

#include "report/office_document.h"
#include "report/office_figures.h"

namespace leakscan {

// Nothing when there is no month.
void add_history(OfficeDocument& document, const std::vector<PeriodFigures>& months, Language language);

// `unit`: its id; empty: all units together.
std::string history_text(const std::vector<PeriodFigures>& months, const std::string& unit, Language language);
// One object a line, one line a month.
std::string history_json(const std::vector<PeriodFigures>& months, const std::string& unit);

}  // namespace leakscan
