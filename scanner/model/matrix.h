// Transformations of a plane, as page formats write them: [a b c d e f] of ISO 32000-1, 8.3.3 and of the CTM of GB/T 33190, 8.2.
#pragma once

#include <algorithm>
#include <cmath>

#include "model/placed.h"

namespace leakscan {

struct Point {
    double x = 0;
    double y = 0;
};

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

}  // namespace leakscan
