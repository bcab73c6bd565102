// An entry of the ledger as one JSON object (ARCHITECTURE.md), for `track list` and `track show` and whoever reads them.
#pragma once

#include <string>
#include <vector>

#include "model/entry.h"

namespace leakscan {

// One line. `unit_name`: as it is printed; `as_of`: the day that overdue days are counted to.
std::string entry_json(const Entry& entry, const std::string& unit_name, Date as_of);
// The same with "events", what happened to it, in order.
std::string entry_json(const Entry& entry, const std::string& unit_name, Date as_of, const std::vector<EntryEvent>& events);

}  // namespace leakscan
