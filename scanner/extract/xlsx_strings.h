// The shared strings of a workbook (xl/sharedStrings.xml, or those of a binary workbook): one buffer and offsets, however many there are.
// Rich text is joined, phonetic readings (rPh) are left out. ECMA-376 part 1, 18.4.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/package.h"

namespace leakscan {

class SharedStrings {
public:
    static SharedStrings read(Package& package, std::string_view part);

    void add(std::string_view text);
    size_t size() const { return ends_.size(); }
    // "" beyond the end. Remembers that the string was asked for.
    std::string_view use(size_t index);
    // Calls with each string no cell refers to: what deleted cells leave behind in the file.
    void for_each_unused(const std::function<void(std::string_view)>& call) const;

private:
    std::string_view at(size_t index) const;

    std::string text_;
    std::vector<std::uint32_t> ends_;
    std::vector<bool> used_;
};

// Appends the text of a cell: control characters come as _xHHHH_ (22.9.2.19 ST_Xstring) and are resolved; line breaks
// become spaces, for a block is one line.
void append_unescaped(std::string& out, std::string_view text);

}  // namespace leakscan
