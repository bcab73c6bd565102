// An entry together with what only the ledger knows of it: where it is looked for, and which values it holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/entry.h"
#include "track/seen.h"

namespace leakscan {

// A row of the table `finding`.
struct KnownValue {
    std::string digest;
    std::string id;
    std::string person;
    std::uint64_t occurrences = 0;
    bool covered = false;  // there when the entry was waived or disputed
    bool present = false;  // there when the entry was last found

    bool operator==(const KnownValue&) const = default;
};

struct KnownEntry {
    Entry entry;
    std::string line;                // the id that its line had in the last run that found it
    std::vector<std::string> also;   // the ids that it had then under its other addresses
    std::string document;            // logical: address, else path; with the members of containers below it
    std::vector<KnownValue> values;  // by digest; those that it once held as well
};

inline std::string place_of(const KnownEntry& known) {
    return place_of(known.entry.root, known.document, !known.entry.document.url.empty());
}

}  // namespace leakscan
