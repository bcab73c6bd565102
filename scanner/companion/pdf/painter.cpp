// ISO 32000-1, 8 and 9: state, paths, pictures and forms. Writing is in painter_text.cpp. Only what is level and upright is worked out
// exactly.
#include "companion/pdf/painter.h"

#include <qpdf/QPDFExc.hh>
#include <utility>

namespace leakscan {
namespace {

constexpr int deepest_form = 12;
constexpr size_t deepest_state = 512;
constexpr size_t most_operands = 4096;
constexpr std::uint64_t most_steps = 20'000'000;  // operators of one page, forms included
constexpr size_t most_path_points = 20'000;
constexpr size_t most_noted = 500'000;  // writings, covers, areas: of one page
constexpr double rule_width = 3;        // a bar up to this is a line of a table
constexpr double least_cover = 4;       // points: smaller areas are no cover for a letter
constexpr double opaque = 0.9;

Rgb from_cmyk(double c, double m, double y, double k) { return {(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)}; }

bool is_level(Point p, Point q) { return std::abs(p.y - q.y) < 0.5; }
bool is_upright(Point p, Point q) { return std::abs(p.x - q.x) < 0.5; }

// A closed path of four corners with level and upright sides.
std::optional<Box> box_of(const std::vector<Point>& points) {
    size_t count = points.size();
    if (count == 5 && is_level(points[0], points[4]) && is_upright(points[0], points[4])) count = 4;
    if (count != 4) return std::nullopt;
    const bool level_first = is_level(points[0], points[1]);
    for (size_t i = 0; i < 4; ++i) {
        const bool level = (i % 2 == 0) == level_first;
        const Point p = points[i], q = points[(i + 1) % 4];
        if (level ? !is_level(p, q) : !is_upright(p, q)) return std::nullopt;
    }
    return box_around(points[0], points[2]);
}

Box box_around(const std::vector<Point>& points) {
    Box box;
    if (!points.empty()) box = {points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point p : points) {
        box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x), std::max(box.bottom, p.y)};
    }
    return box;
}

}  // namespace

Painter::Painter(PaintContext& context, Painting& painting, const Matrix& page_matrix) : context_(context), painting_(painting) {
    state_.matrix = page_matrix;
    constexpr double everywhere = 1e6;
    state_.clip = {-everywhere, -everywhere, everywhere, everywhere};
}

void Painter::paint(const std::string& content, QPDFObjectHandle resources) { run(content, resources, 0); }

void Painter::run(const std::string& content, QPDFObjectHandle resources, int depth) {
    ContentTokens tokens(content);
    ContentToken token;
    operand_count_ = 0;
    for (tokens.next(token); token.type != ContentToken::Type::end; tokens.next(token)) {
        if (token.type == ContentToken::Type::operation) {
            if (++steps_ > most_steps) {
                painting_.incomplete = true;
                return;
            }
            if (token.text == "ID") tokens.skip_image();
            operands_.resize(operand_count_);
            operate(token.text, resources, depth);
            operand_count_ = 0;
        } else if (token.type != ContentToken::Type::bracket && operand_count_ < most_operands) {
            if (operands_.size() <= operand_count_) operands_.emplace_back();
            Operand& operand = operands_[operand_count_++];
            operand.is_number = token.type == ContentToken::Type::number;
            operand.number = operand.is_number ? token.number : 0;
            operand.text.swap(token.text);
        }
    }
}

double Painter::number(size_t from_end) const {
    return from_end < operands_.size() ? operands_[operands_.size() - 1 - from_end].number : 0;
}

void Painter::operate(const std::string& name, QPDFObjectHandle& resources, int depth) {
    if (operate_text(name, resources) || operate_path(name) || operate_state(name, resources) || operate_colour(name, resources)) return;
    if (name == "Do") {
        const std::string key = "/" + std::string(text_operand());
        QPDFObjectHandle objects = resources.isDictionary() ? resources.getKey("/XObject") : QPDFObjectHandle::newNull();
        if (objects.isDictionary() && objects.hasKey(key)) draw_object(objects.getKey(key), depth);
    } else if (name == "sh") {
        add_ground(state_.clip, std::nullopt);
    } else if (name == "ID") {
        add_cover(box_around(state_.matrix, 0, 0, 1, 1), true);
    } else {
        operate_marked(name, resources);
    }
}

