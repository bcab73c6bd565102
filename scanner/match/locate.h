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

    Location locate(const Window& span) const;

private:
    const Document& document_;
};

}  // namespace leakscan
