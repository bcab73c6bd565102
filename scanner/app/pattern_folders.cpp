#include "app/pattern_folders.h"

#include "base/file.h"

namespace leakscan {
namespace {

std::string parent(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

// Its fact tables tell our folder from any other folder called patterns.
bool is_ours(const std::string& folder) { return is_directory(folder + "/data"); }

std::string find_own_folder() {
    const std::string program_folder = parent(executable_path());
    const std::string installed = parent(program_folder) + "/share/leakscan/patterns";
    if (is_ours(installed)) return installed;
    for (std::string above = program_folder; !above.empty(); above = parent(above)) {
        if (is_ours(above + "/patterns")) return above + "/patterns";
    }
    return is_ours(LEAKSCAN_SOURCE_PATTERNS) ? LEAKSCAN_SOURCE_PATTERNS : "";
}

}  // namespace

Result<std::vector<std::string>> find_pattern_folders(const std::vector<std::string>& added) {
    std::vector<std::string> folders = {find_own_folder()};
    if (folders.front().empty()) {
        return Error{Fault::usage, "no patterns found: neither " + parent(parent(executable_path())) +
                                       "/share/leakscan/patterns nor patterns/ above the program exists"};
    }
    for (const std::string& folder : added) {
        if (!is_directory(folder)) return Error{Fault::usage, "--patterns " + folder + ": no such folder"};
        folders.push_back(folder);
    }
    return folders;
}

}  // namespace leakscan
