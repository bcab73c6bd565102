// The graphics state of a content stream, as far as painter.cpp needs it. ISO 32000-1, 8.4 and 9.3.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "companion/pdf/letter_widths.h"
#include "model/matrix.h"
#include "model/placed.h"

namespace leakscan {

inline Box shared_box(const Box& one, const Box& two) {
    const Box box{std::max(one.left, two.left), std::max(one.top, two.top), std::min(one.right, two.right),
                  std::min(one.bottom, two.bottom)};
    return {box.left, box.top, std::max(box.left, box.right), std::max(box.top, box.bottom)};
}

// Nothing: a pattern, or a colour space that is not worked out.
struct Rgb {
    double red = 0, green = 0, blue = 0;
};
using Colour = std::optional<Rgb>;

struct GraphicsState {
    Matrix matrix;
    Box clip;
    bool clip_is_box = true;
    Colour fill = Rgb{};
    bool fill_space_known = true;  // of the colour space chosen last
    double opacity = 1;            // of fills
    bool blended = false;          // with what is behind: covers nothing
    double line_width = 1;

    LetterWidths* font = nullptr;
    double font_size = 0;
    double letter_space = 0;
    double word_space = 0;
    double stretch = 1;
    double leading = 0;
    double rise = 0;
    int mode = 0;
};

}  // namespace leakscan
