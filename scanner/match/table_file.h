// Fact tables as files: patterns/data/*.tsv, tab-separated, lines that start with '#' are comments (source, licence, header).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace leakscan {

// The fields of one line.
using TableRow = std::span<const std::string_view>;

// For tables that are looked into as they stand on disk: rows are views of bytes that stay where they are when this is moved.
class TableFile {
public:
    TableFile() = default;
    static Result<TableFile> read(const std::string& path);

    // Calls `take` with each row. Fault::usage with file:line when a line has fewer than `least_fields` fields, more than any table
    // has, or `take` returns false.
    Status rows(size_t least_fields, const std::function<bool(TableRow)>& take) const;

private:
    std::string path_;
    std::unique_ptr<FileBytes> bytes_;
    std::string_view content_;  // of bytes_
};

// The same for who keeps nothing of the file.
Status read_table(const std::string& path, size_t least_fields, const std::function<bool(TableRow)>& take);

}  // namespace leakscan
