// Collects what must be hidden first, then cuts: an excerpt can lose text to its masks, never a mask to its edge.
#include "match/excerpt.h"

#include <algorithm>

#include "base/text.h"
#include "match/fold.h"
#include "match/mask.h"

namespace leakscan {
namespace {

constexpr std::uint32_t code_points_around = 24;
constexpr std::uint32_t reach_bytes = 200;    // text searched for names, wider than what is shown: a cut must not halve a name
constexpr size_t cells_beside = 3;            // of a table row, on each side
constexpr size_t most_cells = 16;             // remembered of a row
constexpr size_t usual_row = 256;             // bytes of a row as shown
constexpr unsigned least_digits_to_mask = 7;  // shorter runs are years, house numbers, amounts
constexpr std::string_view between_cells = "\xE3\x80\x80";  // U+3000

std::uint32_t back_by(std::string_view text, std::uint32_t at, std::uint32_t floor, std::uint32_t code_points) {
    while (code_points-- > 0 && at > floor) at = static_cast<std::uint32_t>(previous_code_point(text, at));
    return std::max(at, floor);
}

std::uint32_t forward_by(std::string_view text, std::uint32_t at, std::uint32_t ceiling, std::uint32_t code_points) {
    while (code_points-- > 0 && at < ceiling) at += code_point_at(text, at).size;
    return std::min(at, ceiling);
}

// Digits of the text, but no more than would have it masked: a text may be as long as its page.
unsigned count_digits(std::string_view text) {
    unsigned digits = 0;
    for (size_t at = 0; at < text.size() && digits < least_digits_to_mask;) {
        const CodePoint point = code_point_at(text, at);
        const DigitClass kind = digit_class(point.value);
        digits += kind == DigitClass::digit || kind >= DigitClass::han;
        at += point.size;
    }
    return digits;
}

bool same_row(const Locus& a, const Locus& b) { return a.sheet == b.sheet && a.table == b.table && a.row == b.row && a.page == b.page; }

// Controls and line breaks would tear a report line apart.
std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

// A header or a key of JSON may hold a value too.
std::string shown_label(const std::string& label) {
    if (count_digits(label) < least_digits_to_mask) return on_one_line(label);
    std::string shown;
    for (size_t at = 0; at < label.size();) {
        const CodePoint point = code_point_at(label, at);
        const bool digit = count_digits(std::string_view(label).substr(at, point.size)) > 0;
        shown += digit ? "*" : label.substr(at, point.size);
        at += point.size;
    }
    return on_one_line(shown);
}

}  // namespace

Excerpts::Excerpts(const Document& document, const Context& context, std::vector<Masked> masked, const std::vector<Window>& numbers)
    : document_(document), context_(context), masked_(std::move(masked)), numbers_(numbers) {}

// What must be hidden between `begin` and `end`, ascending and disjoint. The first claim wins: findings, digits, names.
std::vector<Masked> Excerpts::masks_in(size_t block, std::uint32_t begin, std::uint32_t end) const {
    std::vector<Masked> masks;
    const auto is_free = [&masks](std::uint32_t from, std::uint32_t to) {
        return std::none_of(masks.begin(), masks.end(), [&](const Masked& m) { return from < m.span.end && m.span.begin < to; });
    };
    const auto ends_before = [](const auto& a, std::uint32_t at) { return a.end <= at; };
    const auto first =
        std::lower_bound(masked_.begin(), masked_.end(), begin, [&](const Masked& m, std::uint32_t at) { return ends_before(m.span, at); });
    for (auto it = first; it != masked_.end() && it->span.begin < end; ++it) {
        if (is_free(it->span.begin, it->span.end)) masks.push_back(*it);
    }
    // Most cells with a value hold nothing else.
    if (masks.size() == 1 && masks.front().span.begin <= begin && end <= masks.front().span.end) return masks;
    const std::string_view text = document_.text;
    const auto number = std::lower_bound(numbers_.begin(), numbers_.end(), begin, ends_before);
    for (auto it = number; it != numbers_.end() && it->begin < end; ++it) {
        // A window may hold several numbers, some of them findings: hide what lies between those.
        if (count_digits(text.substr(it->begin, it->end - it->begin)) < least_digits_to_mask) continue;
        std::uint32_t from = std::max(it->begin, begin);
        const std::uint32_t window_end = std::min(it->end, end);
        while (from < window_end) {
            std::uint32_t to = window_end;
            std::uint32_t next = window_end;
            for (const Masked& m : masks) {
                if (m.span.begin <= from && from < m.span.end) to = from, next = m.span.end;
            }
            if (to != from) {
                for (const Masked& m : masks) {
                    if (m.span.begin > from && m.span.begin < to) to = next = m.span.begin;
                }
                masks.push_back({{from, to, static_cast<std::uint32_t>(block)}, mask_digits(text.substr(from, to - from))});
            }
            from = std::max(next, from + 1);
        }
    }
    for (const NameSpan& name : context_.find_person_names(text.substr(begin, end - begin), document_.label_of(document_.blocks[block]))) {
        const Window span{begin + name.begin, begin + name.end, static_cast<std::uint32_t>(block)};
        if (is_free(span.begin, span.end)) masks.push_back({span, mask_name(text.substr(span.begin, span.end - span.begin))});
    }
    std::sort(masks.begin(), masks.end(), [](const Masked& a, const Masked& b) { return a.span.begin < b.span.begin; });
    return masks;
}

// The text from `begin` to `end` with its masks; both edges move off what they would cut in two.
std::string Excerpts::piece(size_t block, std::uint32_t begin, std::uint32_t end) const {
    const Block& whole = document_.blocks[block];
    const std::string_view text = document_.text;
    std::uint32_t from = begin - std::min(begin - whole.begin, reach_bytes);
    std::uint32_t to = std::min(whole.end, end + reach_bytes);
    while (from < begin && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    while (to > end && to < whole.end && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
    const std::vector<Masked> masks = masks_in(block, from, to);
    for (const Masked& mask : masks) {
        if (mask.span.begin < begin && begin < mask.span.end) begin = mask.span.end;
        if (mask.span.begin < end && end < mask.span.end) end = mask.span.begin;
    }
    std::string shown;
    shown.reserve(end - std::min(begin, end));
    std::uint32_t at = begin;
    for (const Masked& mask : masks) {
        if (mask.span.begin < at || mask.span.end > end) continue;
        shown += text.substr(at, mask.span.begin - at);
        shown += mask.text;
        at = mask.span.end;
    }
    if (at < end) shown += text.substr(at, end - at);
    return on_one_line(std::move(shown));
}

std::string Excerpts::cell_text(size_t block) const {
    const Block& whole = document_.blocks[block];
    const std::uint32_t end = forward_by(document_.text, whole.begin, whole.end, code_points_around);
    const std::string text = piece(block, whole.begin, end);
    const std::string& label = document_.label_of(whole);
    return label.empty() ? text : shown_label(label) + "：" + text;
}

const std::string& Excerpts::cell(size_t block) const {
    const Locus& here = document_.blocks[block].where;
    if (!cells_.empty() && (cells_.size() > most_cells || !same_row(document_.blocks[cells_.front().block].where, here))) cells_.clear();
    for (const Cell& known : cells_) {
        if (known.block == block) return known.text;
    }
    return cells_.emplace_back(Cell{block, cell_text(block)}).text;
}

std::string Excerpts::row(const Window& span) const {
    const size_t block = span.block;
    const Locus& here = document_.blocks[block].where;
    size_t first = block;
    while (first > 0 && block - first < cells_beside && same_row(document_.blocks[first - 1].where, here)) --first;
    size_t last = block;
    while (last + 1 < document_.blocks.size() && last - block < cells_beside && same_row(document_.blocks[last + 1].where, here)) ++last;
    std::string text;
    text.reserve(usual_row);
    for (size_t i = first; i <= last; ++i) {
        if (!text.empty()) text += between_cells;
        if (i == block)
            text += value_cell(span);
        else
            text += cell(i);
    }
    return text;
}

std::string Excerpts::value_cell(const Window& span) const {
    const Block& whole = document_.blocks[span.block];
    const std::string_view text = document_.text;
    const std::string shown = piece(span.block, back_by(text, span.begin, whole.begin, code_points_around),
                                    forward_by(text, span.end, whole.end, code_points_around));
    const std::string& label = document_.label_of(whole);
    return label.empty() ? shown : shown_label(label) + "：" + shown;
}

std::string Excerpts::around(const Window& span) const {
    const bool in_table = document_.blocks[span.block].where.row != 0;
    return in_table ? row(span) : value_cell(span);
}

}  // namespace leakscan
