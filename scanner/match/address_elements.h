// The numbered elements of an address: 88号, 3栋, 二单元, 501室, 5组, 12巷, and compressed tails 3-2-501.
// Works on the letters of one stretch of text; what elements add up to is address's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "match/letter_set.h"

namespace leakscan {

// One stretch of text without sentence punctuation, decoded; positions below are indexes into `letters`.
struct AddressText {
    std::string_view source;  // the text given
    std::vector<char32_t> letters;
    std::vector<std::uint32_t> offsets;  // bytes of `source`; one more than letters

    size_t size() const { return letters.size(); }
    char32_t at(size_t i) const { return i < letters.size() ? letters[i] : U'\0'; }
    std::string_view bytes_from(size_t begin) const { return source.substr(offsets[begin], offsets.back() - offsets[begin]); }
    std::u32string_view view(size_t begin, size_t end) const { return std::u32string_view(letters.data() + begin, end - begin); }
};

enum class ElementKind : std::uint8_t {
    plot,        // 88号, 附3号
    building,    // 3栋, 3号楼, A座, 3排
    unit,        // 2单元, 2门
    floor,       // 5楼, 5层, 底层
    room,        // 501室, 501 after a building, 东户
    group,       // 5组, 三社, 第五生产队
    committee,   // 8委
    ward,        // 5鄰
    lane,        // 12巷, 3弄
    area,        // 2期, B区, 11组团
    compressed,  // 3-2-501
};

struct Element {
    ElementKind kind = ElementKind::plot;
    size_t begin = 0;
    size_t end = 0;
    size_t parts = 1;    // of a compressed tail, or of a range: 1-13栋
    bool range = false;  // 1105-1106室: from one to another
};

// What an element can begin with: most letters of a text are settled here.
inline constexpr LetterSet element_beginnings(
    U"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    U"第附之甲乙丙丁戊东西南北中左右東底顶负阁地〇零一二三四五六七八九十百廿卅");
std::optional<Element> begun_element_at(const AddressText& text, size_t at, std::optional<ElementKind> previous);

// The element that begins at `at`, if one does. `previous`: the kind of the element that ends there, for the numbers
// without a unit that only make sense behind it (3栋501).
inline std::optional<Element> element_at(const AddressText& text, size_t at, std::optional<ElementKind> previous) {
    return element_beginnings.contains(text.at(at)) ? begun_element_at(text, at, previous) : std::nullopt;
}

// 2期, 3区, 11组团: parts of a compound, told from other numbers by the place name that they stand behind.
std::optional<Element> area_at(const AddressText& text, size_t at);

// What a label has announced as an address may hold any number: 银亿大厦2865, 7-2313, D7-9155. A count or a date is none.
std::optional<Element> loose_element_at(const AddressText& text, size_t at);

inline bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

}  // namespace leakscan
