// Reads doors, buildings and groups first and extends each to the left over places, to where the address begins: a
// chain of elements, linear in the text. Single elements are address_elements, place names address_places.
#include "match/address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "match/address_elements.h"
#include "match/address_places.h"
#include "match/names.h"

namespace leakscan {

struct AddressFinder::Gazetteer {
    Places places;
    Names names;
};

namespace {

constexpr size_t longest_stretch = 400;  // letters looked at together; a longer run without punctuation is cut
constexpr size_t longest_name = 40;      // letters before the first number: province to road
constexpr size_t longest_gap = 16;       // letters between two numbers: 88号（阳光花园）3栋
constexpr size_t longest_tail = 24;      // letters after the last number that may name an organisation
constexpr size_t most_elements = 12;

bool is_stop(char32_t c) {
    if (is_han(c)) return false;
    constexpr std::u32string_view stops = U"\n\r\t。；;：:！？!?“”\"《》<>|=，,、";
    return stops.find(c) != std::u32string_view::npos;
}
bool is_bracket(char32_t c) {
    return c == '(' || c == ')' || c == U'（' || c == U'）' || c == U'【' || c == U'】' || c == '[' || c == ']' || c == U'〔' || c == U'〕';
}

struct Chain {
    std::vector<Element> elements;
    bool estate = false;   // the name before or between the numbers is a housing estate
    bool village = false;  // a village
    bool hamlet = false;   // a named group or hamlet of a village: 李岗村后张组
    bool road = false;

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
};

// What a chain of numbers leads to.
AddressLevel level_of(const Chain& chain) {
    using enum ElementKind;
    const bool has_plot = chain.has(plot);
    const bool has_group = chain.has(group) || chain.hamlet;
    if (chain.has(room) || chain.has(compressed) || chain.numbered_door()) return AddressLevel::household;
    if (chain.has(ElementKind::floor) && (has_plot || chain.has(unit))) return AddressLevel::household;
    if (has_plot && (has_group || chain.has(ward))) return AddressLevel::household;
    if (chain.has(committee) && has_group) return AddressLevel::household;
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

    void read() {
        size_t at = 0;
        while (at < text_.size()) {
            const std::optional<Element> first = element_at(text_, at, std::nullopt);
            if (!first || !read_chain(*first)) {
                at = first ? first->end : at + 1;
                continue;
            }
            at = done_;
        }
        if (done_ == 0) read_village();
    }

private:
    // Letters that may belong to the name before the first number; a space only behind a place name.
    size_t name_begin(size_t end) const {
        size_t begin = end;
        while (begin > done_ && end - begin < longest_name) {
            const char32_t c = text_.at(begin - 1);
            const bool space = c == ' ' && begin >= 2 && (place_ends(begin - 1) || text_.at(begin - 2) == ' ');
            if (!is_han(c) && !space && c != U'·' && !bracketed_name(begin, c)) break;
            --begin;
        }
        const bool cut_number = begin > 0 && text_.at(begin - 1) >= '0' && text_.at(begin - 1) <= '9';  // 2017年|某某小区3栋
        if (cut_number && is_one_of(text_.at(begin), U"年月日号时分元岁人户")) ++begin;
        while (begin < end && (text_.at(begin) == ' ' || is_bracket(text_.at(begin)))) ++begin;
        return places_.address_begin(text_, begin, end);
    }

    // 庐阳区（原中市区）某某路: a bracket inside the name, closed before its end.
    bool bracketed_name(size_t begin, char32_t c) const {
        if (c == ')' || c == U'）') return begin >= 2 && is_han(text_.at(begin - 2));
        return (c == '(' || c == U'（') && begin >= 2 && is_han(text_.at(begin - 2)) && is_han(text_.at(begin));
    }

    static bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

    bool place_ends(size_t at) const {
        constexpr std::u32string_view suffixes = U"省市区县旗州盟镇乡道村路街巷弄里区苑园庄屯组社號号";
        return is_one_of(text_.at(at - 1), suffixes);
    }

    bool read_chain(const Element& first) {
        const size_t begin = name_begin(first.begin);
        const size_t name = first.begin - begin;
        Chain chain;
        note_place(chain, begin, first.begin);
        if (!may_start(first, begin, chain)) return false;
        chain.elements.push_back(first);
        extend(chain);
        if (!holds(chain, name)) return false;
        emit(chain, begin);
        return true;
    }

    void note_place(Chain& chain, size_t begin, size_t end) const {
        if (begin == end) return;
        if (text_.at(end - 1) == ' ') --end;
        const PlaceKind kind = place_kind(text_, begin, end);
        chain.estate |= kind == PlaceKind::estate || kind == PlaceKind::building;
        chain.village |= kind == PlaceKind::village;
        chain.road |= kind == PlaceKind::road;
        chain.hamlet |= kind == PlaceKind::village && is_one_of(text_.at(end - 1), U"组队組隊");
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
                return name >= 2 && (place || (name >= 4 && (first.parts >= 3 || is_anchored(begin, first.begin))));
            case ElementKind::floor: return name >= 2 && (chain.estate || chain.road);
            case ElementKind::lane: return name >= 2;
            case ElementKind::area: return name >= 2 && text_.at(first.end) != ' ';
            case ElementKind::committee:
            case ElementKind::ward: return name >= 2 && (place || chain.estate);
            case ElementKind::building:
            case ElementKind::unit: return name != 1;
        }
        return false;
    }

