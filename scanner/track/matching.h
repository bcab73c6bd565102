// Which entry of the ledger a line of a run is. Knows nothing of standings but whether an entry is rectified.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "track/known.h"
#include "track/seen.h"

namespace leakscan {

inline constexpr size_t no_entry = static_cast<size_t>(-1);

// By place.
using Fates = std::unordered_map<std::string, const SeenDocument*>;
Fates fates_of(const SeenRun& run);

// For each of `seen` the index of its entry, or no_entry for what is new. Each entry is given once; the order of neither list matters.
//   1. the same number, and at least half of the values of the smaller side
//   2. the same document and kind, and as many values: another label, column or channel
//   3. the same number, whatever the values: the list at this place was replaced
//   4. another document with the same bytes or at least 4/5 of the values, same kind, label and channel, when the entry's own document is
//      gone or the entry had been rectified: moved
std::vector<size_t> match_entries(const std::vector<KnownEntry>& known, const std::vector<SeenEntry>& seen, const Fates& fates);

}  // namespace leakscan
