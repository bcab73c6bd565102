// The ledger's tables as values of the model and back: which column is which field is written here and nowhere else.
// What becomes of an entry is decided in standing; transactions are the caller's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/entry.h"
#include "track/database.h"
#include "track/known.h"
#include "track/seen.h"

namespace leakscan {

// By id. With the values of each, by digest.
Result<std::vector<KnownEntry>> load_entries(Database& database);
Result<std::optional<KnownEntry>> load_entry(Database& database, const std::string& id);
// Up to two ids that begin like this, so that the caller can tell none, one and several.
Result<std::vector<std::string>> find_ids(Database& database, const std::string& beginning);
// A new one or another state of a known one, with its values; `before`: as it is in the database, so that only what differs is written.
Status store_entry(Database& database, const KnownEntry& known, const KnownEntry* before = nullptr);
// Of these values the present state; others of the entry stay as they are.
Status store_values(Database& database, const std::string& entry, const std::vector<KnownValue>& values);

// In the order in which they happened; of one entry where `entry` is not empty.
Result<std::vector<EntryEvent>> load_events(Database& database, const std::string& entry);
Result<std::uint64_t> next_event_number(Database& database);
Status store_event(Database& database, const EntryEvent& event, std::uint64_t number);

Result<std::vector<RunRecord>> load_runs(Database& database);
Status store_run(Database& database, const RunRecord& run);
Result<std::vector<KnownUnit>> load_units(Database& database);
// In this order. Units that are known and not among them stay, behind them, no longer on the roster.
Status store_units(Database& database, const std::vector<KnownUnit>& units);
// By name.
Result<std::vector<SeenSite>> load_sites(Database& database);
Status store_site(Database& database, const SeenSite& site);

Result<std::vector<UnitRun>> load_unit_runs(Database& database);
Status store_unit_run(Database& database, const UnitRun& figures);

}  // namespace leakscan
