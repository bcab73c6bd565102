// Text as it stands on a page, before anybody knows what belongs together: words with their boxes, and the lines drawn
// around them. What readers of page formats hand to extract/page_text. Lengths in points, y grows downwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/locus.h"

namespace leakscan {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle_x() const { return (left + right) / 2; }
    double middle_y() const { return (top + bottom) / 2; }
};

// A run of characters without white space in it.
struct PlacedWord {
    Box box;
    std::string text;
    Channel channel = Channel::body;
    std::uint8_t turns = 0;    // quarter turns clockwise that the writing is turned by
    bool space_after = false;  // white space follows on the same line
};

struct PlacedPage {
    std::uint32_t number = 0;  // 1-based
    double width = 0;          // 0: not known
    std::vector<PlacedWord> words;
    std::vector<Box> rules;  // straight lines, level or upright: the frame of a table
};

}  // namespace leakscan
