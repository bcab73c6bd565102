// What a finished run makes of the entries of a ledger: pure functions, the table of standings in ARCHITECTURE.md. Which line is which
// entry decides matching.h; reading and writing is ledger.h's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "track/known.h"
#include "track/seen.h"

namespace leakscan {

// An entry as the run leaves it, and what happened to it.
struct Change {
    KnownEntry known;
    std::vector<EntryEvent> events;
    size_t before = 0;             // index among the known entries; no_entry: it is new
    std::uint64_t new_values = 0;  // of its line: not held, or not covered, before this run
    bool found = false;            // a line of this run
};

struct Outcome {
    std::vector<Change> changes;     // new entries, and known ones of which something is different now, `last_checked` included
    std::vector<size_t> of_entries;  // for each of run.entries its index into `changes`
};

// `run.run` has its number.
Outcome outcome_of(const std::vector<KnownEntry>& known, const SeenRun& run);

// How many entries stand how after a run, those of other sites included: fresh + open + reopened are the lines of this run,
// with `unverified` they are all that is still to be done.
RunFigures figures_of(const std::vector<KnownEntry>& known, const Outcome& outcome);

// Whether the waiver of an entry, or the statement that it is a false alarm, is over by `as_of`.
bool ruling_is_over(const Entry& entry, Date as_of);
// What to tell of it: on the day after its last one.
EntryEvent end_of_ruling(const Entry& entry);

}  // namespace leakscan
