// Lines of text from words with places: for formats that only say where each word stands (PDF, OFD). Which lines make a table or a
// paragraph is for others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/placed.h"

namespace leakscan {

// Words that stand next to each other on one line, from left to right, no further apart than within a sentence.
struct LinePiece {
    Box box;
    std::vector<const PlacedWord*> words;

    void add(const PlacedWord* word);
};

struct TextLine {
    Box box;
    std::vector<LinePiece> pieces;  // from left to right
};

// From top to bottom. Every word is in exactly one line. The words must outlive the lines.
std::vector<TextLine> lines_of(std::vector<const PlacedWord*> words);

// What belongs between two words of one line: "" or " ".
std::string_view gap_between(const PlacedWord& left, const PlacedWord& right);
// What belongs between the end of a line and the beginning of the next in the same cell or paragraph: "" or " ". Numbers are cut anywhere
// by a narrow column; two whole numbers below each other stay two.
std::string_view break_between(std::string_view upper, std::string_view lower);

}  // namespace leakscan
