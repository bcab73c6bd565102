// One file through unpack → extract → match: what a worker does for each job.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

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
};

// What needs a companion that is not there is skipped.
void scan_file(const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink, const Companions& companions = {});
// The same for bytes in memory (stdin of `check -`).
void scan_bytes(std::string_view bytes, const Job& job, const Matcher& matcher, const Limits& limits, Sink& sink,
                const Companions& companions = {});

}  // namespace leakscan
