// The commands of ARCHITECTURE.md, one file each. Every one returns the exit code, or an error that ends it with 2.
#pragma once

#include "app/options.h"

namespace leakscan {

Result<int> scan_command(const Options& options);
Result<int> check_command(const Options& options);
Result<int> report_command(const Options& options);
Result<int> track_command(const Options& options);
Result<int> patterns_command(const Options& options);
Result<int> explain_command(const Options& options);
Result<int> text_command(const Options& options);
Result<int> doctor_command(const Options& options);

}  // namespace leakscan
