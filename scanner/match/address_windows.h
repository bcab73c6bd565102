// Where words announce an address: 住址：…, 现住…, or a caption in the cell to the left. Finds the places only; they are read by
// AddressFinder, and whose label it is, context says. Completes what the numbers themselves give away (candidates).
#pragma once

#include <vector>

#include "match/candidates.h"
#include "model/document.h"

namespace leakscan {

// Whether text ends as captions of addresses do: 住址, 户籍地, 房屋坐落, 现住. Too wide on purpose.
bool ends_as_address_label(std::string_view text);

// Whether the block is a cell of a row that such a caption begins: 家庭住址 | 幸福小区三栋.
bool follows_address_caption(const Document& document, size_t block);

// Adds windows to `addresses`, which stay ascending and disjoint.
void add_announced_addresses(const Document& document, std::vector<Window>& addresses);

}  // namespace leakscan
