#include "match/table_file.h"

#include "base/file.h"
#include "base/text.h"

namespace leakscan {

Status read_table(const std::string& path, size_t least_fields, const std::function<bool(const std::vector<std::string_view>&)>& take) {
    const std::string content = TRY(read_file(path));
    size_t number = 0;
    for (std::string_view line : split(content, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        const std::vector<std::string_view> fields = split(line, '\t');
        if (fields.size() < least_fields || !take(fields)) {
            return Error{Fault::usage, path + ":" + std::to_string(number) + ": not a line of this table"};
        }
    }
    return {};
}

}  // namespace leakscan
