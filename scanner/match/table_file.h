// Fact tables as files: patterns/data/*.tsv, tab-separated, lines that start with '#' are comments (source, licence, header).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leakscan {

// Calls `take` with the fields of each line. Fault::usage with file:line when a line has fewer than `least_fields` fields or
// `take` returns false.
Status read_table(const std::string& path, size_t least_fields, const std::function<bool(const std::vector<std::string_view>&)>& take);

}  // namespace leakscan
