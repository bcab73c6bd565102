// The signs that stand for hidden characters on published pages, and where they stand beside digits. Knows no rules:
// what the signs hide is masked_search's business.
#pragma once

#include <cstdint>
#include <string_view>

#include "match/candidates.h"

namespace leakscan {

enum class MaskGlyph : std::uint8_t {
    none,
    sure,      // * ＊ ● ■ █
    doubtful,  // x × # 某: means something else as well
    gap,       // _ □ …: a place to fill in, unless digits stand on both sides
};

MaskGlyph mask_glyph(char32_t c);

// So many spaces, dashes or dots in a row between two digits hide something; fewer separate.
inline constexpr unsigned least_blanks = 4;

// Whether a mask touches the digits [begin, end) of `text`; nothing outside [floor, ceiling) is looked at.
bool touches_mask_glyph(std::string_view text, size_t begin, size_t end, size_t floor, size_t ceiling);

// The masked number around these digits: digits, signs and separators in both directions. Linear in its length.
Window window_of_mask(std::string_view text, size_t begin, size_t end, size_t floor, size_t ceiling);

}  // namespace leakscan
