// The exit codes of ARCHITECTURE.md.
#pragma once

#include "app/options.h"
#include "model/report.h"

namespace leakscan {

inline constexpr int exit_to_rectify = 1;
inline constexpr int exit_could_not_run = 2;
inline constexpr int exit_not_all_read = 3;

// `signal`: that ended the run early, or 0. Without a ledger every leak is new.
int exit_code(const Totals& totals, FailOn fail_on, int signal);

}  // namespace leakscan
