// Where a document came from: a file below a scan root, and the members of containers on the way to it.
#pragma once

#include <string>
#include <vector>

namespace leakscan {

struct Origin {
    std::string file;                // as ARCHITECTURE.md `document.path`: relative to its root, "-" for stdin; never absolute
    std::vector<std::string> inner;  // member names, outermost first; a bare .gz adds none
    std::string url;                 // address it was published at (WARC, --url, metadata); empty if unknown

    // "gk/list.zip!inner/a.xlsx"
    std::string path() const;
};

}  // namespace leakscan
