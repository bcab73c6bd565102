// Which columns (栏目) of which sites hold so much that they should go offline first, worst first.
#pragma once

#include <cstdint>

#include "report/office_document.h"
#include "report/office_figures.h"

namespace leakscan {

// Columns with more than `over` entries to be done, or more than `over` people in them. Pages that name no column count by their folder.
OfficeDocument takedown_list(const LedgerView& view, std::uint64_t over, Date today, Language language);

}  // namespace leakscan
