// Small operations on UTF-8 text that several layers need. No locale, no allocation where a view will do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_alnum(char c) { return is_ascii_digit(c) || is_ascii_alpha(c); }
constexpr bool is_ascii_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

int hex_digit(char c);  // -1 for no digit
// The number of the `count` hexadecimal digits at `at`; -1 if they are not all there. Precondition: count <= 8.
std::int64_t read_hex(std::string_view text, size_t at, size_t count);

std::string to_ascii_lower(std::string_view text);
// ASCII letters only.
inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
    }
    return true;
}

std::string_view trim_spaces(std::string_view text);  // of trim(), where a space may stand at an edge
// Without leading and trailing white space: ASCII, U+00A0, U+3000, U+200B, U+FEFF.
inline std::string_view trim(std::string_view text) {
    const auto may_begin = [](unsigned char c) { return c <= ' ' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF; };
    const auto may_end = [](unsigned char c) { return c <= ' ' || c == 0x80 || c == 0x8B || c == 0xA0 || c == 0xBF; };
    const bool may_trim =
        !text.empty() && (may_begin(static_cast<unsigned char>(text.front())) || may_end(static_cast<unsigned char>(text.back())));
    return may_trim ? trim_spaces(text) : text;
}
// The first place of `word` at or after `from`; npos if there is none. For words in Han, where string_view::find stops at every
// character, as most begin with the same byte: looks at two bytes of the word in sixteen places at a time.
size_t find_word(std::string_view text, std::string_view word, size_t from = 0);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

struct CodePoint {
    char32_t value = 0;      // U+FFFD for a byte that starts no valid sequence
    std::uint32_t size = 1;  // bytes, 1..4
};
CodePoint wide_code_point_at(std::string_view text, size_t at);  // of code_point_at(), for all but ASCII
// The code point at byte `at`. Precondition: at < text.size().
inline CodePoint code_point_at(std::string_view text, size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    // Han and full-width forms, the bulk of our text; E0 and ED have more conditions.
    if (lead >= 0xE1 && lead <= 0xEF && lead != 0xED && at + 2 < text.size()) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        const auto third = static_cast<unsigned char>(text[at + 2]);
        if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80) {
            return {(static_cast<char32_t>(lead & 0x0F) << 12) | (static_cast<char32_t>(second & 0x3F) << 6) | (third & 0x3Fu), 3};
        }
    }
    return wide_code_point_at(text, at);
}
size_t wide_previous_code_point(std::string_view text, size_t at);  // of previous_code_point(), for all but the usual
// Start of the code point that ends before byte `at`. Precondition: at > 0.
inline size_t previous_code_point(std::string_view text, size_t at) {
    const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(at - 1) < 0x80) return at - 1;
    const bool usual = at >= 3 && byte(at - 3) >= 0xE1 && byte(at - 3) <= 0xEF && byte(at - 3) != 0xED && (byte(at - 2) & 0xC0) == 0x80 &&
                       (byte(at - 1) & 0xC0) == 0x80;
    return usual ? at - 3 : wide_previous_code_point(text, at);
}
void append_utf8(std::string& text, char32_t code_point);
// UTF-16, little-endian; half a surrogate pair becomes U+FFFD, an odd byte at the end is left out.
void append_utf16(std::string& text, std::string_view little_endian);
bool is_valid_utf8(std::string_view text);  // utf8_check.cpp
size_t count_code_points(std::string_view text);
// The first `count` code points, whole.
std::string_view first_code_points(std::string_view text, size_t count);
// CJK unified ideographs of all planes, U+3007 included.
constexpr bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF);
}

}  // namespace leakscan
