// See html_references.h.
#include "extract/html_references.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "extract/html_entities.h"

namespace leakscan {
namespace {

constexpr size_t longest_name = 31;
constexpr size_t longest_bare_name = 6;

// Numbers 0x80..0x9F mean windows-1252 (13.2.5.80).
constexpr std::array<char16_t, 32> c1_meanings = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

const NamedReference* find_name(std::string_view name) {
    const auto* found = std::lower_bound(named_references.begin(), named_references.end(), name,
                                         [](const NamedReference& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != named_references.end() && found->name == name ? found : nullptr;
}

char32_t remap(char32_t value) {
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0xFFFD;
    return value >= 0x80 && value <= 0x9F ? c1_meanings[value - 0x80] : value;
}

// `text` begins with "&#".
CharacterReference match_number(std::string_view text) {
    size_t at = 2;
    const bool hex = at < text.size() && ascii_lower(text[at]) == 'x';
    if (hex) ++at;
    const size_t digits = at;
    const int base = hex ? 16 : 10;
    char32_t value = 0;
    for (int digit; at < text.size() && (digit = hex_digit(text[at])) >= 0 && digit < base; ++at) {
        if (value <= 0x10FFFF) value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    }
    if (at == digits) return {};
    if (at < text.size() && text[at] == ';') ++at;
    return {at, remap(value), 0};
}

CharacterReference match_name(std::string_view text, bool in_attribute) {
    size_t end = 1;
    while (end < text.size() && end <= longest_name + 1 && is_ascii_alnum(text[end])) ++end;
    if (end < text.size() && text[end] == ';') {
        if (const NamedReference* found = find_name(text.substr(1, end - 1))) return {end + 1, found->first, found->second};
    }
    for (size_t length = std::min(end - 1, longest_bare_name); length >= 2; --length) {
        const NamedReference* found = find_name(text.substr(1, length));
        if (found == nullptr || !found->bare) continue;
        const char next = 1 + length < text.size() ? text[1 + length] : ' ';
        if (in_attribute && (next == '=' || is_ascii_alnum(next))) return {};
        return {1 + length, found->first, found->second};
    }
    return {};
}

}  // namespace

CharacterReference match_reference(std::string_view text, bool in_attribute) {
    if (text.size() < 3) return {};
    if (text[1] == '#') return match_number(text);
    const CharacterReference named = match_name(text, in_attribute);
    if (named.length == 0 || named.first != '&' || named.length >= text.size() || text[named.length] != '#') return named;
    CharacterReference again = match_number(text.substr(named.length - 1));
    if (again.length == 0) return named;
    again.length += named.length - 1;
    return again;
}

}  // namespace leakscan
