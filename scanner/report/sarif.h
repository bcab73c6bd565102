// SARIF 2.1.0 (OASIS standard): one run, for code-scanning views and build gates. Allowed findings are left out.
#pragma once

#include <string>

#include "report/formats.h"

namespace leakscan {

std::string sarif_log(const Report& report, const ReportSettings& settings);

}  // namespace leakscan
