// Letters one by one: programs write a line as one text, a text per letter, or anything between, and only places tell which.
#include "extract/ofd_content.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"

namespace leakscan {
namespace {

// Per content; what is beyond is dropped, no page has a tenth of it.
constexpr size_t most_letters = 500'000;
constexpr size_t most_rules = 20'000;
constexpr size_t most_fills = 2'000;
constexpr size_t most_references = 10'000;

// Of the size of the letters.
constexpr double ascent = 0.88;
constexpr double narrow = 0.5;     // an estimate for what is neither Han nor full width: widths stand in the fonts
constexpr double loose_gap = 0.8;  // letters further apart than this, beyond their width, are not of one word

constexpr double thickest_rule = 1.0;  // millimetres
constexpr double shortest_rule = 2.0;

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc() || !std::isfinite(value) || std::abs(value) > 1e6) return std::nullopt;
    return value;
}

std::string_view next_word(std::string_view& text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    size_t size = 0;
    while (size < text.size() && !is_ascii_space(text[size])) ++size;
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(size);
    return word;
}

// Steps between letters, "g 3 2.5" meaning three times 2.5 (GB/T 33190, 11.3).
std::vector<double> steps(std::string_view text) {
    std::vector<double> all;
    while (all.size() < most_letters) {
        const std::string_view word = next_word(text);
        if (word.empty()) break;
        double count = 1;
        std::string_view value = word;
        if (word == "g") {
            count = std::clamp(number(next_word(text)).value_or(0), 0.0, static_cast<double>(most_letters - all.size()));
            value = next_word(text);
        }
        all.insert(all.end(), static_cast<size_t>(count), number(value).value_or(0));
    }
    return all;
}

// Of grey, RGB or CMYK, by how many components there are; "#FF" is hexadecimal.
bool is_white(std::string_view value) {
    std::vector<int> components;
    for (std::string_view word = next_word(value); !word.empty() && components.size() < 5; word = next_word(value)) {
        int component = 0;
        const bool hexadecimal = word.front() == '#';
        if (hexadecimal) word.remove_prefix(1);
        std::from_chars(word.data(), word.data() + word.size(), component, hexadecimal ? 16 : 10);
        components.push_back(component);
    }
    const bool cmyk = components.size() == 4;
    const auto is_light = [&](int component) { return cmyk ? component == 0 : component >= 250; };
    return !components.empty() && std::all_of(components.begin(), components.end(), is_light);
}

Matrix matrix_of(const XmlAttributes& attributes) {
    Matrix matrix;
    if (const std::vector<double> m = ofd_numbers(attributes.get("CTM"), 6); m.size() == 6) matrix = {m[0], m[1], m[2], m[3], m[4], m[5]};
    const std::vector<double> boundary = ofd_numbers(attributes.get("Boundary"), 4);
    if (boundary.size() >= 2) matrix = matrix.then({1, 0, 0, 1, boundary[0], boundary[1]});
    return matrix;
}

// Where the writing runs, in quarter turns clockwise.
std::uint8_t turns_of(const Matrix& matrix, bool downwards) {
    const double x = downwards ? matrix.c : matrix.a;
    const double y = downwards ? matrix.d : matrix.b;
    if (std::abs(x) >= std::abs(y)) return x < 0 ? 2 : 0;
    return y > 0 ? 1 : 3;
}

struct Outline {
    std::vector<Box> segments;  // straight ones, from corner to corner
    std::vector<Point> points;
    size_t curves = 0;

    bool is_rectangle(const Box& box) const {
        constexpr double tolerance = 0.1;
        const auto near = [](double one, double two) { return std::abs(one - two) <= tolerance; };
        return curves == 0 && points.size() >= 4 && points.size() <= 6 && std::all_of(points.begin(), points.end(), [&](Point p) {
                   return (near(p.x, box.left) || near(p.x, box.right)) && (near(p.y, box.top) || near(p.y, box.bottom));
               });
    }
};

// How many numbers an operator of a path takes (GB/T 33190, 9.1).
int operands_of(std::string_view operation) {
    if (operation == "M" || operation == "S" || operation == "L") return 2;
    if (operation == "Q") return 4;
    if (operation == "B") return 6;
    return operation == "A" ? 7 : 0;
}

