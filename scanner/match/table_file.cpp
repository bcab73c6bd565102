#include "match/table_file.h"

#include <algorithm>

#include "base/file.h"

namespace leakscan {
namespace {

void split_into(std::vector<std::string_view>& fields, std::string_view line) {
    fields.clear();
    for (;;) {
        const size_t end = line.find('\t');
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return;
        line.remove_prefix(end + 1);
    }
}

}  // namespace

Status read_table(const std::string& path, size_t least_fields, const std::function<bool(const std::vector<std::string_view>&)>& take) {
    const std::string content = TRY(read_file(path));
    size_t number = 0;
    std::vector<std::string_view> fields;  // used again for each line: the tables have fifty thousand
    for (std::string_view rest = content; !rest.empty();) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        split_into(fields, line);
        if (fields.size() < least_fields || !take(fields)) {
            return Error{Fault::usage, path + ":" + std::to_string(number) + ": not a line of this table"};
        }
    }
    return {};
}

}  // namespace leakscan
