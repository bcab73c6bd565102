// One file through unpack → extract → match: what a worker does for each job.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/file.h"
#include "match/match.h"
#include "model/item.h"
#include "model/limits.h"
#include "model/revisit.h"
#include "scan/sink.h"

namespace leakscan {

struct Job {
    std::string file;               // to open
    Origin origin;                  // as reported: origin.file is the logical path, origin.url may be given by --url
    std::uint64_t first_item = 0;   // go on from here after a crash
    std::set<std::uint64_t> avoid;  // items that killed a worker
    std::uint32_t stride = 1;       // of the items of one huge archive, take those with number % stride == share
    std::uint32_t share = 0;
    // Not empty: of its web archives only the pages that these refer to are read; sorted by stands_before().
    std::vector<Revisit> wanted{};
    bool digest = false;  // say what the bytes were, for FileEnd
};

// What is known when a file is done, for who would like to use its results again.
struct FileEnd {
    // SHA-256 of its bytes, 64 hex digits; empty: nobody asked, or something went wrong that may not go wrong again (a crash, a deadline).
    std::string content;
    Days same_days;  // on which the same would have been found

    bool operator==(const FileEnd&) const = default;
};

// What needs a companion that is not there is skipped. `memory` holds the file meanwhile; it is used again for the next one.
FileEnd scan_file(FileBytes& memory, const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink,
                  const Companions& companions = {});
// The same for bytes in memory (stdin of `check -`).
FileEnd scan_bytes(std::string_view bytes, const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink,
                   const Companions& companions = {});

}  // namespace leakscan
