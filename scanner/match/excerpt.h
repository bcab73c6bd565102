// The masked excerpt around a finding: enough for a clerk to recognise the place, nothing that could leak again. Every personal
// value in it is masked: all findings, other runs of seven digits and more, person names, addresses.
#pragma once

#include <string>
#include <vector>

#include "match/address.h"
#include "match/candidates.h"
#include "match/context.h"
#include "match/hit.h"
#include "model/document.h"

namespace leakscan {

// A piece of text and what may be shown in its place.
struct Masked {
    Window span;
    std::string text;
};

class Excerpts {
public:
    // `masked`: the findings' own masks and those of addresses; ascending by begin. `numbers`: every window with digits.
    Excerpts(const Document& document, const Context& context, std::vector<Masked> masked, const std::vector<Window>& numbers);

    // "姓名：王*　身份证号：34*************234" for a table row, else the text around the value.
    std::string around(const Window& span) const;

private:
    std::vector<Masked> masks_in(size_t block, std::uint32_t begin, std::uint32_t end) const;
    std::string piece(size_t block, std::uint32_t begin, std::uint32_t end) const;
    std::string cell_text(size_t block) const;
    const std::string& cell(size_t block) const;
    std::string value_cell(const Window& span) const;
    std::string row(const Window& span) const;

    const Document& document_;
    const Context& context_;
    std::vector<Masked> masked_;
    const std::vector<Window>& numbers_;

    // The cells of the row at hand, by block: each stands beside every finding of its row.
    struct Cell {
        size_t block = 0;
        std::string text;
    };
    mutable std::vector<Cell> cells_;
};

}  // namespace leakscan
