// A table of signs, and small scanners that go outwards from a digit. Called for every number of a page: one look decides mostly.
#include "match/mask_glyphs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "match/fold.h"

namespace leakscan {
namespace {

constexpr unsigned longest_gap = 24;  // blanks in a row that may stand for hidden characters

using enum MaskGlyph;
constexpr std::array<std::pair<char32_t, MaskGlyph>, 37> glyphs = {{
    {U'*', sure},     {U'＊', sure},     {U'﹡', sure},     {U'∗', sure},      {U'⁎', sure},     {U'✱', sure},      {U'※', sure},
    {U'●', sure},     {U'○', sure},      {U'◯', sure},      {U'•', sure},      {U'■', sure},     {U'█', sure},      {U'▇', sure},
    {U'▉', sure},     {U'▓', sure},      {U'◆', sure},      {U'▲', sure},      {U'△', sure},     {U'◇', sure},      {U'★', doubtful},
    {U'☆', doubtful}, {U'×', doubtful},  {U'✕', doubtful},  {U'X', doubtful},  {U'x', doubtful}, {U'Ｘ', doubtful}, {U'ｘ', doubtful},
    {U'#', doubtful}, {U'＃', doubtful}, {U'某', doubtful}, {U'？', doubtful}, {U'?', doubtful}, {U'_', gap},       {U'＿', gap},
    {U'□', gap},      {U'…', gap},
}};

// Bytes that may begin a code point of the table: most text is turned away by one look.
constexpr bool may_lead_glyph(unsigned char byte) {
    return byte == '*' || byte == 'X' || byte == 'x' || byte == '#' || byte == '_' || byte == '?' || byte == 0xC3 || byte == 0xE2 ||
           byte == 0xE6 || byte == 0xEF;
}

bool is_glyph_at(std::string_view text, size_t at) {
    return may_lead_glyph(static_cast<unsigned char>(text[at])) && mask_glyph(code_point_at(text, at).value) != none;
}

bool is_separator_at(std::string_view text, size_t at) { return digit_class(code_point_at(text, at).value) == DigitClass::separator; }

// Skips what does not show.
size_t past_ignorables(std::string_view text, size_t at, size_t ceiling) {
    while (at < ceiling && digit_class(code_point_at(text, at).value) == DigitClass::ignorable) at += code_point_at(text, at).size;
    return at;
}

// 共26人: ideographs on both sides, as of most numbers in running text. None of them is a glyph but 某, whose lead byte is left out.
bool is_han_around(std::string_view text, size_t begin, size_t end, size_t floor, size_t ceiling) {
    constexpr auto is_plain = [](char lead) {
        const auto byte = static_cast<unsigned char>(lead);
        return byte >= 0xE4 && byte <= 0xE9 && byte != 0xE6;
    };
    return begin >= floor + 3 && end < ceiling && is_plain(text[end]) && is_plain(text[begin - 3]) &&
           previous_code_point(text, begin) == begin - 3;
}

// 138○○○○8000. Most numbers are digits throughout, and short.
bool holds_ring(std::string_view digits) {
    constexpr std::string_view ring = "○";
    return digits.size() > ring.size() && std::any_of(digits.begin(), digits.end(), [](char c) { return (c & 0x80) != 0; }) &&
           digits.find(ring) != std::string_view::npos;
}

// What stands at `at` going outwards, a separator skipped.
bool glyph_after(std::string_view text, size_t at, size_t ceiling) {
    at = past_ignorables(text, at, ceiling);
    if (at >= ceiling) return false;
    if (is_glyph_at(text, at)) return true;
    if (!is_separator_at(text, at)) return false;
    unsigned blanks = 0;
    while (at < ceiling && blanks < longest_gap && is_separator_at(text, at)) {
        at += code_point_at(text, at).size;
        ++blanks;
    }
    if (at >= ceiling) return false;
    return is_glyph_at(text, at) ? blanks == 1 : blanks >= least_blanks && digit_class(code_point_at(text, at).value) == DigitClass::digit;
}

bool glyph_before(std::string_view text, size_t at, size_t floor) {
    for (int separators = 0; at > floor; separators = 1) {
        at = previous_code_point(text, at);
        if (is_glyph_at(text, at)) return true;
        if (separators > 0 || !is_separator_at(text, at)) return false;
    }
    return false;
}

// Whether the code point may belong to a masked number; separators in a row are counted.
bool belongs(char32_t c, unsigned& separators) {
    const DigitClass kind = digit_class(c);
    if (kind == DigitClass::ignorable) return true;
    if (kind == DigitClass::separator) return ++separators <= longest_gap;
    separators = 0;
    return kind == DigitClass::digit || kind == DigitClass::ring || mask_glyph(c) != none;
}

bool is_symbol(char32_t c) { return digit_class(c) != DigitClass::separator && digit_class(c) != DigitClass::ignorable; }

}  // namespace

MaskGlyph mask_glyph(char32_t c) {
    if (c >= 0x4E00 && c < 0xA000 && c != U'某') return none;  // ideographs, the bulk of what is asked
    const auto found = std::find_if(glyphs.begin(), glyphs.end(), [c](const auto& row) { return row.first == c; });
    return found == glyphs.end() ? none : found->second;
}

bool touches_mask_glyph(std::string_view text, size_t begin, size_t end, size_t floor, size_t ceiling) {
    if (holds_ring(text.substr(begin, end - begin))) return true;
    return !is_han_around(text, begin, end, floor, ceiling) && (glyph_after(text, end, ceiling) || glyph_before(text, begin, floor));
}

Window window_of_mask(std::string_view text, size_t begin, size_t end, size_t floor, size_t ceiling) {
    unsigned separators = 0;
    for (size_t at = begin; at > floor;) {
        at = previous_code_point(text, at);
        const char32_t c = code_point_at(text, at).value;
        if (!belongs(c, separators)) break;
        if (is_symbol(c)) begin = at;
    }
    separators = 0;
    for (size_t at = end; at < ceiling;) {
        const CodePoint point = code_point_at(text, at);
        if (!belongs(point.value, separators)) break;
        at += point.size;
        if (is_symbol(point.value)) end = at;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0};
}

}  // namespace leakscan
