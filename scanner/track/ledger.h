// What earlier runs knew: entries, what happened to them, runs and units, over a Database. Every change of an entry goes through
// here together with its event, and everything that belongs together in one transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "model/entry.h"
#include "track/database.h"
#include "track/known.h"
#include "track/seen.h"

namespace leakscan {

// Who takes care of an entry from now on, and until when.
struct Assigned {
    std::string to;
    std::optional<Date> due;  // none: the deadline stays
    std::string by;           // who assigned it; may be empty
    Date on;
};

// What a run means to a ledger.
struct Recorded {
    std::uint64_t number = 0;               // of the run; 0: it was only compared
    std::vector<Entry> entries;             // for each of the run's entries, in its order, what it is now
    std::vector<std::uint64_t> new_values;  // of each, how many values were not known, or not covered by a waiver, before
    std::vector<Entry> unverified;          // still to be done, and neither found nor ruled out
    RunFigures figures;
};

// The values of which each is one person's and that are known to stand somewhere, or may: those of entries that are to be done, waived or
// disputed. By digest; of a value in several entries the standing of one that is to be done.
using StandingValues = std::unordered_map<std::string, Standing>;

class Ledger {
public:
    // Opens it and brings its schema up to date. Fault::usage when it is missing and may not be made, or was written by a newer
    // leakscan.
    static Result<Ledger> open(const std::string& url, IfMissing if_missing);

    // Compares a finished run with what is known (standing.h) and records it: all or nothing.
    Result<Recorded> record(SeenRun run);
    // The same comparison without recording: the gate.
    Result<Recorded> compare(SeenRun run);
    // What a run must know before it begins: the documents whose fate it has to tell, the sites that it may meet again.
    Result<std::vector<WatchedDocument>> watched();
    Result<std::vector<SeenSite>> sites();
    Result<StandingValues> standing_values(Date as_of);

    // Everything; standings as of `as_of` (a waiver may be over by then).
    Result<LedgerView> view(Date as_of);
    Result<std::vector<KnownUnit>> units();
    // By its id or an unambiguous beginning of it. Fault::usage when there is none, or several.
    Result<Entry> find(const std::string& id, Date as_of);
    // What happened to an entry of that id.
    Result<std::vector<EntryEvent>> history(const std::string& id);

    // All of them take an id as find() does and return the entry as it is afterwards. An entry that is rectified cannot be waived or
    // disputed: Fault::usage.
    Result<Entry> waive(const std::string& id, const Ruled& ruled);
    Result<Entry> dispute(const std::string& id, const Ruled& ruled);
    Result<Entry> assign(const std::string& id, const Assigned& assigned);
    Result<Entry> take_return(const std::string& id, const Returned& returned);

    // For backup, export and import, which know the tables.
    Database& database() { return *database_; }

private:
    explicit Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}

    Result<KnownEntry> known(const std::string& id);
    Result<Entry> rule(const std::string& id, const Ruled& ruled, Standing standing, EventKind kind);
    Result<Entry> keep(const KnownEntry& known, const EntryEvent& event);

    std::unique_ptr<Database> database_;
};

// The entry as of that day, for reading: one whose waiver is over is open.
Entry as_of_day(Entry entry, Date as_of);

}  // namespace leakscan
