// A table of what numbers are followed by, and scanners for the ways to write the number itself.
#include "match/address_elements.h"

#include "base/text.h"
#include "match/letter_set.h"

namespace leakscan {
namespace {

constexpr size_t longest_number = 5;  // digits: more is a postcode, a phone, a code
constexpr size_t longest_door = 3;    // digits of a household's number in a village: 12户
constexpr size_t most_parts = 4;      // of a compressed tail: 2-12-3-1001

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return c < 0x80 && is_ascii_alpha(static_cast<char>(c)); }
constexpr LetterSet han_digits(U"〇零一二三四五六七八九十百廿卅");
bool is_han_digit(char32_t c) { return han_digits.contains(c); }
// 3-2-501, 3_2_501, and the dash that a typist found on the key of 一: 3一2一501.
bool is_joint(char32_t c) { return c == '-' || c == '_' || c == U'一'; }

struct Unit {
    std::u32string_view text;
    ElementKind kind;
    std::u32string_view not_before;  // what follows makes it something else: 12号令, 1号线
};
constexpr std::u32string_view no_doorplate = U"令线口窗台馆桥井泵炉";
constexpr std::u32string_view no_room = U"内外温主任一二两三四0123456789";
// Longest first among those that begin alike.
constexpr Unit units[] = {
    {U"号住宅楼", ElementKind::building, U""},
    {U"号宿舍楼", ElementKind::building, U""},
    {U"号教工楼", ElementKind::building, U""},
    {U"号家属楼", ElementKind::building, U""},
    {U"号地下室", ElementKind::room, U""},
    {U"号单元楼", ElementKind::building, U""},
    {U"号公寓", ElementKind::building, U""},
    {U"号宿舍", ElementKind::building, U""},
    {U"号别墅", ElementKind::building, U""},
    {U"号大院", ElementKind::plot, U""},
    {U"号门牌", ElementKind::plot, U""},
    {U"号单元", ElementKind::unit, U""},
    {U"号商铺", ElementKind::room, U""},
    {U"号楼", ElementKind::building, U"上下顶"},
    {U"號樓", ElementKind::building, U""},
    {U"号栋", ElementKind::building, U""},
    {U"号院", ElementKind::plot, U""},
    {U"號院", ElementKind::plot, U""},
    {U"号门", ElementKind::unit, U"诊"},
    {U"号房", ElementKind::room, U"源屋产地"},
    {U"号室", ElementKind::room, U""},
    {U"号", ElementKind::plot, no_doorplate},
    {U"號", ElementKind::plot, no_doorplate},
    {U"#楼", ElementKind::building, U""},
    {U"#", ElementKind::building, U""},
    {U"栋楼", ElementKind::building, U""},
    {U"栋", ElementKind::building, U"梁"},
    {U"棟", ElementKind::building, U""},
    {U"幢楼", ElementKind::building, U""},
    {U"幢", ElementKind::building, U""},
    {U"座", ElementKind::building, U"位谈桥"},
    {U"排", ElementKind::building, U"放名列队"},
    {U"单元楼", ElementKind::unit, U""},
    {U"单元", ElementKind::unit, U"测格号"},
    {U"單元", ElementKind::unit, U""},
    {U"梯", ElementKind::unit, U"田队次级子"},
    {U"门", ElementKind::unit, U"诊课店票市面禁峡县"},
    {U"門", ElementKind::unit, U""},
    {U"字樓", ElementKind::floor, U""},
    {U"字楼", ElementKind::floor, U""},
    {U"层楼", ElementKind::floor, U""},
    {U"楼", ElementKind::floor, U"盘市道梯房上下顶"},
    {U"樓", ElementKind::floor, U""},
    {U"层", ElementKind::floor, U"级次面"},
    {U"層", ElementKind::floor, U""},
    {U"室", ElementKind::room, no_room},
    {U"户室", ElementKind::room, no_room},
    {U"户", ElementKind::room, U"型籍主口均数贫居以"},
    {U"戶", ElementKind::room, U""},
    {U"房间", ElementKind::room, U""},
    {U"房", ElementKind::room, U"屋源产一二两三四0123456789"},
    {U"村民小组", ElementKind::group, U""},
    {U"村民组", ElementKind::group, U""},
    {U"居民小组", ElementKind::group, U""},
    {U"居民组", ElementKind::group, U""},
    {U"小组", ElementKind::group, U"会长成"},
    {U"生产队", ElementKind::group, U""},
    {U"组团", ElementKind::area, U""},
    {U"组", ElementKind::group, U"长成织合数别员建"},
    {U"組", ElementKind::group, U"長"},
    {U"社", ElementKind::group, U"会保区员"},
    {U"队", ElementKind::group, U"员长伍"},
    {U"委", ElementKind::committee, U"员托会"},
    {U"鄰", ElementKind::ward, U""},
    {U"巷", ElementKind::lane, U""},
    {U"支弄", ElementKind::lane, U""},
    {U"弄", ElementKind::lane, U""},
};

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
    static constexpr LetterSet first_letters = [] {
        LetterSet letters(U"");
        for (const Unit& unit : units) letters.add(unit.text.front());
        return letters;
    }();
    const char32_t first = text.at(at);
    if (!first_letters.contains(first)) return nullptr;
    const char32_t second = text.at(at + 1);
    for (const Unit& unit : units) {
        if (unit.text.front() != first || (unit.text.size() > 1 && unit.text[1] != second) || !starts_with(text, at, unit.text)) continue;
        if (!is_one_of(text.at(at + unit.text.size()), unit.not_before)) return &unit;
        if (unit.text.back() != U'楼') return nullptr;  // 204号楼上漏水 is above door 204: not a building
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

bool is_latin_number(const AddressText& text, size_t end) { return is_digit(text.at(end - 1)) || is_letter(text.at(end - 1)); }

// 2017-11-20 and 2017-11.
bool is_date(const AddressText& text, size_t begin, size_t first_end, size_t end) {
    const long year = value_of(text, begin, first_end);
    return first_end - begin == 4 && year >= 1900 && year < 2100 && end - first_end <= 6;
}

// 3-2-501: each part short, none a year, nothing numeric around. `loose`: a label says that it is an address.
std::optional<Element> compressed_at(const AddressText& text, size_t begin, size_t first_end, bool loose) {
    constexpr long highest_building = 1899;  // without a label, a first part above it is a year or a model
    size_t parts = 1;
    size_t end = first_end;
    size_t last = begin;
    if (!is_latin_number(text, first_end)) return std::nullopt;
    const bool area_code = text.at(begin) == '0' && first_end - begin > 1;  // 0551-…
    if (!loose && (value_of(text, begin, first_end) > highest_building || area_code || first_end - begin > 4)) return std::nullopt;
    while (parts < most_parts && is_joint(text.at(end))) {
        const size_t next = number_end(text, end + 1);
        if (next == end + 1 || is_han_digit(text.at(end + 1)) || next - end > 6) break;
        last = end + 1;
        end = next;
        ++parts;
    }
    const bool goes_on = is_digit(text.at(end)) || text.at(end) == '-' || text.at(end) == '.' || is_letter(text.at(end));
    if (parts < 2 || goes_on || is_one_of(text.at(end), U"年月日时级岁人元天万个名次倍米平亩套项条公吨头只周分秒度%") ||
        is_date(text, begin, first_end, end))
        return std::nullopt;
    // 1105-1106: neighbours on one floor.
    const bool range = parts == 2 && first_end - begin >= 3 && first_end - begin == end - last &&
                       value_of(text, last, end) > value_of(text, begin, first_end);
    return Element{ElementKind::compressed, begin, end, parts, range};
}

// What follows a bare number and makes it a count: 3栋501套, 5号300元.
bool is_counter(char32_t c) {
    return is_one_of(
        c, U"人元户平米年月日号个名项套间亩万吨件条次時时分%㎡.,:/岁届级路度张份台线步斤公块期家余多几天周秒头只棵株辆艘节课届床");
}

bool is_inside(ElementKind kind) { return kind == ElementKind::building || kind == ElementKind::unit || kind == ElementKind::floor; }

// 88号302, 3栋01, 2单元五零二, 15樓A.
std::optional<Element> bare_room_at(const AddressText& text, size_t begin, size_t end, ElementKind previous) {
    const bool inside = is_inside(previous);
    const size_t length = end - begin;
    if (!inside && previous != ElementKind::plot && previous != ElementKind::lane && previous != ElementKind::area) return std::nullopt;
    if (is_counter(text.at(end)) || text.at(end) == '-') return std::nullopt;
    if (!is_latin_number(text, end)) {
        const bool spelled =
            inside && length >= 2 && !is_han(text.at(end)) && text.view(begin, end).find_first_of(U"十百廿卅") == std::u32string_view::npos;
        return spelled ? std::optional<Element>(Element{ElementKind::room, begin, end}) : std::nullopt;
    }
    const bool lettered_door = previous == ElementKind::floor && length == 1 && is_letter(text.at(begin)) && !is_han(text.at(end));
    const size_t shortest = inside ? 2 : 3;  // 3栋01; behind 88号 only 302
    if (!lettered_door && (length < shortest || length > 6)) return std::nullopt;
    return Element{ElementKind::room, begin, end};
}

struct Named {
    std::u32string_view text;
    ElementKind kind;
};
// Floors and doors that have a name instead of a number.
constexpr Named named[] = {
    {U"地下室", ElementKind::room}, {U"底层", ElementKind::floor},   {U"底楼", ElementKind::floor}, {U"顶层", ElementKind::floor},
    {U"顶楼", ElementKind::floor},  {U"负一层", ElementKind::floor}, {U"阁楼", ElementKind::floor}, {U"东户", ElementKind::room},
    {U"西户", ElementKind::room},   {U"南户", ElementKind::room},    {U"北户", ElementKind::room},  {U"中户", ElementKind::room},
    {U"东边户", ElementKind::room}, {U"西边户", ElementKind::room},  {U"左户", ElementKind::room},  {U"右户", ElementKind::room},
    {U"中间户", ElementKind::room}, {U"東戶", ElementKind::room},    {U"东门", ElementKind::room},  {U"西门", ElementKind::room},
    {U"东室", ElementKind::room},   {U"西室", ElementKind::room},
};

// 5楼东户, 3幢底层; a gate of a compound (88号东门) is no door.
std::optional<Element> named_at(const AddressText& text, size_t at, ElementKind previous) {
    if (text.at(at) < 0x80) return std::nullopt;  // a number, as most
    for (const Named& name : named) {
        if (!starts_with(text, at, name.text)) continue;
        if (name.kind == ElementKind::room && !is_inside(previous)) return std::nullopt;
        return Element{name.kind, at, at + name.text.size()};
    }
    return std::nullopt;
}

// Whether the letter at `at` stands inside a number or a word in Latin letters.
bool continues_number(const AddressText& text, size_t at) {
    if (at == 0) return false;
    const char32_t before = text.at(at - 1);
    const bool han = is_han_digit(text.at(at));
    return (is_digit(before) && !han) || (is_han_digit(before) && han) || is_letter(before) || before == U'第';  // 第43号 is read at 第
}

// 12号-3, 12号之3, 12号附3.
std::optional<Element> part_of_plot(const AddressText& text, size_t at, size_t end, ElementKind previous) {
    const bool joined = text.at(at) == U'之' || text.at(at) == U'附';
    const bool dashed = at > 0 && text.at(at - 1) == '-' && end - at <= 3 && !is_counter(text.at(end)) && text.at(end) != '-';
    if (joined) return Element{previous, at, end};
    return previous == ElementKind::plot && dashed ? std::optional<Element>(Element{previous, at, end}) : std::nullopt;
}

}  // namespace

std::optional<Element> begun_element_at(const AddressText& text, size_t at, std::optional<ElementKind> previous) {
    if (previous) {
        if (const std::optional<Element> name = named_at(text, at, *previous)) return name;
    }
    const bool sub_number = is_one_of(text.at(at), U"附之第负");  // 附3号, 之2, 第五生产队, 负1楼
    if (!sub_number && !previous && continues_number(text, at)) return std::nullopt;
    const size_t begin = sub_number ? at + 1 : at;
    size_t end = number_end(text, begin);
    if (end == begin) return std::nullopt;
    if (text.at(end) == U'之' && is_digit(text.at(end + 1))) end = number_end(text, end + 1);  // 12之3號

    const std::optional<Element> tail = compressed_at(text, begin, end, false);
    const size_t number = tail ? tail->end : end;
    const size_t unit_begin = skip_space(text, number);
    const Unit* unit = unit_at(text, unit_begin);
    const bool ordinal = text.at(at) == U'第';
    if (unit != nullptr && !(ordinal && unit->kind == ElementKind::plot)) {
        const size_t unit_end = unit_begin + unit->text.size();
        const bool numbered = is_digit(text.at(end - 1)) || is_han_digit(text.at(end - 1)) || is_letter(text.at(end - 1));
        const bool count = !previous && is_one_of(unit->text.back(), U"户戶") && end - begin > longest_door;  // 2000户
        if (!numbered || count) return std::nullopt;
        if (tail && unit->kind == ElementKind::room) return Element{ElementKind::compressed, at, unit_end, tail->parts};
        const bool of_numbers = tail && is_digit(text.at(begin));  // 1-13栋; B-3栋 is one building
        return Element{unit->kind, at, unit_end, of_numbers ? tail->parts : 1, of_numbers};
    }
    if (ordinal) return std::nullopt;
    if (previous) {
        if (const std::optional<Element> range = compressed_at(text, begin, end, true); range && range->range) {
            const Unit* of_range = unit_at(text, range->end);
            const bool room = of_range == nullptr || of_range->kind == ElementKind::room || of_range->kind == ElementKind::plot;
            if (room) return Element{ElementKind::room, at, range->end + (of_range == nullptr ? 0 : of_range->text.size())};
        }
        if (const std::optional<Element> part = part_of_plot(text, at, end, *previous)) return part;
    }
    if (sub_number) return std::nullopt;
    if (tail) return tail;
    const bool lettered = is_letter(text.at(at)) && end == at + 1;  // 阳光花园A区; 2区 only behind a name
    if (is_one_of(text.at(end), U"期区區") && (previous || lettered)) return Element{ElementKind::area, at, end + 1};
    return previous ? bare_room_at(text, begin, end, *previous) : std::nullopt;
}

std::optional<Element> area_at(const AddressText& text, size_t at) {
    if (!element_beginnings.contains(text.at(at)) || continues_number(text, at)) return std::nullopt;
    const size_t end = number_end(text, at);
    if (end == at || end - at > 2 || !is_one_of(text.at(end), U"期区區")) return std::nullopt;
    return Element{ElementKind::area, at, end + 1};
}

std::optional<Element> loose_element_at(const AddressText& text, size_t at) {
    const bool latin = text.at(at) < 0x80 && (is_digit(text.at(at)) || is_letter(text.at(at)));
    if (!latin || continues_number(text, at)) return std::nullopt;
    const size_t end = number_end(text, at);
    if (end == at || (end == at + 1 && !is_digit(text.at(at)))) return std::nullopt;
    if (const std::optional<Element> tail = compressed_at(text, at, end, true)) return tail;
    if (is_digit(text.at(end)) || is_counter(text.at(end))) return std::nullopt;
    const bool highway = is_one_of(text.at(at), U"GSXY") && end - at == 4;  // G311, S226
    if (highway && !is_han(text.at(end))) return std::nullopt;
    if (is_one_of(text.at(end), U"街区期坊园院")) return Element{ElementKind::area, at, end + 1};
    return Element{ElementKind::room, at, end + (is_one_of(text.at(end), U"仓档店铺摊间柜库") ? 1 : 0)};
}

}  // namespace leakscan
