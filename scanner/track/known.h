// An entry together with what only the ledger knows of it: where it is looked for, and which values it holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/entry.h"

namespace leakscan {

// A row of the table `finding`.
struct KnownValue {
    std::string id;
    std::string digest;
    std::string person;
    std::uint64_t occurrences = 0;
    bool covered = false;  // there when the entry was waived or disputed
    bool present = false;  // there when its document was last read

    bool operator==(const KnownValue&) const = default;
};

struct KnownEntry {
    Entry entry;
    std::string line;      // the id that its line had in the last run that found it
    std::string root;      // name of the scan root
    std::string document;  // logical: address, else path; with the members of containers below it
    std::vector<KnownValue> values;
};

}  // namespace leakscan
