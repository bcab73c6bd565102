// One stretch of text read as addresses: doors, buildings and groups first, each extended to the left over places, to where the
// address begins. A chain of elements, linear in the text. Single elements are address_elements, place names address_places.
#pragma once

#include <string_view>
#include <vector>

#include "match/address.h"
#include "match/address_elements.h"
#include "match/address_places.h"
#include "match/names.h"

namespace leakscan {

// Appends the addresses of `text`, a stretch of `source` without sentence punctuation. `announced`: a label before it says that it is
// one (住址：…), and numbers are read in it that mean nothing elsewhere.
void read_addresses(const AddressText& text, std::string_view source, bool announced, const Places& places, const Names& names,
                    std::vector<AddressSpan>& spans);

}  // namespace leakscan
