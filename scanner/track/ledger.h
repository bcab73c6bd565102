// What earlier runs knew: entries, what happened to them, runs and units, over a Database. Every change of an entry goes through
// here together with its event, and everything that belongs together in one transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/entry.h"
#include "track/database.h"
#include "track/known.h"

namespace leakscan {

// Who takes care of an entry from now on, and until when.
struct Assigned {
    std::string to;
    std::optional<Date> due;  // none: the deadline stays
    std::string by;           // who assigned it; may be empty
    Date on;
};

class Ledger {
public:
    // Opens it and brings its schema up to date. Fault::usage when it is missing and may not be made, or was written by a newer
    // leakscan.
    static Result<Ledger> open(const std::string& url, IfMissing if_missing);

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

// Whether the waiver of an entry, or the statement that it is a false alarm, is over by `as_of`.
bool ruling_is_over(const Entry& entry, Date as_of);
// The entry as of that day, for reading: one whose waiver is over is open.
Entry as_of_day(Entry entry, Date as_of);

}  // namespace leakscan
