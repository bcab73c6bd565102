// Whether a number may belong to an address: what stands directly around it decides, without folding or decoding more than two
// letters. It turns away most numbers of a page and never one that AddressFinder would take for the first of an address
// (the differential test of candidates proves it).
#pragma once

#include <cstddef>
#include <string_view>

namespace leakscan {

// `begin`, `end`: bytes of a run of digits in `text`, a block up to its end; `hyphen`: hyphens stand between its digits.
bool may_be_address(std::string_view text, size_t begin, size_t end, bool hyphen);
// Whether an ideograph directly before or behind digits may be the reason why they belong to one.
bool may_tell_address(char32_t han);

}  // namespace leakscan
