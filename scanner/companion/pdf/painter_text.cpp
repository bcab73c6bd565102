// Writing, ISO 32000-1, 9.4: where each string goes and how it looks.
#include "companion/pdf/painter.h"

namespace leakscan {
namespace {

constexpr size_t most_writings = 500'000;
constexpr double smallest_letter = 1.5;  // points; 小六 is 6.5
constexpr double same_colour = 0.08;     // of each part, 0 to 1
constexpr double invisible_opacity = 0.05;
constexpr size_t most_grounds_compared = 300;

bool is_same(const Rgb& one, const Rgb& two) {
    return std::abs(one.red - two.red) < same_colour && std::abs(one.green - two.green) < same_colour &&
           std::abs(one.blue - two.blue) < same_colour;
}

bool contains(const Box& box, Point p) { return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom; }

}  // namespace

bool Painter::operate_text(const std::string& name, QPDFObjectHandle& resources) {
    if (name == "Tj") {
        show(std::string(text_operand()));
    } else if (name == "TJ") {
        for (size_t i = 0; i < operands_.size(); ++i) {
            if (operands_[i].is_number) {
                const double back = operands_[i].number / 1000 * state_.font_size * state_.stretch;
                text_matrix_ = Matrix{1, 0, 0, 1, -back, 0}.then(text_matrix_);
            } else {
                show(operands_[i].text);
            }
        }
    } else if (name == "'" || name == "\"") {
        if (name == "\"" && operands_.size() >= 3) {
            state_.word_space = number(2);
            state_.letter_space = number(1);
        }
        move_line(0, -state_.leading);
        show(std::string(text_operand()));
    } else if (name == "Td" || name == "TD") {
        if (name == "TD") state_.leading = -number(0);
        move_line(number(1), number(0));
    } else if (name == "T*") {
        move_line(0, -state_.leading);
    } else if (name == "Tm") {
        text_matrix_ = line_matrix_ = {number(5), number(4), number(3), number(2), number(1), number(0)};
    } else if (name == "BT") {
        text_matrix_ = line_matrix_ = {};
    } else if (name == "Tf") {
        set_font(resources);
    } else if (name == "Tr") {
        state_.mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
    } else if (name == "Tc") {
        state_.letter_space = number(0);
    } else if (name == "Tw") {
        state_.word_space = number(0);
    } else if (name == "Tz") {
        state_.stretch = number(0) / 100;
    } else if (name == "TL") {
        state_.leading = number(0);
    } else if (name == "Ts") {
        state_.rise = number(0);
    } else {
        return name == "ET";
    }
    return true;
}

void Painter::move_line(double x, double y) {
    line_matrix_ = Matrix{1, 0, 0, 1, x, y}.then(line_matrix_);
    text_matrix_ = line_matrix_;
}

void Painter::set_font(QPDFObjectHandle& resources) {
    state_.font_size = number(0);
    state_.font = nullptr;
    QPDFObjectHandle fonts = resources.isDictionary() ? resources.getKey("/Font") : QPDFObjectHandle::newNull();
    if (!fonts.isDictionary() || operands_.size() < 2) return;
    QPDFObjectHandle font = fonts.getKey("/" + operands_[operands_.size() - 2].text);
    if (!font.isIndirect()) return;
    std::unique_ptr<LetterWidths>& widths = context_.fonts[font.getObjGen()];
    if (!widths) widths = std::make_unique<LetterWidths>(LetterWidths::of(font));
    state_.font = widths.get();
}

void Painter::show(const std::string& bytes) {
    static const LetterWidths unknown;
    const LetterWidths::Run run = (state_.font != nullptr ? *state_.font : unknown).measure(bytes);
    const double width =
        (run.width * state_.font_size + run.letters * state_.letter_space + run.spaces * state_.word_space) * state_.stretch;
    const Matrix matrix = text_matrix_.then(state_.matrix);
    const Point start = matrix.apply({0, state_.rise}), end = matrix.apply({width, state_.rise});
    text_matrix_ = Matrix{1, 0, 0, 1, width, 0}.then(text_matrix_);
    if (run.letters == 0 || painting_.writings.size() >= most_writings) return;
    Writing writing{start.x, start.y, end.x, end.y, std::abs(state_.font_size) * matrix.scale(), Sight::plain, ++painting_.order};
    writing.sight = sight_of(start, writing.size);
    // Widths are estimates: only what begins outside, or runs far out, is worth another look.
    constexpr double far = 20;
    const Box& page = painting_.page;
    const Box around{page.left - far, page.top - far, page.right + far, page.bottom + far};
    const Box inside{page.left - 1, page.top - 1, page.right + 1, page.bottom + 1};
    painting_.beyond_page = painting_.beyond_page || !contains(inside, start) || !contains(around, end);
    painting_.hidden_layer = painting_.hidden_layer || writing.sight == Sight::layer;
    painting_.writings.push_back(writing);
}

Sight Painter::sight_of(Point start, double size) const {
    if (hiding_ > 0) return Sight::layer;
    if (state_.mode == 3 || state_.mode == 7) return Sight::invisible;
    if (size < smallest_letter) return Sight::pale;
    const bool filled = state_.mode % 4 != 1;
    if (!filled) return Sight::plain;
    if (state_.opacity < invisible_opacity) return Sight::pale;
    const Colour ground = behind({start.x, start.y});
    return state_.fill && ground && is_same(*state_.fill, *ground) ? Sight::pale : Sight::plain;
}

// The colour at a place, as far as areas decide it; nothing where a picture or an unknown colour is.
Colour Painter::behind(Point p) const {
    size_t compared = 0;
    for (auto ground = grounds_.rbegin(); ground != grounds_.rend() && compared < most_grounds_compared; ++ground, ++compared) {
        if (contains(ground->box, p)) return ground->colour;
    }
    return Rgb{1, 1, 1};
}

}  // namespace leakscan
