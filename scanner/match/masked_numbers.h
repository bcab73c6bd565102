// Reads a window with a mask into digits and hidden characters, and offers the sequences of neighbouring groups that may be one
// number. The counterpart of numbers.h for what is published masked; knows nothing of rules but their lengths.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "match/candidates.h"
#include "match/mask_glyphs.h"
#include "match/numbers.h"

namespace leakscan {

// What the signs of a candidate are, as far as it tells masks from other things.
struct MaskTraits {
    std::uint32_t visible = 0;  // digits and letters that show
    std::uint32_t hidden = 0;   // signs
    std::uint32_t runs = 0;     // of signs
    bool front_hidden = false;  // it begins with a sign
    bool lone_sign = false;     // a run of one sign: 138*0138000, and a multiplication
    bool doubtful = false;      // a short run of x, #, × …
    bool gap = false;           // blanks, underscores, boxes
    bool unsure = false;        // among its signs are some that mean something else as well
    bool gap_at_edge = false;   // a place to fill in, behind a number or before it
    bool zeros = false;         // rings, too few in a row to hide anything: 138○○138○○○
    bool bold = false;          // **13800138000**: as many signs before as behind and none between
    bool crossed_end = false;   // its last sign is a lone X that may be the check letter
};

struct MaskedCandidate {
    NumberCandidate number;  // digits: '*' for each sign
    MaskTraits traits;
    MaskTraits before_check;  // when crossed_end: the same with the last sign read as the check letter X
};

class MaskedReader {
public:
    // Reads text[window]; `text` ends where the block ends.
    void read(std::string_view text, const Window& window);

    // Offers each candidate that hides and shows something and whose length is wanted, start by start, longest first.
    void offer(const std::vector<bool>& wanted, const std::function<void(const MaskedCandidate&)>& take) const;
    // All of the window as one candidate, whatever its length.
    MaskedCandidate whole() const;

private:
    struct Symbol {
        MaskGlyph glyph = MaskGlyph::none;
        char32_t sign = 0;
    };

    void add(char c, MaskGlyph glyph, char32_t sign, std::uint32_t begin, std::uint32_t end);
    MaskedCandidate candidate(size_t first, size_t last) const;
    MaskTraits traits_of(std::uint32_t begin, std::uint32_t end) const;

    std::string digits_;
    std::vector<Symbol> symbols_;  // one per character of digits_
    std::vector<DigitGroup> groups_;
    std::string separators_;  // since the last symbol
};

}  // namespace leakscan
