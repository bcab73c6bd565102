// Puts words that stand beside each other into lines.
#include "extract/lines.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

// Words of one line overlap in height by at least this part of the lower one.
constexpr double least_overlap = 0.55;
// Lines that a further word may belong to: those above are finished.
constexpr size_t open_lines = 16;
// In heights of the letters: what is further apart is in another column.
constexpr double column_gap = 1.1;
constexpr double word_gap = 0.25;
// Numbers have 11 digits or more where it matters (mobile, ID, bank account): one is not cut when a part is that long.
constexpr size_t whole_number = 11;

Box joined(const Box& one, const Box& two) {
    return {std::min(one.left, two.left), std::min(one.top, two.top), std::max(one.right, two.right), std::max(one.bottom, two.bottom)};
}

double shared_height(const Box& one, const Box& two) {
    const double shared = std::min(one.bottom, two.bottom) - std::max(one.top, two.top);
    return shared / std::max(0.1, std::min(one.height(), two.height()));
}

// A line while words are added: its core is the mean of their heights, so that one tall sign does not swallow its neighbours.
struct OpenLine {
    Box core;
    std::vector<const PlacedWord*> words;

    void add(const PlacedWord* word) {
        const auto count = static_cast<double>(words.size());
        core.top = (core.top * count + word->box.top) / (count + 1);
        core.bottom = (core.bottom * count + word->box.bottom) / (count + 1);
        words.push_back(word);
    }
};

TextLine finished(OpenLine& open) {
    std::stable_sort(open.words.begin(), open.words.end(),
                     [](const PlacedWord* one, const PlacedWord* two) { return one->box.left < two->box.left; });
    TextLine line;
    line.box = open.words.front()->box;
    double right = 0;
    for (const PlacedWord* word : open.words) {
        const bool apart =
            line.pieces.empty() ||
            word->box.left - right > column_gap * std::max(word->box.height(), line.pieces.back().words.back()->box.height());
        if (apart) line.pieces.emplace_back();
        right = line.pieces.back().words.empty() ? word->box.right : std::max(right, word->box.right);
        line.pieces.back().add(word);
        line.box = joined(line.box, word->box);
    }
    return line;
}

bool is_wide(char32_t c) { return c >= 0x2E80; }

size_t digits_at_end(std::string_view text) {
    size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[text.size() - 1 - count])) ++count;
    return count;
}

size_t digits_at_start(std::string_view text) {
    size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[count])) ++count;
    return count;
}

}  // namespace

void LinePiece::add(const PlacedWord* word) {
    box = words.empty() ? word->box : joined(box, word->box);
    words.push_back(word);
}

std::vector<TextLine> lines_of(std::vector<const PlacedWord*> words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const PlacedWord* one, const PlacedWord* two) { return one->box.middle_y() < two->box.middle_y(); });
    std::vector<OpenLine> open;
    for (const PlacedWord* word : words) {
        OpenLine* best = nullptr;
        double most = least_overlap;
        for (size_t i = open.size(); i-- > open.size() - std::min(open.size(), open_lines);) {
            const double shared = shared_height(open[i].core, word->box);
            if (shared < most) continue;
            most = shared;
            best = &open[i];
        }
        if (best == nullptr) best = &open.emplace_back();
        best->add(word);
    }
    std::vector<TextLine> lines;
    lines.reserve(open.size());
    for (OpenLine& line : open) lines.push_back(finished(line));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TextLine& one, const TextLine& two) { return one.box.middle_y() < two.box.middle_y(); });
    return lines;
}

std::string_view gap_between(const PlacedWord& left, const PlacedWord& right) {
    const double gap = right.box.left - left.box.right;
    return left.space_after || gap > word_gap * std::max(left.box.height(), right.box.height()) ? " " : "";
}

std::string_view break_between(std::string_view upper, std::string_view lower) {
    if (upper.empty() || lower.empty()) return "";
    const char32_t last = code_point_at(upper, previous_code_point(upper, upper.size())).value;
    const char32_t first = code_point_at(lower, 0).value;
    if (is_wide(last) || is_wide(first)) return "";
    const size_t above = digits_at_end(upper), below = digits_at_start(lower);
    // The check letter of an ID alone on its line belongs to the 17 digits above.
    constexpr size_t digits_of_id = 17;
    if (above == digits_of_id && (first == 'X' || first == 'x')) return "";
    const bool number = above > 0 && below > 0;
    return number && above < whole_number && below < whole_number ? "" : " ";
}

}  // namespace leakscan
