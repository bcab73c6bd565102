#include "match/address_elements.h"

#include <array>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t longest_number = 5;  // digits: more is a postcode, a phone, a code
constexpr size_t most_parts = 4;      // of a compressed tail: 2-12-3-1001

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return c < 0x80 && is_ascii_alpha(static_cast<char>(c)); }
bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }
bool is_han_digit(char32_t c) { return is_one_of(c, U"〇零一二三四五六七八九十百廿卅"); }

struct Unit {
    std::u32string_view text;
    ElementKind kind;
    std::u32string_view not_before;  // what follows makes it something else: 12号令, 1号线
};
constexpr std::u32string_view no_doorplate = U"令线口窗台馆桥井泵炉";
// Longest first among those that begin alike.
constexpr std::array<Unit, 48> units = {{
    {U"号楼", ElementKind::building, U""},
    {U"號樓", ElementKind::building, U""},
    {U"号住宅楼", ElementKind::building, U""},
    {U"号公寓", ElementKind::building, U""},
    {U"号宿舍楼", ElementKind::building, U""},
    {U"号院", ElementKind::plot, U""},
    {U"號院", ElementKind::plot, U""},
    {U"号大院", ElementKind::plot, U""},
    {U"号门牌", ElementKind::plot, U""},
    {U"号地下室", ElementKind::room, U""},
    {U"号房", ElementKind::room, U"源屋产地"},
    {U"号室", ElementKind::room, U""},
    {U"号", ElementKind::plot, no_doorplate},
    {U"號", ElementKind::plot, no_doorplate},
    {U"#楼", ElementKind::building, U""},
    {U"#", ElementKind::building, U""},
    {U"栋", ElementKind::building, U"梁"},
    {U"棟", ElementKind::building, U""},
    {U"幢", ElementKind::building, U""},
    {U"座", ElementKind::building, U"位谈桥"},
    {U"排", ElementKind::building, U"放名列队"},
    {U"单元", ElementKind::unit, U"测格号"},
    {U"單元", ElementKind::unit, U""},
    {U"梯", ElementKind::unit, U"田队次级子"},
    {U"门", ElementKind::unit, U"诊课店票市面禁"},
    {U"門", ElementKind::unit, U""},
    {U"楼", ElementKind::floor, U"盘市道梯房"},
    {U"樓", ElementKind::floor, U""},
    {U"层", ElementKind::floor, U"级次面"},
    {U"層", ElementKind::floor, U""},
    {U"室", ElementKind::room, U"内外温主任一二两三四0123456789"},
    {U"户", ElementKind::room, U"型籍主口均数贫"},
    {U"戶", ElementKind::room, U""},
    {U"房", ElementKind::room, U"屋源产一二两三四0123456789"},
    {U"村民小组", ElementKind::group, U""},
    {U"村民组", ElementKind::group, U""},
    {U"居民小组", ElementKind::group, U""},
    {U"居民组", ElementKind::group, U""},
    {U"小组", ElementKind::group, U"会长成"},
    {U"生产队", ElementKind::group, U""},
    {U"组", ElementKind::group, U"长成织合数别员建"},
    {U"組", ElementKind::group, U"長"},
    {U"社", ElementKind::group, U"会保区员"},
    {U"队", ElementKind::group, U"员长伍"},
    {U"委", ElementKind::committee, U"员托会"},
    {U"鄰", ElementKind::ward, U""},
    {U"巷", ElementKind::lane, U""},
    {U"弄", ElementKind::lane, U""},
}};

// Letters of a number: A12, 3A, 501, 十二, B, 甲3. Returns the end; == begin when there is none.
size_t number_end(const AddressText& text, size_t begin) {
    size_t at = begin;
    if (is_han_digit(text.at(at))) {
        while (at < begin + longest_number && is_han_digit(text.at(at))) ++at;
        return is_han_digit(text.at(at)) ? begin : at;
    }
    if (is_one_of(text.at(at), U"甲乙丙丁戊")) ++at;
    while (at < begin + 2 && is_letter(text.at(at))) ++at;
    const size_t digits = at;
    while (at < digits + longest_number && is_digit(text.at(at))) ++at;
    if (is_digit(text.at(at))) return begin;
    if (at > digits && is_letter(text.at(at)) && !is_letter(text.at(at + 1)) && !is_digit(text.at(at + 1))) ++at;
    const bool word = at == digits && (is_letter(text.at(at)) || at > begin + 1);
    return word ? begin : at;
}

size_t skip_space(const AddressText& text, size_t at) { return text.at(at) == ' ' ? at + 1 : at; }

bool starts_with(const AddressText& text, size_t at, std::u32string_view word) {
    return at + word.size() <= text.size() && text.view(at, at + word.size()) == word;
}

const Unit* unit_at(const AddressText& text, size_t at) {
    for (const Unit& unit : units) {
        if (starts_with(text, at, unit.text)) return is_one_of(text.at(at + unit.text.size()), unit.not_before) ? nullptr : &unit;
    }
    return nullptr;
}

long value_of(const AddressText& text, size_t begin, size_t end) {
    long value = 0;
    for (size_t i = begin; i < end; ++i) {
        if (is_digit(text.at(i))) value = value * 10 + static_cast<long>(text.at(i) - '0');
    }
    return value;
}

