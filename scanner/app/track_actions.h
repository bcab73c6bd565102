// The sub-commands of `leakscan track`, one function each; track_command.cpp has the table. Every one returns the exit code, or an error
// that ends it with 2. `options.arguments` still begins with the sub-command's own words.
#pragma once

#include "app/options.h"
#include "track/ledger.h"

namespace leakscan {

// A line for each sub-command.
std::string track_help(Language language);

// Fault::usage without --ledger.
Status require_ledger(const Options& options);
// The ledger of --ledger, which must be there. Fault::usage without the option.
Result<Ledger> open_ledger(const Options& options);
// --as-of, else today.
Date day_of(const Options& options);
// Whether --format asks for json; text is the default. Any other is Fault::usage.
Result<bool> json_wanted(const Options& options);

Result<int> track_list(const Options& options);
Result<int> track_show(const Options& options);
Result<int> track_waive(const Options& options);
Result<int> track_dispute(const Options& options);
Result<int> track_assign(const Options& options);
Result<int> track_export(const Options& options);
Result<int> track_import_list(const Options& options);
Result<int> track_bulletin(const Options& options);
Result<int> track_rectification_report(const Options& options);
Result<int> track_assess(const Options& options);
Result<int> track_takedown(const Options& options);
Result<int> track_history(const Options& options);
Result<int> track_ledger_backup(const Options& options);
Result<int> track_ledger_export(const Options& options);
Result<int> track_ledger_import(const Options& options);

}  // namespace leakscan
