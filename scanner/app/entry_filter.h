// Which entries of a ledger the options ask for: --unit, --standing, --overdue.
#pragma once

#include <vector>

#include "app/options.h"
#include "report/entry_table.h"

namespace leakscan {

// In the order of the ledger. Fault::usage for a unit or a standing that there is not.
Result<std::vector<EntryRow>> wanted_entries(const Options& options, const LedgerView& view);

// The unit of --unit, by id or name; null: any. Fault::usage when the ledger knows none of that name.
Result<const Unit*> unit_asked_for(const Options& options, const std::vector<KnownUnit>& units);

// Whose entry it is; a nameless "unassigned" when the ledger does not say.
const Unit& unit_of(const Entry& entry, const std::vector<KnownUnit>& units);

}  // namespace leakscan
