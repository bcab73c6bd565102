// Values that are examples: 如13800138000, 填写样例：…, a column headed 示例. Knows the words around one value, not the document's title.
#pragma once

#include <cstddef>
#include <string_view>

#include "match/names.h"

namespace leakscan {

// `begin`, `end`: bytes of the value in `text`, its block; `caption`: the label of the block, if any.
bool is_sample(const Names& names, std::string_view text, size_t begin, size_t end, std::string_view caption);

}  // namespace leakscan
