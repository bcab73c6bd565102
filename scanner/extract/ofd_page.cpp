// Contents are laid over each other in their order; what is white on white, off the page or under a later area is not seen.
#include "extract/ofd_page.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr double points_of_millimetre = 72 / 25.4;
// Of one page, whatever its units refer to.
constexpr size_t most_letters = 200'000;
constexpr size_t most_units = 10'000;
constexpr size_t most_rules = 20'000;
constexpr size_t most_fills = 5'000;
constexpr size_t most_covers = 500;
constexpr size_t most_grounds = 500;
// Of the page: a picture of that size is the page itself, scanned; letters under it are what a machine read there.
constexpr double scan_part = 0.7;
// A picture from this part on, with fewer letters than this beside it, is what there would be to read; with none, a lesser one is.
constexpr double picture_part = 0.6;
constexpr double lone_picture_part = 0.15;
constexpr size_t letters_of_page = 20;
constexpr size_t drawn_letters = 300;  // curves

bool contains(const Box& area, const Box& letter) {
    return letter.middle_x() >= area.left && letter.middle_x() <= area.right && letter.middle_y() >= area.top &&
           letter.middle_y() <= area.bottom;
}

double part_of(const Box& whole, const Box& box) {
    const double width = std::min(whole.right, box.right) - std::max(whole.left, box.left);
    const double height = std::min(whole.bottom, box.bottom) - std::max(whole.top, box.top);
    return width <= 0 || height <= 0 ? 0 : width * height / (whole.width() * whole.height());
}

Box moved(const Box& box, const Matrix& matrix) { return box_around(matrix, box.left, box.top, box.right, box.bottom); }

// A code for private use: only the font knows which letter it shows.
bool is_nameless(const PlacedWord& letter) {
    const char32_t code = code_point_at(letter.text, 0).value;
    return code >= 0xE000 && code < 0xF900;
}

std::uint8_t turns_of(const Matrix& matrix) {
    if (std::abs(matrix.a) >= std::abs(matrix.b)) return matrix.a < 0 ? 2 : 0;
    return matrix.b > 0 ? 1 : 3;
}

class Assembly {
public:
    explicit Assembly(const OfdResources& resources) : resources_(resources) {}

    void add_layer(const OfdContent& layer);
    void hide_unseen(const Box& area, const std::function<bool(std::string_view)>& is_opaque);
    void drop_doubles();
    OfdPage page(std::uint32_t number, const Box& area);

private:
    void add(const OfdContent& content, const Matrix& matrix, bool visible, bool covers);
    void find_covers(const std::function<bool(std::string_view)>& is_opaque);
    bool is_white_on_white(size_t letter) const;

    const OfdResources& resources_;
    OfdContent all_;
    size_t units_ = 0;
    std::vector<const OfdFill*> covers_;
    std::vector<const OfdFill*> grounds_;  // that are not white
    bool is_scan_ = false;
};

// Units within units one after the other, so that a unit that refers to itself ends at the limit.
void Assembly::add_layer(const OfdContent& layer) {
    add(layer, {}, true, true);
    std::vector<OfdReference> waiting = layer.references;
    for (size_t i = 0; i < waiting.size() && units_ < most_units; ++i) {
        const auto unit = resources_.units.find(waiting[i].unit);
        if (unit == resources_.units.end()) continue;
        ++units_;
        const OfdReference here = waiting[i];
        add(unit->second, here.matrix, here.visible, false);
        for (const OfdReference& inner : unit->second.references) {
            if (waiting.size() < most_units) waiting.push_back({inner.unit, inner.matrix.then(here.matrix), inner.visible && here.visible});
        }
    }
}

// Units come behind the objects between which they are drawn, so that what they fill is ground but covers nothing.
void Assembly::add(const OfdContent& content, const Matrix& matrix, bool visible, bool covers) {
    const size_t before = all_.letters.size();
    if (before + content.letters.size() > most_letters || all_.rules.size() + content.rules.size() > most_rules ||
        all_.fills.size() + content.fills.size() > most_fills)
        return;
    for (size_t i = 0; i < content.letters.size(); ++i) {
        PlacedWord letter = content.letters[i];
        letter.box = moved(letter.box, matrix);
        letter.turns = static_cast<std::uint8_t>((letter.turns + turns_of(matrix)) % 4);
        if (!visible) letter.channel = Channel::hidden_text;
        all_.letters.push_back(std::move(letter));
        all_.white.push_back(i < content.white.size() && content.white[i]);
    }
    if (!visible) return;
    for (const Box& rule : content.rules) all_.rules.push_back(moved(rule, matrix));
    for (const OfdFill& fill : content.fills) {
        OfdFill& added = all_.fills.emplace_back(fill);
        added.box = moved(fill.box, matrix);
        added.letters = covers ? before + fill.letters : 0;
        added.covers = covers && fill.covers;
    }
    all_.pictures += content.pictures;
    all_.curves += content.curves;
}

void Assembly::find_covers(const std::function<bool(std::string_view)>& is_opaque) {
    for (const OfdFill& fill : all_.fills) {
        if (!fill.white && grounds_.size() <= most_grounds) grounds_.push_back(&fill);
        if (!fill.covers || fill.letters == 0 || covers_.size() >= most_covers) continue;
        if (!fill.resource.empty()) {
            const auto picture = resources_.pictures.find(fill.resource);
            if (picture == resources_.pictures.end() || !is_opaque(picture->second)) continue;
        }
        covers_.push_back(&fill);
    }
}

