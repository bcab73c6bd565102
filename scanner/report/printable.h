// Text of scanned documents made fit for print: titles, paths and sheet names are hostile input, and a control sequence or a
// bidirectional override in one of them must reach neither a terminal nor a workbook.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

// Valid UTF-8 on one line: runs of controls and line breaks become one space, invalid bytes U+FFFD, bidirectional controls vanish.
std::string printable(std::string_view text);

// Columns on a terminal or in a worksheet: Han, kana, hangul and full-width forms take two.
size_t display_width(std::string_view text);

// printable() cut to `width` columns, "…" included where something was cut.
std::string shortened(std::string_view text, size_t width);

}  // namespace leakscan
