// What `scan` prints at its end: totals, units, worst documents, what was not read, where the lists are.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace leakscan {

// `files`: the paths of the written reports, as the reader can open them. Colour only with `color`.
std::string terminal_summary(const ListedReport& listed, const ReportSettings& settings, bool color, const std::vector<std::string>& files);

}  // namespace leakscan
