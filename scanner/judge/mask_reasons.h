// What a clerk is told of a mask that does not hold: why, and which of the things beside it gave the number away. One text for
// each set of clues, all of them written once, so that a list can be printed again in the other language.
#pragma once

#include <cstdint>
#include <vector>

#include "base/language.h"

namespace leakscan {

enum class MaskFault : std::uint8_t {
    reversible,  // one value fits: as good as published
    weak,        // few enough to be tried
    short_mask,  // many fit, but less is hidden than the policy asks for
    forbidden,   // the policy wants none of it, masked or not
};

// `clues`: MaskClue flags; of no use to the last two.
Phrase phrase(MaskFault fault, std::uint8_t clues);
// All of them.
std::vector<Phrase> mask_phrases();

}  // namespace leakscan