// Not judged on a page with more areas than anybody draws by hand.
bool Assembly::is_white_on_white(size_t letter) const {
    if (!all_.white[letter] || grounds_.size() > most_grounds) return false;
    return std::none_of(grounds_.begin(), grounds_.end(),
                        [&](const OfdFill* fill) { return fill->letters <= letter && contains(fill->box, all_.letters[letter].box); });
}

void Assembly::hide_unseen(const Box& area, const std::function<bool(std::string_view)>& is_opaque) {
    find_covers(is_opaque);
    is_scan_ = area.width() > 0 && std::any_of(all_.fills.begin(), all_.fills.end(), [&](const OfdFill& fill) {
                   return !fill.resource.empty() && part_of(area, fill.box) >= scan_part;
               });
    for (size_t i = 0; i < all_.letters.size(); ++i) {
        PlacedWord& letter = all_.letters[i];
        const auto covered = [&](const OfdFill* fill) { return i < fill->letters && contains(fill->box, letter.box); };
        if (letter.channel == Channel::body) {
            if (area.width() > 0 && !contains(area, letter.box)) letter.channel = Channel::hidden_text;
            if (is_white_on_white(i)) letter.channel = Channel::hidden_text;
            if (std::any_of(covers_.begin(), covers_.end(), covered)) letter.channel = Channel::under_image;
        }
        if (letter.channel != Channel::body && is_scan_) letter.channel = Channel::ocr;
    }
}

// Bold letters are made by writing them twice, a hair apart; what a picture covers may be written again on top of it. One of the two is
// enough: the one that is seen.
void Assembly::drop_doubles() {
    constexpr double apart = 0.25;                                   // of the height of a letter
    std::unordered_map<std::string, std::vector<size_t>> kept_here;  // letter and place, in steps of its height -> kept letters
    std::vector<PlacedWord>& letters = all_.letters;
    size_t kept = 0;
    const auto key = [](const PlacedWord& letter, double dx, double dy) {
        const double step = std::max(0.5, letter.box.height());
        return letter.text + ' ' + std::to_string(std::lround(letter.box.middle_x() / step + dx)) + ' ' +
               std::to_string(std::lround(letter.box.middle_y() / step + dy));
    };
    const auto twin_of = [&](const PlacedWord& letter) -> PlacedWord* {
        const double reach = apart * letter.box.height();
        for (const double dx : {0.0, -0.3, 0.3}) {
            for (const double dy : {0.0, -0.3, 0.3}) {
                const auto found = kept_here.find(key(letter, dx, dy));
                if (found == kept_here.end()) continue;
                for (const size_t i : found->second) {
                    const Box& other = letters[i].box;
                    const bool near = std::abs(other.middle_x() - letter.box.middle_x()) <= reach &&
                                      std::abs(other.middle_y() - letter.box.middle_y()) <= reach;
                    if (near) return &letters[i];
                }
            }
        }
        return nullptr;
    };
    for (size_t i = 0; i < letters.size(); ++i) {
        if (PlacedWord* twin = twin_of(letters[i])) {
            if (letters[i].channel == Channel::body) twin->channel = Channel::body;
            continue;
        }
        if (kept != i) letters[kept] = std::move(letters[i]);
        kept_here[key(letters[kept], 0, 0)].push_back(kept);
        ++kept;
    }
    letters.resize(kept);
}

OfdPage Assembly::page(std::uint32_t number, const Box& area) {
    OfdPage placed;
    const bool few = all_.letters.size() < letters_of_page;
    const double enough = all_.letters.empty() ? lone_picture_part : picture_part;
    const bool picture = std::any_of(all_.fills.begin(), all_.fills.end(), [&](const OfdFill& fill) {
        return !fill.resource.empty() && (area.width() <= 0 || part_of(area, fill.box) >= enough);
    });
    if (few && (picture || (all_.letters.empty() && all_.curves >= drawn_letters))) placed.state = Readability::picture;
    const auto nameless = static_cast<size_t>(std::count_if(all_.letters.begin(), all_.letters.end(), is_nameless));
    if (nameless * 2 > all_.letters.size()) placed.state = Readability::mute;
    for (const OfdFill& fill : all_.fills) {
        const auto known = resources_.pictures.find(fill.resource);
        if (fill.resource.empty() || known == resources_.pictures.end()) continue;
        if (std::ranges::find(placed.pictures, known->second) == placed.pictures.end()) placed.pictures.push_back(known->second);
    }
    placed.page.number = number;
    placed.page.width = area.width() * points_of_millimetre;
    const auto in_points = [](Box& box) {
        for (double* length : {&box.left, &box.top, &box.right, &box.bottom}) *length *= points_of_millimetre;
    };
    for (PlacedWord& letter : all_.letters) in_points(letter.box);
    for (Box& rule : all_.rules) in_points(rule);
    placed.page.words = std::move(all_.letters);
    placed.page.rules = std::move(all_.rules);
    return placed;
}

}  // namespace

OfdPage place_ofd_page(std::uint32_t number, const std::vector<const OfdContent*>& layers, const Box& area, const OfdResources& resources,
                       const std::function<bool(std::string_view part)>& is_opaque) {
    Assembly assembly(resources);
    for (const OfdContent* layer : layers) assembly.add_layer(*layer);
    assembly.hide_unseen(area, is_opaque);
    assembly.drop_doubles();
    return assembly.page(number, area);
}

}  // namespace leakscan
