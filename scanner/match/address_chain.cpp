// Goes from the most particular element to the left; every element is looked at a bounded number of times.
#include "match/address_chain.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t longest_name = 40;           // letters before the first number: province to road
constexpr size_t longest_gap = 16;            // letters between two numbers: 88号（阳光花园）3栋
constexpr size_t longest_announced_gap = 32;  // the same where a label says that it is an address
constexpr size_t longest_tail = 24;           // letters after the last number that may name an organisation
constexpr size_t longest_ordinal = 5;         // letters: 第十二小组 alone is no village
constexpr size_t shortest_door = 3;           // digits of a door's number that nothing names: 大厦2865
constexpr size_t most_elements = 12;
constexpr size_t usual_elements = 4;

bool is_bracket(char32_t c) {
    return c == '(' || c == ')' || c == U'（' || c == U'）' || c == U'【' || c == U'】' || c == '[' || c == ']' || c == U'〔' || c == U'〕';
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

struct Chain {
    std::vector<Element> elements;
    bool estate = false;   // the name before or between the numbers is a housing estate
    bool village = false;  // a village
    bool hamlet = false;   // a named group or hamlet of a village: 李岗村后张组
    bool road = false;
    bool traditional = false;  // written as in Taiwan, Hong Kong and Macau, where a floor has one home
    bool labelled = false;     // a label or a word like 家住 says that it is an address
    bool loose = false;        // and without that it would be none

    bool has(ElementKind kind) const {
        return std::any_of(elements.begin(), elements.end(), [kind](const Element& element) { return element.kind == kind; });
    }
    size_t end() const { return elements.back().end; }
    // 3栋501号: behind a building, a unit or a floor, a number is a door.
    bool numbered_door() const {
        bool inside = false;
        for (const Element& element : elements) {
            if (inside && element.kind == ElementKind::plot) return true;
            inside |= element.kind == ElementKind::building || element.kind == ElementKind::unit || element.kind == ElementKind::floor;
        }
        return false;
    }
    // 东海花苑136-4单元, 80-206号, or beside a label 文华小区3115号: house and door of a compound.
    bool door_of_compound() const {
        const auto is_door = [this](const Element& element) {
            return (element.parts > 1 && (element.kind == ElementKind::unit || element.kind == ElementKind::plot)) ||
                   (labelled && element.kind == ElementKind::plot);
        };
        return estate && !road && std::any_of(elements.begin(), elements.end(), is_door);
    }
    size_t numbers() const {
        const auto is_number = [](const Element& element) { return element.kind != ElementKind::area; };
        return static_cast<size_t>(std::count_if(elements.begin(), elements.end(), is_number));
    }
};

// What a chain of numbers leads to. `ends`: nothing is said of what is there: 3栋2单元电梯更换 speaks of the building.
AddressLevel level_of(const Chain& chain, bool ends) {
    using enum ElementKind;
    const bool has_plot = chain.has(plot);
    const bool has_group = chain.has(group) || chain.hamlet;
    if (chain.has(room) || chain.has(compressed) || chain.numbered_door() || chain.door_of_compound()) return AddressLevel::household;
    // 88号二楼 is a shop as often as not.
    if (chain.has(ElementKind::floor) && (chain.has(unit) || (has_plot && chain.traditional))) return AddressLevel::household;
    if (has_plot && (has_group || chain.has(ward))) return AddressLevel::household;
    if (chain.has(committee) && has_group) return AddressLevel::household;
    if (chain.loose && chain.numbers() >= 2) return AddressLevel::household;
    if (chain.has(building) && chain.has(unit) && (ends || chain.labelled)) return AddressLevel::entrance;
    if (chain.has(building) || chain.has(unit) || chain.has(ElementKind::floor)) return AddressLevel::building;
    if (has_plot) return AddressLevel::doorplate;
    return has_group ? AddressLevel::group : AddressLevel::village;
}

// Reads the chains of one stretch of text.
class StretchReader {
public:
    StretchReader(const AddressText& text, const Places& places, const Names& names, std::string_view source,
                  std::vector<AddressSpan>& spans)
        : text_(text), places_(places), names_(names), source_(source), spans_(spans) {}

    void read(bool announced) {
        if (announced) read_announced(skip_space(0), true);
        for (size_t at = done_; at < text_.size();) {
            if (is_introduced(at) && read_announced(skip_space(at), false)) {
                at = done_;
                continue;
            }
            std::optional<Element> first = element_at(text_, at, std::nullopt);
            if (!first) first = bare_room_at(at);
            if (!first || !read_chain(*first)) {
                at = first ? first->end : at + 1;
                continue;
            }
            at = done_;
        }
        if (done_ == 0) read_village();
    }

private:
    size_t skip_space(size_t at) const {
        while (text_.at(at) == ' ') ++at;
        return at;
    }

    // --- the name before the first number ---

    // Letters that may belong to it; a space only behind a place name.
    size_t name_begin(size_t end) const {
        size_t begin = end;
        bool closed = false;  // inside a bracket that ends before `end`
        while (begin > done_ && end - begin < longest_name) {
            const char32_t c = text_.at(begin - 1);
            if (is_digit(c)) {
                const size_t number = numbered_name(begin);
                if (number == begin) break;
                begin = number;
                continue;
            }
            const bool space = c == ' ' && begin >= 2 && (place_ends(begin - 1) || text_.at(begin - 2) == ' ');
            if (!is_han(c) && !space && c != U'·' && !bracketed_name(begin, c, closed)) break;
            closed = is_bracket(c) ? c == ')' || c == U'）' : closed;
            --begin;
        }
        const bool cut_number = begin > 0 && is_digit(text_.at(begin - 1));  // 2017年|某某小区3栋
        if (cut_number && is_one_of(text_.at(begin), U"年月日号时分元岁人户")) ++begin;
        while (begin < end && (text_.at(begin) == ' ' || is_bracket(text_.at(begin)))) ++begin;
        return places_.address_begin(text_, begin, end);
    }

    // 朝晖7区, 下沙6号大街: a number inside a name, which ends at `end`. Where it begins; `end` if it is none.
    size_t numbered_name(size_t end) const {
        constexpr size_t longest = 3;
        size_t begin = end;
        while (begin > done_ && end - begin <= longest && is_digit(text_.at(begin - 1))) --begin;
        if (end - begin > longest || (begin > 0 && !is_han(text_.at(begin - 1)))) return end;
        if (begin > 0 && is_one_of(text_.at(begin - 1), U"第年月日号共有约计")) return end;
        const bool street = text_.at(end) == U'号' && is_one_of(text_.at(end + 1), U"大路街区线");
        const bool quarter = is_one_of(text_.at(end), U"区期村里街路巷弄坊苑团连師师");
        const bool group = text_.at(end) == U'组' && text_.at(end + 1) == U'团';
        return street || quarter || group ? begin : end;
    }

    // 庐阳区（原中市区）某某路: a bracket inside the name, closed before its end. 张三（某某路: not so.
    bool bracketed_name(size_t begin, char32_t c, bool closed) const {
        if (c == ')' || c == U'）') return begin >= 2 && is_han(text_.at(begin - 2));
        return closed && (c == '(' || c == U'（') && begin >= 2 && is_han(text_.at(begin - 2)) && is_han(text_.at(begin));
    }

    bool place_ends(size_t at) const {
        constexpr std::u32string_view suffixes = U"省市区县旗州盟镇乡道村路街巷弄里区苑园庄屯组社號号";
        return is_one_of(text_.at(at - 1), suffixes);
    }

    // 家住…, 现住…: somebody's home is told of, and what follows is an address. A bare 住 says so at the begin of a clause.
    bool is_introduced(size_t begin) const {
        constexpr static std::array<std::u32string_view, 18> homes = {U"家住", U"现住",   U"住在", U"住于", U"居住于", U"居住在",
                                                                      U"居住", U"暂住",   U"租住", U"住址", U"现居",   U"户籍地",
                                                                      U"户籍", U"居住地", U"家在", U"我住", U"人住",   U"们住"};
        constexpr static LetterSet last_letters(U"住在于址居地籍 为是");
        constexpr static LetterSet other_words(U"宅房户面环权证院建校");  // 居住面积, 现住房3室2厅
        if (begin == 0 || !last_letters.contains(text_.at(begin - 1)) || !is_han(text_.at(begin)) || other_words.contains(text_.at(begin)))
            return false;
        while (begin > done_ && is_one_of(text_.at(begin - 1), U" 为是")) --begin;
        const std::u32string_view before = text_.view(done_, begin);
        if (before == U"住") return !is_one_of(text_.at(begin), U"院建所址在于校");
        return std::any_of(homes.begin(), homes.end(), [before](std::u32string_view home) { return before.ends_with(home); });
    }

    // 教师公寓302, 利园小区H902: a door directly behind a dormitory, or lettered behind an estate, with nothing said behind it.
    std::optional<Element> bare_room_at(size_t at) const {
        constexpr static std::array<std::u32string_view, 5> dormitories = {U"宿舍", U"宿舍楼", U"公寓", U"公寓楼", U"家属楼"};
        if (at < 3 || text_.at(at) >= 0x80 || !is_han(text_.at(at - 1))) return std::nullopt;
        const std::optional<Element> room = element_at(text_, at, ElementKind::plot);
        if (!room || room->kind != ElementKind::room || is_han(text_.at(room->end))) return std::nullopt;
        const std::u32string_view name = text_.view(done_, at);
        const bool dormitory = room->end - at <= 4 && std::any_of(dormitories.begin(), dormitories.end(),
                                                                  [name](std::u32string_view word) { return name.ends_with(word); });
        const bool lettered = !is_digit(text_.at(at)) && place_kind(text_, done_, at) == PlaceKind::estate;
        return dormitory || lettered ? room : std::nullopt;
    }

    // --- chains ---

    bool read_chain(const Element& first) {
        const size_t begin = name_begin(first.begin);
        const size_t name = first.begin - begin;
        Chain chain;
        note_place(chain, begin, first.begin);
        if (!may_start(first, begin, chain)) return false;
        add(chain, first);
        extend(chain);
        if (!holds(chain, name)) return false;
        emit(chain, begin);
        return true;
    }

    // Everything from `begin` is an address, whatever its numbers look like. Behind a mere word (现住) the name must be a place.
    bool read_announced(size_t begin, bool captioned) {
        if (text_.view(begin, std::min(begin + 2, text_.size())) == U"不详") return false;
        const size_t from = std::max(begin + 1, places_.administrative_end(text_, begin, std::min(text_.size(), begin + longest_name)));
        std::optional<Element> next = next_announced(from, std::nullopt, longest_name);
        if (captioned && !is_han(text_.at(begin))) return read_bare_door(begin);
        if (!next || !is_han(text_.at(begin))) return false;
        Chain chain;
        chain.labelled = true;
        size_t name_end = next->begin;
        while (name_end > begin + 1 && !is_han(text_.at(name_end - 1))) --name_end;
        note_place(chain, begin, name_end);
        chain.loose = name_end != next->begin || !may_start(*next, begin, chain);
        while (next && chain.elements.size() < most_elements) {
            chain.loose |= element_at(text_, next->begin, previous_kind(chain, next->begin)) == std::nullopt;
            if (!chain.elements.empty() && next->begin > chain.end()) note_gap(chain, chain.end(), next->begin);
            add(chain, *next);
            next = next_announced(chain.end(), chain.elements.back().kind, longest_announced_gap);
        }
        chain.loose |= !holds(chain, name_end - begin);
        const bool place = chain.estate || chain.village || chain.road || is_anchored(begin, chain.elements.front().begin);
        if (chain.loose && !place && (!looks_like_door(chain) || (!captioned && chain.numbers() < 2))) return false;
        if ((chain.loose && chain.numbers() == 0) || is_blank(chain)) return false;
        emit(chain, begin);
        return true;
    }

    // 房号 | 3-2-501: nothing but building and door.
    bool read_bare_door(size_t begin) {
        const std::optional<Element> first = element_at(text_, begin, std::nullopt);
        if (!first || (first->kind != ElementKind::compressed && first->kind != ElementKind::building)) return false;
        Chain chain;
        chain.labelled = chain.loose = true;
        add(chain, *first);
        extend(chain);
        if (chain.end() != text_.size() || level_of(chain, true) != AddressLevel::household) return false;
        emit(chain, begin);
        return true;
    }

    // 城东8-2-143, 中洲2136 behind a caption; not the next caption: 面积（m2）.
    static bool looks_like_door(const Chain& chain) {
        const Element& last = chain.elements.back();
        return chain.has(ElementKind::compressed) || chain.numbers() >= 2 || last.end - last.begin >= shortest_door;
    }

    static std::optional<ElementKind> previous_kind(const Chain& chain, size_t at) {
        return !chain.elements.empty() && chain.end() == at ? std::optional<ElementKind>(chain.elements.back().kind) : std::nullopt;
    }

    void note_gap(Chain& chain, size_t begin, size_t end) const {
        while (end > begin && !is_han(text_.at(end - 1))) --end;
        if (end < begin + 2) return;
        chain.loose |= place_kind(text_, begin, end) == PlaceKind::none;
        note_place(chain, begin, end);
    }

    // The next number of an announced address, at most `reach` letters on.
    std::optional<Element> next_announced(size_t from, std::optional<ElementKind> previous, size_t reach) {
        // Where an earlier look found nothing, none is repeated: 住在住在住在…
        const size_t start = !previous && from >= barren_begin_ && from < barren_end_ ? barren_end_ : from;
        for (size_t at = start; at < text_.size() && at <= from + reach; ++at) {
            const char32_t c = text_.at(at);
            if (is_one_of(c, U"的了因被")) return std::nullopt;
            const std::optional<ElementKind> touching = at == from || (at == from + 1 && !is_han(text_.at(from))) ? previous : std::nullopt;
            if (const std::optional<Element> element = element_at(text_, at, touching)) return element;
            if (at > 0 && is_han(text_.at(at - 1))) {
                if (const std::optional<Element> area = area_at(text_, at)) return area;
            }
            if (const std::optional<Element> loose = loose_element_at(text_, at)) return loose;
            if (is_digit(c) || c == '@') return std::nullopt;  // a count, a date, a telephone: the address is over
        }
        if (start > from) barren_end_ = std::max(barren_end_, from + reach);
        if (start == from && !previous) barren_begin_ = from, barren_end_ = from + reach;
        return std::nullopt;
    }

    void add(Chain& chain, Element element) const {
        // 中心街101-1, 恒山路999: behind a road, the number of the house.
        const bool number = (element.kind == ElementKind::compressed && element.parts == 2) || element.kind == ElementKind::room;
        const bool of_road = chain.elements.empty() && chain.road && !chain.estate && !is_han(text_.at(element.end - 1));
        const bool short_number =
            chain.elements.empty() && element.end - element.begin < shortest_door && is_digit(text_.at(element.end - 1));
        if (number && (of_road || short_number)) element = {ElementKind::plot, element.begin, element.end};
        chain.traditional |= is_one_of(text_.at(element.end - 1), U"號樓層鄰");
        if (chain.elements.empty()) chain.elements.reserve(usual_elements);
        chain.elements.push_back(element);
    }

    void note_place(Chain& chain, size_t begin, size_t end) const {
        if (begin == end) return;
        const bool ordinal = text_.at(begin) == U'第' && end - begin <= longest_ordinal;  // 第三组5号选手
        if (ordinal) return;
        if (text_.at(end - 1) == ' ') --end;
        if (is_team(text_.view(begin, end))) return;
        const PlaceKind kind = place_kind(text_, begin, end);
        chain.estate |= kind == PlaceKind::estate || kind == PlaceKind::building;
        chain.village |= kind == PlaceKind::village;
        chain.road |= kind == PlaceKind::road;
        chain.hamlet |= kind == PlaceKind::village && is_one_of(text_.at(end - 1), U"组队組隊");
    }

    // 男子小组3-2-1: people, where no village is named. 柳荫村第三小组 is a part of one.
    static bool is_team(std::u32string_view name) {
        return name.ends_with(U"小组") && name.find_first_of(U"村民") == std::u32string_view::npos;
    }

    // Whether a number of this kind can stand behind this name.
    bool may_start(const Element& first, size_t begin, const Chain& chain) const {
        const size_t name = first.begin - begin;
        const bool place = chain.estate || chain.village || chain.road;
        switch (first.kind) {
            case ElementKind::plot: return name >= 2 && place;
            case ElementKind::room: return name >= 2 && (chain.estate || chain.village);
            case ElementKind::group: return name >= 2;
            case ElementKind::compressed:
                return name >= 2 && !announces_telephone(first.begin) && (place || (name >= 4 && is_tail_of_estate(first)));
            case ElementKind::floor: return name >= 2 && (chain.estate || chain.road);
            case ElementKind::lane: return name >= 2;
            case ElementKind::area: return name >= 2 && text_.at(first.end) != ' ';
            case ElementKind::committee:
            case ElementKind::ward: return name >= 2 && (place || chain.estate);
            case ElementKind::building: return text_.at(first.end - 1) == U'排' ? name >= 2 && place : name != 1;  // 前排3排5号: a seat
            case ElementKind::unit: return name != 1;
        }
        return false;
    }

    // 热线400-860-8608
    bool announces_telephone(size_t end) const {
        constexpr static std::array<std::u32string_view, 7> captions = {U"电话", U"電話", U"热线", U"熱線", U"专线", U"传真", U"号码"};
        const std::u32string_view name = text_.view(done_, end);
        return std::any_of(captions.begin(), captions.end(), [name](std::u32string_view caption) { return name.ends_with(caption); });
    }

    // 桃花源12-3-501: no suffix says that it is an estate, but the tail ends in a room. "上升1-2-3" does not, and running text
    // ends in a verb.
    bool is_tail_of_estate(const Element& tail) const {
        constexpr size_t shortest_room = 3;
        size_t digits = 0;
        while (digits < shortest_room && is_digit(text_.at(tail.end - 1 - digits))) ++digits;
        return tail.parts >= 3 && digits == shortest_room &&
               !is_one_of(text_.at(tail.begin - 1), U"为是有共约达至从由于在的了第以及和与比升降号：");
    }

    // Whether the name begins with a known region or township.
    bool is_anchored(size_t begin, size_t end) const { return places_.administrative_end(text_, begin, end) > begin; }

    void extend(Chain& chain) const {
        while (chain.elements.size() < most_elements) {
            const size_t end = chain.end();
            const ElementKind previous = chain.elements.back().kind;
            size_t at = end;
            while (at < end + 2 && is_one_of(text_.at(at), U" -_")) ++at;
            const std::optional<Element> next = element_at(text_, at, previous);
            const bool range = chain.elements.back().parts > 1 && previous != ElementKind::compressed;
            if (next && range && next->kind == ElementKind::room) return;  // 1-13栋2560户: a count of doors
            if (next) {
                add(chain, *next);
                continue;
            }
            if (!extend_over_name(chain, end)) return;
        }
    }

    // 88号[幸福小区]3栋: a name, then the next number.
    bool extend_over_name(Chain& chain, size_t end) const {
        for (size_t at = end; at < text_.size() && at - end < longest_gap; ++at) {
            if (at > end) {
                if (const std::optional<Element> next = element_at(text_, at, std::nullopt)) return accept_gap(chain, end, at, *next);
                const bool named = is_han(text_.at(at - 1));
                if (const std::optional<Element> area = named ? area_at(text_, at) : std::nullopt) return accept_gap(chain, end, at, *area);
                const std::optional<Element> room = named ? tower_room_at(chain, end, at) : std::nullopt;
                if (room) return accept_gap(chain, end, at, *room);
            }
            if (!is_han(text_.at(at)) && !is_bracket(text_.at(at)) && text_.at(at) != ' ') return false;
        }
        return false;
    }

    // 420号[银亿大厦]1203: a bare number behind the name of a house with a doorplate.
    std::optional<Element> tower_room_at(const Chain& chain, size_t begin, size_t at) const {
        if (!is_digit(text_.at(at)) || chain.elements.back().kind != ElementKind::plot) return std::nullopt;
        const PlaceKind kind = place_kind(text_, begin, at);
        if (kind != PlaceKind::building && kind != PlaceKind::estate) return std::nullopt;
        std::optional<Element> room = element_at(text_, at, ElementKind::plot);
        return room && room->kind == ElementKind::room && !is_han(text_.at(room->end)) ? room : std::nullopt;
    }

    bool accept_gap(Chain& chain, size_t begin, size_t end, const Element& next) const {
        constexpr std::u32string_view prose = U"的了在是或等";
        size_t name_end = end;
        while (name_end > begin && (text_.at(name_end - 1) == ' ' || is_bracket(text_.at(name_end - 1)))) --name_end;
        while (begin < name_end && (text_.at(begin) == ' ' || is_bracket(text_.at(begin)))) ++begin;
        const std::u32string_view name = text_.view(begin, name_end);
        if (name.size() == 1) return false;
        if (std::any_of(name.begin(), name.end(), [&](char32_t c) { return is_one_of(c, prose); })) return false;
        PlaceKind kind = place_kind(text_, begin, name_end);
        constexpr std::array<std::u32string_view, 6> unnamed = {U"宿舍", U"小区", U"大院", U"公寓", U"家属院", U"新村"};
        if (std::find(unnamed.begin(), unnamed.end(), name) != unnamed.end()) kind = PlaceKind::estate;  // 88号宿舍3栋
        constexpr size_t shortest_estate = 3;  // letters of an estate's name that no suffix gives away: 翡翠华
        const bool inside = next.kind == ElementKind::building || next.kind == ElementKind::unit || next.kind == ElementKind::compressed ||
                            next.kind == ElementKind::area;
        if (!name.empty() && kind == PlaceKind::none && (!inside || name.size() < shortest_estate)) return false;
        note_place(chain, begin, name_end);
        add(chain, next);
        return true;
    }

    // XX小区X栋X单元X室: a form to fill in.
    bool is_blank(const Chain& chain) const {
        return std::all_of(chain.elements.begin(), chain.elements.end(), [this](const Element& element) {
            const std::u32string_view letters = text_.view(element.begin, element.end);
            return letters.find_first_of(U"Xx×") != std::u32string_view::npos &&
                   letters.find_first_of(U"0123456789一二三四五六七八九十") == std::u32string_view::npos;
        });
    }

    // Whether the whole is an address at all.
    bool holds(const Chain& chain, size_t name) const {
        using enum ElementKind;
        if (is_blank(chain)) return false;
        const bool whole = name == 0 && chain.elements.front().begin == 0 && chain.end() == text_.size();
        if (name == 0) return whole && chain.elements.size() >= 2 && chain.has(building) && (chain.has(room) || chain.has(compressed));
        const ElementKind first = chain.elements.front().kind;
        const size_t count = chain.elements.size();
        if (first == area && !chain.has(building) && !chain.has(room) && !chain.has(compressed)) return false;
        if (count == 1 && first == ElementKind::group) return chain.village;
        if (count == 1 && first == room) return is_door(chain);
        if (count == 1 && (first == building || first == unit)) return chain.estate || chain.road || chain.village;
        if (count == 1 && (first == lane || first == ElementKind::floor)) return first == lane ? false : chain.estate;
        const bool households = is_one_of(text_.at(chain.end() - 1), U"户戶") && !chain.labelled;  // 1组12户、2组8户: a count
        if (first == ElementKind::group && households) return false;
        if (first == ElementKind::group) return chain.village || chain.has(plot) || chain.has(room);
        return true;
    }

    // 12户 is a household of a village only at the end of the text: "全村12户贫困户" is a count.
    bool is_door(const Chain& chain) const {
        const Element& door = chain.elements.front();
        const char32_t last = text_.at(door.end - 1);
        if (last == U'户' || last == U'戶') return chain.village && door.end == text_.size();
        return chain.estate;
    }

    // Parcels of a forest, and in running text the limits of an area: 林班3小班12; 北至前进村五组12号; 101室至1804室.
    bool is_parcel(const Chain& chain, size_t begin, size_t end) const {
        const std::u32string_view name = text_.view(begin, end);
        if (name.find(U"林班") != std::u32string_view::npos || name.find(U"小班") != std::u32string_view::npos) return true;
        if (chain.labelled) return false;
        if (text_.at(end) == U'至' && is_digit(text_.at(end + 1))) return true;
        const size_t from = begin >= 2 && !is_one_of(text_.at(begin), U"东西南北") ? begin - 2 : begin;
        const bool county = text_.at(from + 2) == U'县';  // 东至县
        return is_one_of(text_.at(from), U"东西南北") && is_one_of(text_.at(from + 1), U"至起临邻") && !county;
    }

    void emit(const Chain& chain, size_t begin) {
        const size_t end = chain.end();
        done_ = end;
        if (is_parcel(chain, begin, end)) return;
        AddressSpan span;
        span.begin = text_.offsets[begin];
        span.end = text_.offsets[end];
        span.level = level_of(chain, !is_han(text_.at(end)));
        span.town_end = text_.offsets[places_.administrative_end(text_, begin, std::max(begin, chain.elements.front().begin))];
        span.residential =
            names_.contains_word(bytes(begin, end), WordClass::home_place) || names_.contains_word(bytes(begin, end), WordClass::flat);
        span.organisation_tail = belongs_to_organisation(begin, end);
        span.announced = chain.loose;
        spans_.push_back(span);
    }

    bool belongs_to_organisation(size_t begin, size_t end) const {
        size_t tail = end;
        while (tail < text_.size() && tail - end < longest_tail && (is_han(text_.at(tail)) || text_.at(tail) == ' ')) ++tail;
        const std::string_view after = bytes(end, tail);
        if (names_.is_organisation_name(after) || names_.contains_word(after, WordClass::office_place)) return true;
        const std::string_view inside = bytes(places_.administrative_end(text_, begin, end), end);
        return names_.contains_word(inside, WordClass::office_place) && !names_.contains_word(inside, WordClass::home_place);
    }

    std::string_view bytes(size_t begin, size_t end) const {
        return source_.substr(text_.offsets[begin], text_.offsets[end] - text_.offsets[begin]);
    }

    // --- villages ---

    // 长丰县水湖镇李岗村东李组: no number at all; only where the whole stretch is such a name.
    void read_village() {
        size_t end = text_.size();
        while (end > 0 && text_.at(end - 1) == ' ') --end;
        if (end < 4 || end > longest_name) return;
        const PlaceKind kind = place_kind(text_, end - 4, end);
        if (kind != PlaceKind::village && kind != PlaceKind::road) return;
        const size_t begin = name_begin(end);
        if (end - begin < 4) return;
        const size_t town = places_.administrative_end(text_, begin, end);
        if (town == begin || town + 2 > end) return;
        const AddressLevel level = is_hamlet(town, end) ? AddressLevel::group : AddressLevel::village;
        spans_.push_back({text_.offsets[begin], text_.offsets[end], level, text_.offsets[town], false, false, false});
    }

    // 李岗村东李组, 李岗村小王庄: a village and something inside it.
    bool is_hamlet(size_t begin, size_t end) const {
        constexpr std::u32string_view villages = U"村区组社队";
        if (is_one_of(text_.at(end - 1), U"组队組隊社")) return true;
        return std::any_of(text_.letters.begin() + static_cast<long>(begin), text_.letters.begin() + static_cast<long>(end - 2),
                           [&](char32_t c) { return is_one_of(c, villages); });
    }

    const AddressText& text_;
    const Places& places_;
    const Names& names_;
    std::string_view source_;
    std::vector<AddressSpan>& spans_;
    size_t done_ = 0;          // letters already in a span
    size_t barren_begin_ = 0;  // letters among which no number of an announced address begins
    size_t barren_end_ = 0;
};

}  // namespace

void read_addresses(const AddressText& text, std::string_view source, bool announced, const Places& places, const Names& names,
                    std::vector<AddressSpan>& spans) {
    StretchReader(text, places, names, source, spans).read(announced);
}

}  // namespace leakscan
