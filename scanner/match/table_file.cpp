#include "match/table_file.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace leakscan {
namespace {

constexpr size_t most_fields = 8;

// Where `wanted` stands next, else the end.
const char* find(const char* at, const char* end, char wanted) {
    const void* found = std::memchr(at, wanted, static_cast<size_t>(end - at));
    return found == nullptr ? end : static_cast<const char*>(found);
}

}  // namespace

Result<TableFile> TableFile::read(const std::string& path) {
    TableFile table;
    table.path_ = path;
    table.bytes_ = std::make_unique<FileBytes>();
    table.content_ = TRY(table.bytes_->open(path));
    return table;
}

Status TableFile::rows(size_t least_fields, const std::function<bool(TableRow)>& take) const {
    std::array<std::string_view, most_fields> fields;
    const char* const end = content_.data() + content_.size();
    size_t number = 0;
    for (const char* at = content_.data(); at != end;) {
        const char* const line_end = find(at, end, '\n');
        const char* const next = line_end == end ? end : line_end + 1;
        const char* const last = line_end != at && line_end[-1] == '\r' ? line_end - 1 : line_end;
        ++number;
        size_t count = 0;
        const bool empty = at == last || *at == '#';
        while (!empty && count < most_fields) {
            const char* const tab = find(at, last, '\t');
            fields[count++] = {at, static_cast<size_t>(tab - at)};
            if (tab == last) at = next;
            if (tab == last) break;
            at = tab + 1;
        }
        if (!empty && (at != next || count < least_fields || !take({fields.data(), count}))) {
            return Error{Fault::usage, path_ + ":" + std::to_string(number) + ": not a line of this table"};
        }
        at = next;
    }
    return {};
}

Status read_table(const std::string& path, size_t least_fields, const std::function<bool(TableRow)>& take) {
    return TRY(TableFile::read(path)).rows(least_fields, take);
}

}  // namespace leakscan
