// SARIF of one run, for code-scanning views and build gates: one result per line of the lists. Allowed findings are left out.
#pragma once

#include "report/formats.h"
#include "report/sarif_log.h"

namespace leakscan {

ReportText sarif_log(const ListedReport& listed, const ReportSettings& settings);

}  // namespace leakscan
