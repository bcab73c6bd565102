// A ledger as a file that any database can take (`track ledger export` and `import`): one JSON object a line, UTF-8. First a header with
// the version of the schema, then the rows, each with its table and all its columns, last the number of rows, so that a file that was
// cut short is noticed. Numbers are numbers, NULL is null, all else is text.
//
//     {"leakscan_ledger":1,"schema":1,"tool":"leakscan 0.1.0","key":null}
//     {"table":"unit","id":"minzheng","position":1, ...}
//     {"rows":1}
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace leakscan {

using RowValue = std::variant<std::monostate, std::int64_t, std::string>;
struct ExportedRow {
    std::string table;
    std::vector<std::pair<std::string, RowValue>> columns;
};
struct ExportHeader {
    std::uint64_t schema = 0;
    std::string tool;
    std::string key;  // the identity key, 64 hex digits; empty: not in it
};

std::string header_line(const ExportHeader& header);
std::string row_line(const ExportedRow& row);
std::string rows_line(std::uint64_t rows);

// The header alone, or everything: `take` hears of each row. Fault::malformed with file:line.
Result<ExportHeader> read_export_header(const std::string& path);
Status read_export_rows(const std::string& path, const std::function<Status(const ExportedRow&)>& take);

}  // namespace leakscan
