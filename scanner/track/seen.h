// A finished run as the ledger is told of it: what was found, and what became of the documents that the ledger has entries of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/entry.h"

namespace leakscan {

// A value of an entry. All three are keyed hashes, 32 hex digits.
struct SeenValue {
    std::string id;      // of the finding: kind, value, logical document, column or label
    std::string digest;  // kind and value: the same value anywhere
    std::string person;  // empty: nobody known
    std::uint64_t occurrences = 1;
};

struct SeenEntry {
    Entry entry;                    // as this run alone knows it: id, unit, document, figures, due; no standing
    std::vector<std::string> also;  // the ids it would have under its other addresses
    std::string document;           // logical, without the root: address, else path; with the members of containers below it
    std::vector<SeenValue> values;
};

// What became of a document. Only `read` and `gone` prove anything about what was not found.
enum class Reached : std::uint8_t {
    read,
    partly,
    unread,        // or inside a container of which that is so, or below a folder that could not be listed
    gone,          // would have been met if it were there
    out_of_reach,  // of another site, or left out by the globs
};

struct SeenDocument {
    std::string place;  // see place_of()
    Reached reached = Reached::out_of_reach;
    std::string note;  // why it was not read, for a clerk
};

// A document that the ledger has entries of: a run must say what became of it.
struct WatchedDocument {
    std::string root;
    std::string document;
    std::string path;
    bool by_address = false;
};

// A site or web archive by which it is recognised under another name: keyed hashes of the names of some of its documents. Of all hashes
// the smallest ones are kept, so that two samples of the same site hold the same documents.
struct SeenSite {
    std::string name;                 // of the root; of a web archive in it: root, "/", path
    std::string location;             // keyed hash of where it lies; empty for an archive
    std::vector<std::string> sample;  // ascending
};
inline constexpr size_t sample_size = 256;

struct SeenRun {
    RunRecord run;  // its number is given by the ledger
    std::vector<KnownUnit> units;
    std::vector<UnitRun> unit_runs;
    std::vector<SeenSite> sites;
    std::vector<SeenDocument> documents;
    std::vector<SeenEntry> entries;
};

// What tells two documents apart: an address means the same whatever it was read from, a path only within its root.
inline std::string place_of(const std::string& root, const std::string& document, bool by_address) {
    return by_address ? document : root + "\n" + document;
}
inline std::string place_of(const SeenEntry& seen) { return place_of(seen.entry.root, seen.document, !seen.entry.document.url.empty()); }
inline std::string place_of(const WatchedDocument& watched) { return place_of(watched.root, watched.document, watched.by_address); }

}  // namespace leakscan
