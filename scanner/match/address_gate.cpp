#include "match/address_gate.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "match/address_elements.h"
#include "match/address_places.h"

namespace leakscan {
namespace {

constexpr size_t longest_door = 5;  // digits

// What follows a number in an address below the street: 88号 3栋 2单元 501室 5组 8社 1队 6户.
constexpr LetterSet units(U"号號栋棟幢座单單室户戶房组組社队隊门門弄巷楼樓层層委鄰排梯#＃連连");
// Of these, what counts other things too: 12月20号, 惠及2000户, 3楼. A place or another number of the address must stand before.
constexpr LetterSet common_units(U"号號户戶楼樓层層");
// What makes a building or a door of a 号: 3号楼, 5号院, 2号门.
constexpr LetterSet after_plot(U"楼樓院栋宿住公教家单别地门房室商大");
// What the number before may end with, and what joins a number to it: 3栋5号, 12号附3号, 三单元2号.
constexpr LetterSet joints(
    U"号號栋棟幢座元室户戶房组組社队门門弄巷楼樓层層委鄰排梯期附之〇零一二三四五六七八九十百廿卅甲乙丙丁戊东西南北中底顶");

char32_t letter_at(std::string_view text, size_t at) { return at < text.size() ? code_point_at(text, at).value : U'\0'; }

// 〔2017〕47号, （2023）12号 and 第3号 number documents, not houses.
bool follows_document_mark(char32_t before) {
    return before == U'〕' || before == U'）' || before == U')' || before == U']' || before == U'】' || before == U'第';
}

// The last letters of what may stand before a door without a unit: 栋, 单元.
constexpr LetterSet building_ends(U"栋棟幢座元");

// 三栋501, 二单元1204: what stands before the digits is spelled in Han numerals, and no unit follows them. `last`: its last letter.
bool ends_in_building(std::string_view before, char32_t last) {
    if (!building_ends.contains(last)) return false;
    constexpr std::string_view buildings[] = {"栋", "棟", "幢", "座", "单元", "單元"};
    return std::any_of(std::begin(buildings), std::end(buildings), [before](std::string_view word) { return before.ends_with(word); });
}

// What follows digits may look like some: 三幢1027零售.
size_t digits_at(std::string_view text, size_t at) {
    size_t count = 0;
    while (at + count < text.size() && is_ascii_digit(text[at + count])) ++count;
    return count;
}

// 15/F, Flat 3, Block 12: a door written in Latin letters.
bool may_be_english_door(std::string_view text, size_t begin, size_t end) {
    const std::string_view after = text.substr(end, 2);
    if (after == "/F" || after == "/f" || after.starts_with('F')) return true;
    if (begin < 4 || text[begin - 1] != ' ' || !is_ascii_alpha(text[begin - 2])) return false;
    constexpr size_t longest_word = 9;
    size_t word_begin = begin - 1;
    while (word_begin > 0 && begin - word_begin < longest_word && is_ascii_alpha(text[word_begin - 1])) --word_begin;
    const std::string word = to_ascii_lower(text.substr(word_begin, begin - 1 - word_begin));
    return word == "flat" || word == "room" || word == "rm" || word == "unit" || word == "block" || word == "apt" || word == "suite";
}

}  // namespace

bool may_be_address(std::string_view text, size_t begin, size_t end, bool hyphen) {
    const char32_t before = begin > 0 ? code_point_at(text, previous_code_point(text, begin)).value : U'\0';
    char32_t unit = letter_at(text, end);
    if (unit == ' ' || unit == U'　') unit = letter_at(text, end + code_point_at(text, end).size);
    if (units.contains(unit)) {
        if (follows_document_mark(before)) return false;
        if (!common_units.contains(unit) || !is_han(before) || joints.contains(before) || may_end_place(before)) return true;
        const bool plot = unit == U'号' || unit == U'號';
        return plot && after_plot.contains(letter_at(text, end + code_point_at(text, end).size));
    }
    if (ends_in_building(text.substr(0, begin), before) && digits_at(text.substr(0, end), begin) <= longest_door) return true;
    // 小区3-2-501: groups with hyphens directly after a Han character.
    return (hyphen && is_han(before)) || may_be_english_door(text, begin, end);
}

bool may_tell_address(char32_t han) { return units.contains(han) || building_ends.contains(han); }

}  // namespace leakscan