    // Whether the name begins with a known region or township.
    bool is_anchored(size_t begin, size_t end) const { return places_.administrative_end(text_, begin, end) > begin; }

    void extend(Chain& chain) const {
        while (chain.elements.size() < most_elements) {
            const size_t end = chain.end();
            const ElementKind previous = chain.elements.back().kind;
            size_t at = end;
            while (at < end + 2 && (text_.at(at) == ' ' || text_.at(at) == '-')) ++at;
            const std::optional<Element> next = element_at(text_, at, previous);
            const bool range = chain.elements.back().parts > 1 && previous != ElementKind::compressed;
            if (next && range && next->kind == ElementKind::room) return;  // 1-13栋2560户: a count of doors
            if (next) {
                chain.elements.push_back(*next);
                continue;
            }
            if (!extend_over_name(chain, end)) return;
        }
    }

    // 88号[幸福小区]3栋: a name, then the next number.
    bool extend_over_name(Chain& chain, size_t end) const {
        size_t at = end;
        while (at < text_.size() && at - end < longest_gap && (is_han(text_.at(at)) || is_bracket(text_.at(at)) || text_.at(at) == ' ')) {
            const std::optional<Element> next = at > end ? element_at(text_, at, std::nullopt) : std::nullopt;
            if (!next) {
                ++at;
                continue;
            }
            return accept_gap(chain, end, at, *next);
        }
        if (at == end || at >= text_.size() || at - end >= longest_gap) return false;
        const std::optional<Element> next = element_at(text_, at, std::nullopt);
        return next && accept_gap(chain, end, at, *next);
    }

    bool accept_gap(Chain& chain, size_t begin, size_t end, const Element& next) const {
        constexpr std::u32string_view prose = U"的了在是或等";
        size_t name_end = end;
        while (name_end > begin && (text_.at(name_end - 1) == ' ' || is_bracket(text_.at(name_end - 1)))) --name_end;
        while (begin < name_end && (text_.at(begin) == ' ' || is_bracket(text_.at(begin)))) ++begin;
        const std::u32string_view name = text_.view(begin, name_end);
        if (name.size() == 1) return false;
        if (std::any_of(name.begin(), name.end(), [&](char32_t c) { return is_one_of(c, prose); })) return false;
        const PlaceKind kind = place_kind(text_, begin, name_end);
        constexpr size_t shortest_estate = 3;  // letters of an estate's name that no suffix gives away: 翡翠华
        const bool inside = next.kind == ElementKind::building || next.kind == ElementKind::unit || next.kind == ElementKind::compressed;
        if (!name.empty() && kind == PlaceKind::none && (!inside || name.size() < shortest_estate)) return false;
        note_place(chain, begin, name_end);
        chain.elements.push_back(next);
        return true;
    }