// 3-2-501: each part short, none a year, nothing numeric around.
std::optional<Element> compressed_at(const AddressText& text, size_t begin, size_t first_end) {
    constexpr long highest_building = 399;  // a first part above it is a year, an area code, a model
    size_t parts = 1;
    size_t end = first_end;
    if (!is_digit(text.at(first_end - 1)) && !is_letter(text.at(first_end - 1))) return std::nullopt;
    if (value_of(text, begin, first_end) > highest_building || first_end - begin > 4) return std::nullopt;
    while (parts < most_parts && text.at(end) == '-') {
        const size_t next = number_end(text, end + 1);
        if (next == end + 1 || is_han_digit(text.at(end + 1)) || next - end > 6) break;
        end = next;
        ++parts;
    }
    const bool goes_on = is_digit(text.at(end)) || text.at(end) == '-' || text.at(end) == '.' || is_letter(text.at(end));
    if (parts < 2 || goes_on || is_one_of(text.at(end), U"年月日时")) return std::nullopt;
    return Element{ElementKind::compressed, begin, end, parts};
}

// What follows a bare number and makes it a count: 3栋501套, 5号300元.
bool is_counter(char32_t c) { return is_one_of(c, U"人元户平米年月日号个名项套间亩万吨件条次時时分%㎡.,:/岁届级路度张份台线步斤公块"); }

std::optional<Element> bare_room_at(const AddressText& text, size_t begin, size_t end, ElementKind previous) {
    const bool inside = previous == ElementKind::building || previous == ElementKind::unit || previous == ElementKind::floor;
    const size_t length = end - begin;
    const size_t shortest = inside ? 2 : 3;  // 3栋01; behind 88号 only 302
    if (!inside && previous != ElementKind::plot && previous != ElementKind::lane) return std::nullopt;
    const bool digits = is_digit(text.at(end - 1)) || is_letter(text.at(end - 1));
    if (!digits || length < shortest || length > 5 || is_counter(text.at(end)) || text.at(end) == '-') return std::nullopt;
    return Element{ElementKind::room, begin, end};
}

// 3楼东户, 西门: which of the doors on a floor.
std::optional<Element> side_door_at(const AddressText& text, size_t at) {
    if (!is_one_of(text.at(at), U"东西南北中左右東")) return std::nullopt;
    const size_t next = at + 1;
    if (!is_one_of(text.at(next), U"户戶室")) return std::nullopt;
    return Element{ElementKind::room, at, next + 1};
}

// What an element can begin with: most letters of a text are settled here.
bool may_begin(char32_t c) {
    return c < 0x80 ? is_digit(c) || is_letter(c) : is_one_of(c, U"第附之甲乙丙丁戊东西南北中左右東〇零一二三四五六七八九十百廿卅");
}

}  // namespace

std::optional<Element> element_at(const AddressText& text, size_t at, std::optional<ElementKind> previous) {
    if (!may_begin(text.at(at))) return std::nullopt;
    size_t begin = at;
    if (previous) {
        if (const std::optional<Element> side = side_door_at(text, at)) return side;
    }
    const bool sub_number = is_one_of(text.at(at), U"附之第");  // 附3号, 之2, 第五生产队
    if (sub_number) ++begin;
    if (begin > 0 && !sub_number) {
        const char32_t before = text.at(begin - 1);
        const bool inside_number = (is_digit(before) && !is_han_digit(text.at(begin))) ||
                                   (is_han_digit(before) && is_han_digit(text.at(begin))) || is_letter(before);
        if (inside_number && !previous) return std::nullopt;
    }
    size_t end = number_end(text, begin);
    if (end == begin) return std::nullopt;
    if (text.at(end) == U'之' && is_digit(text.at(end + 1))) end = number_end(text, end + 1);  // 12之3號

    const std::optional<Element> tail = compressed_at(text, begin, end);
    const size_t unit_begin = skip_space(text, tail ? tail->end : end);
    const Unit* unit = unit_at(text, unit_begin);
    const bool ordinal = text.at(at) == U'第';
    if (unit != nullptr && !(ordinal && unit->kind == ElementKind::plot)) {
        const size_t unit_end = unit_begin + unit->text.size();
        const bool numbered = end > begin && (is_digit(text.at(end - 1)) || is_han_digit(text.at(end - 1)) || is_letter(text.at(end - 1)));
        if (!numbered) return std::nullopt;
        if (tail && unit->kind == ElementKind::room) return Element{ElementKind::compressed, at, unit_end, tail->parts};
        return Element{unit->kind, at, unit_end, tail ? tail->parts : 1};
    }
    if (ordinal) return std::nullopt;
    if (text.at(at) == U'之') return previous ? std::optional<Element>(Element{*previous, at, end}) : std::nullopt;
    if (tail) return tail;
    const bool lettered = is_letter(text.at(at)) && end == at + 1;  // 阳光花园A区; 2区 only behind another number
    if (is_one_of(text.at(end), U"期区區") && (previous || lettered)) return Element{ElementKind::area, at, end + 1};
    if (previous && !sub_number) return bare_room_at(text, begin, end, *previous);
    return std::nullopt;
}

}  // namespace leakscan
