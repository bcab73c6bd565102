// The place of a finding in a reader's terms: sheet and cell, page, table and row, line and column.
#pragma once

#include <cstdint>
#include <string>

#include "match/candidates.h"
#include "model/document.h"
#include "model/finding.h"

namespace leakscan {

// "C7"; "" for column 0.
std::string cell_name(std::uint32_t column, std::uint32_t row);

// Answers for ascending places cost one pass over the source together, not one each.
class Locator {
public:
    explicit Locator(const Document& document) : document_(document) {}

    Location locate(const Window& span);

private:
    Document::Position position_of(std::uint32_t text_offset);

    const Document& document_;
    size_t reached_ = 0;  // byte of the source that line_ and column_ describe
    std::uint32_t line_ = 0;
    std::uint32_t column_ = 0;
};

}  // namespace leakscan