Outline outline_of(std::string_view data, const Matrix& matrix) {
    constexpr size_t most_points = 10'000;
    Outline outline;
    Point first, last;
    const auto line_to = [&](Point p) {
        outline.segments.push_back(box_around(last, p));
        last = p;
    };
    while (outline.points.size() < most_points) {
        const std::string_view operation = next_word(data);
        if (operation.empty()) break;
        if (operation == "C") line_to(first);
        const int count = operands_of(operation);
        if (count == 0) continue;
        double numbers[7] = {};
        for (int i = 0; i < count; ++i) numbers[i] = number(next_word(data)).value_or(0);
        const Point p = matrix.apply({numbers[count - 2], numbers[count - 1]});
        outline.points.push_back(p);
        if (operation == "L") {
            line_to(p);
        } else {
            if (count == 2) first = p;
            outline.curves += count > 2 ? 1 : 0;
            last = p;
        }
    }
    return outline;
}

Box box_of(const std::vector<Point>& points) {
    Box box{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point& p : points) {
        box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x), std::max(box.bottom, p.y)};
    }
    return box;
}

bool is_rule(const Box& box) {
    return std::min(box.width(), box.height()) <= thickest_rule && std::max(box.width(), box.height()) >= shortest_rule;
}

bool is_false(std::string_view text) { return equals_ignoring_case(text, "false") || text == "0"; }
bool is_true(std::string_view text) { return equals_ignoring_case(text, "true") || text == "1"; }

constexpr size_t longest_capture = 4 << 20;  // bytes of one path or text

}  // namespace

std::vector<double> ofd_numbers(std::string_view text, size_t most) {
    std::vector<double> numbers;
    while (numbers.size() < most) {
        const std::string_view word = next_word(text);
        if (word.empty()) break;
        numbers.push_back(number(word).value_or(0));
    }
    return numbers;
}

Box ofd_area(std::string_view text) {
    const std::vector<double> n = ofd_numbers(text, 4);
    return n.size() == 4 && n[2] > 0 && n[3] > 0 ? Box{n[0], n[1], n[0] + n[2], n[1] + n[3]} : Box{};
}

void OfdContentReader::start(std::string_view name, const XmlAttributes& attributes) {
    // The text of a clip cuts, it is not written.
    if (skipped_ > 0 || name == "Clips") {
        ++skipped_;
        return;
    }
    concealed_.push_back(is_false(attributes.get("Visible")));
    hidden_ += concealed_.back() ? 1 : 0;
    captured_.clear();
    capturing_ = name == "TextCode" || name == "AbbreviatedData" || name == "PhysicalBox";
    if (name.ends_with("Object")) {
        start_object(name, attributes);
    } else if (name == "TextCode") {
        start_code(attributes);
    } else if (name == "FillColor") {
        read_colour(attributes);
    } else if (name == "Template") {
        if (content_.templates.size() < most_references) content_.templates.emplace_back(attributes.get("TemplateID"));
    } else if (name == "URI" && content_.addresses.size() < most_references) {
        content_.addresses.emplace_back(attributes.get("URI"));
    }
}

void OfdContentReader::end(std::string_view name) {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    if (name == "TextCode") place_letters();
    if (name == "TextObject") end_text_object();
    if (name == "AbbreviatedData") path_ = std::move(captured_);
    if (name == "PathObject") add_path();
    if (name == "PhysicalBox") content_.area = ofd_area(captured_);
    capturing_ = false;
    if (concealed_.empty()) return;
    hidden_ -= concealed_.back() ? 1 : 0;
    concealed_.pop_back();
}

void OfdContentReader::text(std::string_view piece) {
    if (capturing_ && skipped_ == 0 && captured_.size() < longest_capture) captured_ += piece;
}

OfdContent OfdContentReader::take() { return std::move(content_); }

void OfdContentReader::start_object(std::string_view name, const XmlAttributes& attributes) {
    object_ = {};
    object_.matrix = matrix_of(attributes);
    object_.size = std::abs(number(attributes.get("Size")).value_or(0));
    object_.stretch = std::clamp(number(attributes.get("HScale")).value_or(1), 0.05, 20.0);
    object_.first_letter = content_.letters.size();
    const bool is_text = name == "TextObject";
    object_.fills = is_text ? !is_false(attributes.get("Fill")) : is_true(attributes.get("Fill"));
    object_.strokes = is_text ? is_true(attributes.get("Stroke")) : !is_false(attributes.get("Stroke"));
    const double alpha = number(attributes.get("Alpha")).value_or(255);
    object_.opaque = alpha >= 255;
    if (alpha <= 0) hide();
    code_ = {};
    path_.clear();
    if (name == "ImageObject") add_picture(attributes);
    const bool refers = name == "CompositeObject" && content_.references.size() < most_references;
    if (refers) content_.references.push_back({std::string(attributes.get("ResourceID")), object_.matrix, hidden_ == 0});
}

