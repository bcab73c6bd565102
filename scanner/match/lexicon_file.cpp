#include "match/lexicon_file.h"

#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/text.h"

namespace leakscan {

Result<std::vector<std::vector<std::string>>> read_lexicon(const std::string& path, size_t fields) {
    const std::string content = TRY(read_file(path));
    std::vector<std::vector<std::string>> rows;
    size_t number = 0;
    for (std::string_view line : split(content, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string_view> parts = split(line, '\t');
        if (parts.size() < fields) {
            return Error{Fault::usage, path + ":" + std::to_string(number) + ": expected " + std::to_string(fields) + " fields"};
        }
        rows.emplace_back(parts.begin(), parts.end());
    }
    return rows;
}

}  // namespace leakscan
