// Which paths a scan is asked to read: those on the command line and those of --files-from.
#pragma once

#include <string>
#include <vector>

#include "app/options.h"

namespace leakscan {

// At least one path, each of which exists; anything else is Fault::usage naming it.
Result<std::vector<std::string>> input_paths(const Options& options);

// --units, else the units.toml of the one root that has one; empty if none has. Two of them are an error.
Result<std::string> choose_unit_file(const Options& options, const std::vector<std::string>& paths);

}  // namespace leakscan
