// The graphics state of a content stream, as far as painter.cpp needs it. ISO 32000-1, 8.4 and 9.3.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "model/placed.h"
#include "pdf/program/letter_widths.h"

namespace leakscan {

struct Point {
    double x = 0;
    double y = 0;
};

// [a b c d e f] of the specification.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    Point apply(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    // First this, then `next`.
    Matrix then(const Matrix& next) const {
        return {a * next.a + b * next.c, a * next.b + b * next.d,          c * next.a + d * next.c,
                c * next.b + d * next.d, e * next.a + f * next.c + next.e, e * next.b + f * next.d + next.f};
    }
    double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

inline Box box_around(Point p, Point q) { return {std::min(p.x, q.x), std::min(p.y, q.y), std::max(p.x, q.x), std::max(p.y, q.y)}; }

inline Box box_around(const Matrix& matrix, double left, double bottom, double right, double top) {
    const Box one = box_around(matrix.apply({left, bottom}), matrix.apply({right, top}));
    const Box two = box_around(matrix.apply({left, top}), matrix.apply({right, bottom}));
    return {std::min(one.left, two.left), std::min(one.top, two.top), std::max(one.right, two.right), std::max(one.bottom, two.bottom)};
}

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
