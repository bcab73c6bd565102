// A line chart as SVG, for pages that load nothing: one line a series, told apart in print too.
#pragma once

#include <string>

#include "report/office_document.h"

namespace leakscan {

// Empty when there is no value to draw. At most six series.
std::string to_svg(const OfficeChart& chart);

}  // namespace leakscan
