// Where the product's own patterns are, from any working directory, and the user's folders after them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace leakscan {

// The product's folder first: ../share/leakscan/patterns of the executable's prefix; else, in a build tree, the nearest
// patterns/ above the executable; else the sources it was built from. An error if there is none, or if one of `added`
// is no folder.
Result<std::vector<std::string>> find_pattern_folders(const std::vector<std::string>& added);

}  // namespace leakscan
