// Tables of words and facts under patterns/data: UTF-8, one row a line, fields separated by tabs, '#' starts a comment line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace leakscan {

// The rows of the file, each with at least `fields` fields. Fault::usage with file:line for a shorter row.
Result<std::vector<std::vector<std::string>>> read_lexicon(const std::string& path, size_t fields);

}  // namespace leakscan
