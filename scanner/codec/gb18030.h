// GB18030 (and GBK, GB2312, its subsets) → UTF-8 by a table of the two-byte codes, filled once from ICU: much faster than
// ICU itself. Four-byte codes, rare in practice, go through ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leakscan {

// Appends the UTF-8 form of `bytes`; returns how many sequences became U+FFFD. A bad lead byte never swallows ASCII behind it.
size_t append_gb18030(std::string& text, std::string_view bytes);

}  // namespace leakscan