bool Painter::operate_state(const std::string& name, QPDFObjectHandle& resources) {
    if (name == "q") {
        if (saved_.size() < deepest_state) saved_.push_back(state_);
    } else if (name == "Q") {
        if (saved_.empty()) return true;
        state_ = saved_.back();
        saved_.pop_back();
    } else if (name == "cm") {
        const Matrix matrix{number(5), number(4), number(3), number(2), number(1), number(0)};
        state_.matrix = matrix.then(state_.matrix);
    } else if (name == "w") {
        state_.line_width = number(0);
    } else if (name == "gs") {
        QPDFObjectHandle states = resources.isDictionary() ? resources.getKey("/ExtGState") : QPDFObjectHandle::newNull();
        if (states.isDictionary()) set_graphics(states.getKey("/" + std::string(text_operand())));
    } else {
        return false;
    }
    return true;
}

void Painter::set_graphics(QPDFObjectHandle parameters) {
    if (!parameters.isDictionary()) return;
    QPDFObjectHandle opacity = parameters.getKey("/ca"), blend = parameters.getKey("/BM"), mask = parameters.getKey("/SMask");
    if (opacity.isNumber()) state_.opacity = opacity.getNumericValue();
    if (blend.isArray() && blend.getArrayNItems() > 0) blend = blend.getArrayItem(0);
    if (blend.isName()) state_.blended = blend.getName() != "/Normal" && blend.getName() != "/Compatible";
    if (mask.isDictionary()) state_.blended = true;
    if (parameters.getKey("/LW").isNumber()) state_.line_width = parameters.getKey("/LW").getNumericValue();
}

bool Painter::operate_colour(const std::string& name, QPDFObjectHandle& resources) {
    const auto part = [&](size_t from_end) { return std::clamp(number(from_end), 0.0, 1.0); };
    if (name == "g") {
        state_.fill = Rgb{part(0), part(0), part(0)};
    } else if (name == "rg") {
        state_.fill = Rgb{part(2), part(1), part(0)};
    } else if (name == "k") {
        state_.fill = from_cmyk(part(3), part(2), part(1), part(0));
    } else if (name == "cs") {
        set_colour_space(resources, text_operand());
    } else if (name == "sc" || name == "scn") {
        set_colour();
    } else {
        return false;
    }
    return true;
}

// Inks (Separation), palettes and patterns are not worked out: their numbers mean other things.
void Painter::set_colour_space(QPDFObjectHandle& resources, std::string_view name) {
    std::string family = "/" + std::string(name);
    QPDFObjectHandle spaces = resources.isDictionary() ? resources.getKey("/ColorSpace") : QPDFObjectHandle::newNull();
    QPDFObjectHandle space = spaces.isDictionary() ? spaces.getKey(family) : QPDFObjectHandle::newNull();
    if (space.isName()) family = space.getName();
    if (space.isArray() && space.getArrayNItems() > 0 && space.getArrayItem(0).isName()) family = space.getArrayItem(0).getName();
    state_.fill_space_known = family == "/DeviceGray" || family == "/DeviceRGB" || family == "/DeviceCMYK" || family == "/ICCBased" ||
                              family == "/CalGray" || family == "/CalRGB";
    state_.fill = state_.fill_space_known ? Colour(Rgb{}) : std::nullopt;
}

void Painter::set_colour() {
    const auto part = [&](size_t from_end) { return std::clamp(number(from_end), 0.0, 1.0); };
    state_.fill.reset();
    if (!state_.fill_space_known) return;
    if (operands_.size() == 1) state_.fill = Rgb{part(0), part(0), part(0)};
    if (operands_.size() == 3) state_.fill = Rgb{part(2), part(1), part(0)};
    if (operands_.size() == 4) state_.fill = from_cmyk(part(3), part(2), part(1), part(0));
}

// --- Paths

