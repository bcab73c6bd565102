// Reads units.toml: who publishes what (ARCHITECTURE.md, "units.toml").
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/unit.h"

namespace leakscan {

// Fault::usage with file:line for unknown keys, empty or double ids and names, and a claim made by two units.
Result<std::vector<Unit>> read_unit_file(const std::string& path);

}  // namespace leakscan
