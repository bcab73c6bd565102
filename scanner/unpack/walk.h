// Which files a run reads, in which order: byte order of names, folders after the files beside them never mattering,
// no symbolic link followed out of or back into the tree.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/origin.h"
#include "model/skip.h"

namespace leakscan {

struct WalkedFile {
    std::string file;  // to open
    Origin origin;     // origin.file as ARCHITECTURE.md `document.path`
    std::uint64_t bytes = 0;
};

struct WalkSettings {
    std::vector<std::string> roots;      // files or folders, as given
    std::vector<std::string> include;    // globs on the logical path; empty: all
    std::vector<std::string> exclude;    // globs; a matching folder is not entered
    std::vector<std::string> leave_out;  // exact files and folders: units.toml and the results of the run
};

struct Walk {
    std::vector<WalkedFile> files;
    std::vector<std::string> root_names;  // for the run line: "site", "site~2"
    std::vector<Skip> problems;           // folders and files that could not be listed, links that lead out: Fault::io
};

// An error if a root does not exist.
Result<Walk> walk(const WalkSettings& settings);

}  // namespace leakscan