bool Painter::operate_path(const std::string& name) {
    if (name == "m") {
        path_.emplace_back();
        add_point(point(0), false);
    } else if (name == "l") {
        add_point(point(0), false);
    } else if (name == "c" || name == "v" || name == "y") {
        add_point(point(0), true);
    } else if (name == "re") {
        const double x = number(3), y = number(2), width = number(1), height = number(0);
        path_.emplace_back();
        for (const Point corner : {Point{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}) add_point(corner, false);
    } else if (name == "h") {
        // Filled areas close themselves; of lines the last side is drawn.
        if (!path_.empty() && !path_.back().points.empty()) path_.back().points.push_back(path_.back().points.front());
    } else if (name == "W" || name == "W*") {
        clip_pending_ = true;
    } else if (name == "f" || name == "F" || name == "f*") {
        end_path(true, false);
    } else if (name == "B" || name == "B*" || name == "b" || name == "b*") {
        end_path(true, true);
    } else if (name == "S" || name == "s") {
        end_path(false, true);
    } else if (name == "n") {
        end_path(false, false);
    } else {
        return false;
    }
    return true;
}

void Painter::add_point(Point p, bool curved) {
    if (path_.empty()) path_.emplace_back();
    if (++path_points_ > most_path_points) return;
    path_.back().points.push_back(state_.matrix.apply(p));
    path_.back().curved = path_.back().curved || curved;
}

void Painter::end_path(bool fill, bool stroke) {
    ++painting_.order;
    if (fill) fill_path();
    if (stroke) stroke_path();
    if (clip_pending_) {
        const std::optional<Box> box = path_.size() == 1 && !path_.front().curved ? box_of(path_.front().points) : std::nullopt;
        if (box) state_.clip = shared_box(state_.clip, *box);
        state_.clip_is_box = state_.clip_is_box && box.has_value();
    }
    clip_pending_ = false;
    path_.clear();
    path_points_ = 0;
}

void Painter::fill_path() {
    for (const Subpath& subpath : path_) {
        const std::optional<Box> box = subpath.curved ? std::nullopt : box_of(subpath.points);
        if (subpath.curved) ++painting_.curves;
        if (!box) {
            add_ground(box_around(subpath.points), std::nullopt);
            continue;
        }
        if (box->width() <= rule_width || box->height() <= rule_width) {
            add_rule(*box);
            continue;
        }
        // A frame drawn as one area with a hole covers nothing in the hole: several boxes in one path say nothing sure.
        if (path_.size() > 1 && path_.size() < 4) {
            const Subpath& other = path_[&subpath == &path_[0] ? 1 : 0];
            const std::optional<Box> hole = box_of(other.points);
            if (hole && shared_box(*hole, *box).width() > 0 && shared_box(*hole, *box).height() > 0) continue;
        }
        const Box seen = shared_box(*box, state_.clip);
        add_ground(seen, state_.opacity >= opaque && !state_.blended && state_.clip_is_box ? state_.fill : std::nullopt);
        add_cover(*box, false);
        // The sides of a filled cell are as good as lines around it.
        constexpr double widest_cell = 1000;
        if (box->height() > 2 * rule_width && box->width() < widest_cell) {
            add_rule({seen.left, seen.top, seen.right, seen.top});
            add_rule({seen.left, seen.bottom, seen.right, seen.bottom});
            add_rule({seen.left, seen.top, seen.left, seen.bottom});
            add_rule({seen.right, seen.top, seen.right, seen.bottom});
        }
    }
}

void Painter::add_ground(const Box& box, Colour colour) {
    if (grounds_.size() < most_noted && hiding_ == 0) grounds_.push_back({box, colour});
}

void Painter::stroke_path() {
    const double width = state_.line_width * state_.matrix.scale();
    for (const Subpath& subpath : path_) {
        if (subpath.curved) continue;
        for (size_t i = 0; i + 1 < subpath.points.size(); ++i) {
            const Point p = subpath.points[i], q = subpath.points[i + 1];
            if (!is_level(p, q) && !is_upright(p, q)) continue;
            Box box = box_around(p, q);
            if (width <= rule_width) {
                add_rule(box);
            } else {
                if (is_level(p, q)) box.top -= width / 2, box.bottom += width / 2;
                if (is_upright(p, q)) box.left -= width / 2, box.right += width / 2;
                add_cover(box, false);
            }
        }
    }
}

void Painter::add_rule(const Box& box) {
    constexpr double shortest = 4;
    const bool long_enough = std::max(box.width(), box.height()) >= shortest;
    if (long_enough && hiding_ == 0 && painting_.rules.size() < most_noted) painting_.rules.push_back(box);
}

void Painter::add_cover(const Box& box, bool picture) {
    ++painting_.order;
    const Box seen = shared_box(box, state_.clip);
    const bool covers = state_.opacity >= opaque && !state_.blended && state_.clip_is_box && hiding_ == 0;
    if (seen.width() < least_cover || seen.height() < least_cover) return;
    if (picture) {
        const Box on_page = shared_box(seen, painting_.page);
        const double page = std::max(1.0, painting_.page.width() * painting_.page.height());
        painting_.pictures += on_page.width() * on_page.height() / page;
    }
    if (covers && painting_.covers.size() < most_noted) painting_.covers.push_back({seen, picture, painting_.order});
}

// --- Pictures and forms

void Painter::draw_object(QPDFObjectHandle object, int depth) {
    if (!object.isStream()) return;
    QPDFObjectHandle dictionary = object.getDict();
    const bool hidden = is_hidden_layer(dictionary.getKey("/OC"));
    if (hidden) ++hiding_;
    QPDFObjectHandle kind = dictionary.getKey("/Subtype");
    if (kind.isName() && kind.getName() == "/Image") draw_picture(object);
    if (kind.isName() && kind.getName() == "/Form") draw_form(object, depth);
    if (hidden) --hiding_;
}

// A picture with holes in it (a seal) covers nothing for sure.
void Painter::draw_picture(QPDFObjectHandle picture) {
    QPDFObjectHandle dictionary = picture.getDict();
    QPDFObjectHandle stencil = dictionary.getKey("/ImageMask");
    const bool holes = dictionary.hasKey("/SMask") || dictionary.hasKey("/Mask") || (stencil.isBool() && stencil.getBoolValue());
    const bool before = std::exchange(state_.blended, state_.blended || holes);
    const Box place = box_around(state_.matrix, 0, 0, 1, 1);
    add_ground(place, std::nullopt);
    add_cover(place, true);
    state_.blended = before;
}

namespace {

Matrix matrix_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 6) return {};
    std::vector<double> numbers;
    for (int i = 0; i < 6; ++i) numbers.push_back(array.getArrayItem(i).isNumber() ? array.getArrayItem(i).getNumericValue() : 0);
    return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

}  // namespace