// The element opened last, and all inside it.
void OfdContentReader::hide() {
    hidden_ += concealed_.back() ? 0 : 1;
    concealed_.back() = true;
}

// A second code of the same text goes on from the place of the first, unless it says its own.
void OfdContentReader::start_code(const XmlAttributes& attributes) {
    code_.x = number(attributes.get("X")).value_or(code_.x);
    code_.y = number(attributes.get("Y")).value_or(code_.y);
    code_.steps_x = steps(attributes.get("DeltaX"));
    code_.steps_y = steps(attributes.get("DeltaY"));
}

void OfdContentReader::read_colour(const XmlAttributes& attributes) {
    object_.white = is_white(attributes.get("Value"));
    const double alpha = number(attributes.get("Alpha")).value_or(255);
    if (alpha < 255) object_.opaque = false;
    if (alpha <= 0) object_.fills = false;
}

void OfdContentReader::place_letters() {
    const double reach = [](const std::vector<double>& all) {
        double sum = 0;
        for (const double step : all) sum += std::abs(step);
        return sum;
    }(code_.steps_y);
    object_.downwards = code_.steps_x.empty() && reach > 0;
    size_t position = 0;
    for (size_t at = 0; at < captured_.size(); ++position) {
        const CodePoint letter = code_point_at(captured_, at);
        at += letter.size;
        const double size = object_.size;
        const double natural = size * object_.stretch * (letter.value >= 0x2E80 ? 1.0 : narrow);
        const double step_x = position < code_.steps_x.size() ? code_.steps_x[position] : object_.downwards ? 0 : natural;
        const double step_y = position < code_.steps_y.size() ? code_.steps_y[position] : object_.downwards ? size : 0;
        const bool next_touches = step_x > 0 && step_x <= natural + loose_gap * size;
        place_letter(letter.value, next_touches ? step_x : natural);
        code_.x += step_x;
        code_.y += step_y;
    }
}

void OfdContentReader::place_letter(char32_t letter, double width) {
    std::vector<PlacedWord>& letters = content_.letters;
    const bool is_space = letter <= 0x20 || letter == 0xA0 || letter == 0x3000;
    if (is_space) {
        if (letters.size() > object_.first_letter) letters.back().space_after = true;
        return;
    }
    if (letters.size() >= most_letters) return;
    PlacedWord& placed = letters.emplace_back();
    placed.box =
        box_around(object_.matrix, code_.x, code_.y - ascent * object_.size, code_.x + width, code_.y + (1 - ascent) * object_.size);
    append_utf8(placed.text, letter);
    placed.turns = turns_of(object_.matrix, object_.downwards);
    if (hidden_ > 0) placed.channel = Channel::hidden_text;
}

// The colour stands before or behind the text it is of.
void OfdContentReader::end_text_object() {
    content_.white.resize(content_.letters.size(), object_.white);
    if (object_.fills || object_.strokes) return;
    for (size_t i = object_.first_letter; i < content_.letters.size(); ++i) content_.letters[i].channel = Channel::hidden_text;
}

void OfdContentReader::add_picture(const XmlAttributes& attributes) {
    if (hidden_ > 0) return;
    ++content_.pictures;
    if (content_.fills.size() >= most_fills) return;
    // A picture fills the unit square of its own coordinates.
    const Box box = box_around(object_.matrix, 0, 0, 1, 1);
    content_.fills.push_back({box, content_.letters.size(), false, object_.opaque, std::string(attributes.get("ResourceID"))});
}

void OfdContentReader::add_path() {
    if (hidden_ > 0) return;
    const Outline outline = outline_of(path_, object_.matrix);
    if (outline.points.empty()) return;
    const Box box = box_of(outline.points);
    const bool filled = object_.fills && object_.opaque;
    const bool line = filled && is_rule(box);
    if (line && content_.rules.size() < most_rules) content_.rules.push_back(box);
    if (object_.strokes) {
        for (const Box& segment : outline.segments) {
            if (is_rule(segment) && content_.rules.size() < most_rules) content_.rules.push_back(segment);
        }
    }
    if (object_.fills) content_.curves += outline.curves;
    if (!object_.fills || line || content_.fills.size() >= most_fills) return;
    content_.fills.push_back({box, content_.letters.size(), object_.white, filled && outline.is_rectangle(box), {}});
}

}  // namespace leakscan
