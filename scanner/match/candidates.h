// The cheap first pass: one sweep over the text of a document finds the places where any rule could match.
// Everything costly sees only these windows. The pass may find too much, never too little; a differential test compares it with
// trying every position.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace leakscan {

// Bytes [begin, end) of Document::text, inside blocks[block].
struct Window {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t block = 0;
};

struct Candidates {
    std::vector<Window> numbers;    // runs of digits in any script with separators between; ascending, disjoint
    std::vector<Window> masked;     // digits with the glyphs of a mask beside or among them; ascending, disjoint
    std::vector<Window> ats;        // one '@' each, ascending
    std::vector<Window> plates;     // a province's character and what follows it up to its first digits; ascending
    std::vector<Window> addresses;  // text around house numbers and the like; ascending, disjoint
};

struct CandidateSettings {
    size_t least_digits = 7;           // runs with fewer are no numbers
    bool plates = false;               // some rule wants them
    bool every_position = false;       // the slow reference: no gates, no skipping
    std::vector<bool> address_labels;  // by index into Document::labels: blocks under them are searched whole
};

// Whether an exponent may follow the digits that end at `end`: 1.38E+10 is few digits for a long number.
bool is_scientific(std::string_view text, size_t end);

// Signs that join the groups of a number where somebody wants to keep it from programs: 138/0013/8000. Between whole numbers they
// separate: 62345678/79.
constexpr bool is_joint(char c) { return c == '/' || c == '_' || c == ','; }

// 皖: the character of a province, which begins plates and the numbers of many certificates.
bool is_province(char32_t c);

Candidates find_candidates(const Document& document, const CandidateSettings& settings);

}  // namespace leakscan
