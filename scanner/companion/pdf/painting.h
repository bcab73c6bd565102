// What is painted on a page, in which order and colour, as far as it decides whether text can be seen: writing, areas, pictures,
// lines. Positions are those of the page as it is displayed, from its upper left corner, in points.
//
// Poppler says which letters stand where, but not whether they are white, invisible (ISO 32000-1, 9.3.6) or covered by what is painted
// later.
#pragma once

#include <cstdint>
#include <vector>

#include "model/placed.h"

namespace leakscan {

enum class Sight : std::uint8_t {
    plain,
    invisible,  // rendering mode 3 or 7
    pale,       // in the colour of what is behind it, transparent, or too small to see
    layer,      // in a layer that is switched off
};

// One string shown: from where to where its base line goes.
struct Writing {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    double size = 0;  // of the letters
    Sight sight = Sight::plain;
    std::uint32_t order = 0;
};

// What covers everything that was painted before it.
struct Cover {
    Box box;
    bool picture = false;
    std::uint32_t order = 0;
};

struct Painting {
    Box page;  // what of it is displayed; its corner is 0, 0
    std::vector<Writing> writings;
    std::vector<Cover> covers;
    std::vector<Box> rules;
    double pictures = 0;        // part of the page that pictures take up, 0 to 1
    std::uint32_t curves = 0;   // filled shapes with curves: letters may be drawn so
    std::uint32_t order = 0;    // of what was painted last
    bool beyond_page = false;   // writing outside of what is displayed
    bool hidden_layer = false;  // writing in a layer that is switched off
    bool incomplete = false;    // something could not be looked at
};

// Answers for one page how its letters are seen.
class Looks {
public:
    explicit Looks(const Painting& painting);

    // The channel in which a letter with this box is found.
    Channel channel_of(const Box& letter) const;

private:
    const Writing* writing_at(const Box& letter) const;
    bool is_covered(const Box& letter, std::uint32_t order, bool& by_picture) const;

    const Painting& painting_;
    bool all_plain_ = false;
    bool is_scan_ = false;
    std::vector<std::vector<std::uint32_t>> bands_;  // writings by height on the page
};

}  // namespace leakscan
