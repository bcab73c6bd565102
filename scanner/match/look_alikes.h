// What else a number may be: the codes that imitate personal numbers, told by their own check characters. For `explain`.
#pragma once

#include <string_view>

#include "match/checks.h"
#include "match/number_tables.h"

namespace leakscan {

// One step for each code of the value's length; empty when no known code has it.
Facts look_alikes(std::string_view value, const FactTables& tables);

}  // namespace leakscan
