// Addresses written in Latin letters: "Flat A, 15/F, Block 3, Example Court, Kowloon". Comma-separated parts in either order.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "match/address.h"

namespace leakscan {

// Whether one may begin at this letter of the text; cheap, asked for every letter.
bool may_start_english_address(std::string_view text, size_t at);
// The address that begins at byte `at` of folded text, if one does. Bounded work.
std::optional<AddressSpan> english_address_at(std::string_view text, size_t at);

}  // namespace leakscan
