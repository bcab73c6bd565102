// The exit codes of ARCHITECTURE.md.
#pragma once

#include "app/options.h"
#include "report/tally.h"

namespace leakscan {

inline constexpr int exit_to_rectify = 1;
inline constexpr int exit_could_not_run = 2;
inline constexpr int exit_not_all_read = 3;

// `signal`: that ended the run early, or 0. With a ledger what is waived or a false alarm is nothing to rectify; `new` is what it had not
// known, or had known to be rectified.
int exit_code(const ListedReport& listed, FailOn fail_on, int signal);

// --fail-on new asks what only a ledger knows.
Status check_fail_on(const Options& options);

}  // namespace leakscan