void Painter::draw_form(QPDFObjectHandle form, int depth) {
    if (depth >= deepest_form) {
        painting_.incomplete = true;
        return;
    }
    QPDFObjectHandle dictionary = form.getDict();
    const std::shared_ptr<Buffer> content = form.getStreamData(qpdf_dl_specialized);
    const std::string bytes(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    const GraphicsState before = state_;
    const std::vector<GraphicsState> saved = std::exchange(saved_, {});
    state_.matrix = matrix_of(dictionary.getKey("/Matrix")).then(state_.matrix);
    if (QPDFObjectHandle box = dictionary.getKey("/BBox"); box.isRectangle()) {
        const QPDFObjectHandle::Rectangle r = box.getArrayAsRectangle();
        state_.clip = shared_box(state_.clip, box_around(state_.matrix, r.llx, r.lly, r.urx, r.ury));
    }
    run(bytes, dictionary.getKey("/Resources"), depth + 1);
    state_ = before;
    saved_ = saved;
    operands_.clear();
}

// ISO 32000-1, 12.5.5: the box of the form, turned by its matrix, is fitted into the annotation's rectangle.
void Painter::paint_appearance(QPDFObjectHandle form, const Box& place) {
    QPDFObjectHandle dictionary = form.getDict();
    QPDFObjectHandle box = dictionary.getKey("/BBox");
    if (!box.isRectangle()) return;
    const QPDFObjectHandle::Rectangle r = box.getArrayAsRectangle();
    const Box from = box_around(matrix_of(dictionary.getKey("/Matrix")), r.llx, r.lly, r.urx, r.ury);
    if (from.width() <= 0 || from.height() <= 0) return;
    const double x = place.width() / from.width(), y = place.height() / from.height();
    const GraphicsState before = state_;
    state_.matrix = Matrix{x, 0, 0, y, place.left - from.left * x, place.top - from.top * y}.then(state_.matrix);
    draw_form(form, 0);
    state_ = before;
}

// --- Layers

bool Painter::is_hidden_layer(QPDFObjectHandle group) const {
    if (!group.isDictionary() || context_.hidden_layers.empty()) return false;
    if (group.isIndirect() && context_.hidden_layers.contains(group.getObjGen())) return true;
    // A membership names one group or several; seen if any of them is.
    QPDFObjectHandle groups = group.getKey("/OCGs");
    if (groups.isDictionary()) return groups.isIndirect() && context_.hidden_layers.contains(groups.getObjGen());
    const int count = groups.isArray() ? groups.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle one = groups.getArrayItem(i);
        if (!one.isIndirect() || !context_.hidden_layers.contains(one.getObjGen())) return false;
    }
    return count > 0;
}

void Painter::operate_marked(const std::string& name, QPDFObjectHandle& resources) {
    if (name == "BDC") {
        bool hides = false;
        if (operands_.size() == 2 && operands_[0].text == "OC" && resources.isDictionary()) {
            QPDFObjectHandle properties = resources.getKey("/Properties");
            if (properties.isDictionary()) hides = is_hidden_layer(properties.getKey("/" + operands_[1].text));
        }
        marked_.push_back(hides);
        hiding_ += hides ? 1 : 0;
    } else if (name == "BMC") {
        marked_.push_back(false);
    } else if (name == "EMC" && !marked_.empty()) {
        hiding_ -= marked_.back() ? 1 : 0;
        marked_.pop_back();
    }
}

}  // namespace leakscan