    // Whether the whole is an address at all.
    bool holds(const Chain& chain, size_t name) const {
        using enum ElementKind;
        const bool whole = name == 0 && chain.elements.front().begin == 0 && chain.end() == text_.size();
        if (name == 0) return whole && chain.elements.size() >= 2 && chain.has(building) && (chain.has(room) || chain.has(compressed));
        const ElementKind first = chain.elements.front().kind;
        const size_t count = chain.elements.size();
        if (first == area && !chain.has(building) && !chain.has(room) && !chain.has(compressed)) return false;
        if (count == 1 && first == ElementKind::group) return chain.village;
        if (count == 1 && first == room) return is_door(chain);
        if (count == 1 && (first == building || first == unit)) return chain.estate || chain.road || chain.village;
        if (count == 1 && (first == lane || first == ElementKind::floor)) return first == lane ? false : chain.estate;
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

    void emit(const Chain& chain, size_t begin) {
        const size_t end = chain.end();
        AddressSpan span;
        span.begin = text_.offsets[begin];
        span.end = text_.offsets[end];
        span.level = level_of(chain);
        span.town_end = text_.offsets[places_.administrative_end(text_, begin, chain.elements.front().begin)];
        span.residential = names_.contains_word(bytes(begin, end), "home_place") || names_.contains_word(bytes(begin, end), "flat");
        span.organisation_tail = belongs_to_organisation(begin, end);
        spans_.push_back(span);
        done_ = end;
    }

    bool belongs_to_organisation(size_t begin, size_t end) const {
        size_t tail = end;
        while (tail < text_.size() && tail - end < longest_tail && (is_han(text_.at(tail)) || text_.at(tail) == ' ')) ++tail;
        const std::string_view after = bytes(end, tail);
        if (names_.is_organisation_name(after) || names_.contains_word(after, "office_place")) return true;
        const std::string_view inside = bytes(places_.administrative_end(text_, begin, end), end);
        return names_.contains_word(inside, "office_place") && !names_.contains_word(inside, "home_place");
    }

    std::string_view bytes(size_t begin, size_t end) const {
        return source_.substr(text_.offsets[begin], text_.offsets[end] - text_.offsets[begin]);
    }

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
        spans_.push_back({text_.offsets[begin], text_.offsets[end], level, text_.offsets[town], false, false});
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
    size_t done_ = 0;  // letters already in a span
};

// Hong Kong and other addresses in English, door first: "Flat A, 15/F, Block 3, Example Court, Kowloon".
std::optional<AddressSpan> english_address_at(std::string_view text, size_t at) {
    constexpr std::array<std::string_view, 6> doors = {"flat ", "room ", "rm ", "rm. ", "unit ", "apartment "};
    constexpr std::array<std::string_view, 10> places = {"street",   "road",    "court",  "estate", "house",
                                                         "building", "mansion", "garden", "tower",  "village"};
    constexpr size_t longest = 160;
    constexpr size_t longest_door = 10;
    if (at > 0 && is_ascii_alnum(text[at - 1])) return std::nullopt;
    const std::string first = to_ascii_lower(text.substr(at, longest_door));
    if (std::none_of(doors.begin(), doors.end(), [&first](std::string_view door) { return first.starts_with(door); })) return std::nullopt;
    const size_t line = text.substr(at, longest).find_first_of("\n;|");
    const std::string lower = to_ascii_lower(text.substr(at, std::min(line, longest)));
    size_t end = 0;
    size_t commas = 0;
    while (end < lower.size() && static_cast<unsigned char>(lower[end]) < 0x80 && lower[end] != '\n' && lower[end] != ';' &&
           lower[end] != '|') {
        if (lower[end] == ',') ++commas;
        ++end;
    }
    const std::string_view found = trim(std::string_view(lower).substr(0, end));
    const auto occurs = [found](std::string_view place) { return found.find(place) != std::string_view::npos; };
    const bool floor = occurs("/f") || occurs(" floor") || occurs("block ");
    if (commas < 2 || !floor || std::none_of(places.begin(), places.end(), occurs)) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(at);
    return AddressSpan{begin, begin + static_cast<std::uint32_t>(found.size()), AddressLevel::household, begin, false};
}

bool starts_english_door(char c) { return c == 'F' || c == 'R' || c == 'U' || c == 'A' || c == 'f' || c == 'r' || c == 'u' || c == 'a'; }

}  // namespace

AddressFinder::AddressFinder(std::unique_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}
AddressFinder::AddressFinder(AddressFinder&&) noexcept = default;
AddressFinder& AddressFinder::operator=(AddressFinder&&) noexcept = default;
AddressFinder::~AddressFinder() = default;

Result<AddressFinder> AddressFinder::create(const std::string& data_folder) {
    Places places = TRY(Places::create(data_folder));
    Result<Names> names = Names::create(data_folder);
    if (!names) return names.error();
    return AddressFinder(std::make_unique<const Gazetteer>(Gazetteer{std::move(places), names.take()}));
}

std::vector<AddressSpan> AddressFinder::find(std::string_view folded) const {
    std::vector<AddressSpan> spans;
    AddressText text;
    for (size_t at = 0; at < folded.size();) {
        if (starts_english_door(folded[at])) {
            if (const std::optional<AddressSpan> english = english_address_at(folded, at)) {
                spans.push_back(*english);
                at = english->end;
                continue;
            }
        }
        text.letters.clear();
        text.offsets.clear();
        while (at < folded.size() && text.size() < longest_stretch) {
            const CodePoint point = code_point_at(folded, at);
            if (is_stop(point.value) || (text.size() > 0 && starts_english_door(folded[at]) && folded[at - 1] == ' ')) break;
            text.letters.push_back(point.value);
            text.offsets.push_back(static_cast<std::uint32_t>(at));
            at += point.size;
        }
        text.offsets.push_back(static_cast<std::uint32_t>(at));
        if (text.size() > 0) {
            StretchReader(text, gazetteer_->places, gazetteer_->names, folded, spans).read();
        } else {
            ++at;
        }
    }
    return spans;
}

bool may_be_home(const AddressSpan& span, const Evidence& evidence) {
    const bool personal = evidence.sense == LabelSense::address && evidence.owner != Owner::office && evidence.owner != Owner::organisation;
    const bool named = evidence.owner == Owner::person || evidence.name_beside;
    switch (span.level) {
        case AddressLevel::town:
        case AddressLevel::village: return false;
        case AddressLevel::group: return personal && named;
        case AddressLevel::doorplate:
        case AddressLevel::building: return personal && named && !span.organisation_tail;
        case AddressLevel::household: return personal || !span.organisation_tail;
    }
    return false;
}

}  // namespace leakscan
