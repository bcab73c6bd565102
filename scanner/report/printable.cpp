// One pass each, code point by code point.
#include "report/printable.h"

#include "base/text.h"

namespace leakscan {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

// What reorders or hides text without being seen, and the code points that XML 1.0 forbids.
bool is_unwanted(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE;
}

// Whether a code point that begins with this byte may be one that is left out or replaced.
constexpr bool may_begin_unwanted(unsigned char byte) {
    return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte >= 0xF0;
}

// Nothing has to be changed, as in nearly every text.
bool is_printable(std::string_view text) {
    if (!is_valid_utf8(text)) return false;
    for (size_t at = 0; at < text.size();) {
        if (!may_begin_unwanted(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (is_unwanted(point.value) || is_control(point.value)) return false;
        at += point.size;
    }
    return true;
}

// East Asian Width W and F (UAX #11) as far as reports meet them, and the pictographs.
bool is_wide(char32_t c) {
    if (c < 0x1100) return false;
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

// Curly quotation marks are narrow by the standard, but every Chinese font draws them wide.
bool is_wide_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D; }

size_t width_of(char32_t c) { return is_wide(c) || is_wide_quote(c) ? 2 : 1; }

}  // namespace

std::string printable(std::string_view text) {
    if (is_printable(text)) return std::string(text);
    std::string clean;
    clean.reserve(text.size());
    bool space_due = false;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_unwanted(point.value)) continue;
        if (is_control(point.value)) {
            space_due = !clean.empty();
            continue;
        }
        if (space_due && point.value != ' ' && clean.back() != ' ') clean.push_back(' ');
        space_due = false;
        append_utf8(clean, point.value);
    }
    return clean;
}

size_t display_width(std::string_view text) {
    size_t width = 0;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        width += width_of(point.value);
    }
    return width;
}

std::string shortened(std::string_view text, size_t width) {
    std::string clean = printable(text);
    if (clean.size() <= width) return clean;  // no character is wider than its bytes
    size_t used = 0;
    size_t fitting = 0;  // bytes that leave one column for the ellipsis
    for (size_t at = 0; at < clean.size();) {
        const CodePoint point = code_point_at(clean, at);
        used += width_of(point.value);
        if (used > width) return clean.substr(0, fitting) + "…";
        at += point.size;
        if (used < width) fitting = at;
    }
    return clean;
}

}  // namespace leakscan
