// What touches a candidate: whether it stands for itself or is a piece of something longer - a longer number, an amount, a mask,
// an address on the web, a hash.
#pragma once

#include <cstdint>
#include <string_view>

#include "match/numbers.h"
#include "model/rule.h"

namespace leakscan {

enum class Beside : std::uint8_t {
    free,      // stands for itself
    doubtful,  // perhaps a piece of a longer code: a label must speak for it
    piece,     // certainly no value of its own
};

// For the bytes [begin, end) of `text`, the text of the block. Looks at a bounded stretch on both sides.
Beside look_around(std::string_view text, std::uint32_t begin, std::uint32_t end, Boundary boundary);
// The same for a value whose mask is part of it.
Beside look_around_masked(std::string_view text, std::uint32_t begin, std::uint32_t end, Boundary boundary);
// The same for the groups beside a candidate in its window: decimals, and codes written with hyphens.
Beside look_at_neighbours(const NumberCandidate& candidate);
// Whether one of the texts stands directly before or behind, white space ignored.
bool is_followed_by(std::string_view text, std::uint32_t end, const std::vector<std::string>& words);
bool is_preceded_by(std::string_view text, std::uint32_t begin, const std::vector<std::string>& words);

}  // namespace leakscan
