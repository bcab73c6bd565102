// The HTML page that Outlook wraps into RTF, taken out again. Specification: MS-OXRTFEX 2.1.3 and 3.1. What the page says is html's
// business.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leakscan {

// The page in UTF-8; nothing if the RTF wraps none (\fromhtml).
std::optional<std::string> html_in_rtf(std::string_view rtf);

}  // namespace leakscan
