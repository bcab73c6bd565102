// Entries of the ledger as a person reads them on a terminal: one a row, or one with all that happened to it.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "model/entry.h"

namespace leakscan {

// An entry with the unit that it belongs to.
struct EntryRow {
    const Entry* entry = nullptr;
    const Unit* unit = nullptr;
};

// A row for each, and a line with the numbers of each standing. `color`: late ones in red.
std::string entry_table(const std::vector<EntryRow>& rows, Date as_of, Language language, bool color);

// A field a line, then its history.
std::string entry_details(const EntryRow& row, const std::vector<EntryEvent>& events, Date as_of, Language language);

}  // namespace leakscan
