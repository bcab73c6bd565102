// 排查整改报告: what one unit had to rectify since the first scan, what became of it, and the statistics table that is filed with it.
#pragma once

#include "report/office_document.h"
#include "report/office_figures.h"

namespace leakscan {

// `unit`: an id of the ledger. Fault::usage when the ledger knows no such unit.
Result<OfficeDocument> unit_report(const LedgerView& view, const std::string& unit, Date today, Language language);

}  // namespace leakscan
