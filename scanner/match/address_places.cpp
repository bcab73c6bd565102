#include "match/address_places.h"

#include <array>

#include "base/text.h"
#include "match/lexicon_file.h"

namespace leakscan {
namespace {

constexpr size_t longest_region = 15;  // 双江拉祜族佤族布朗族傣族自治县
constexpr size_t longest_town = 16;
constexpr size_t longest_plain_town = 8;  // found by suffix alone

std::u32string decode(std::string_view text) {
    std::u32string letters;
    for (size_t at = 0; at < text.size(); at += code_point_at(text, at).size) letters.push_back(code_point_at(text, at).value);
    return letters;
}

bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; }

size_t longest_in(const std::unordered_set<std::u32string>& names, const AddressText& text, size_t at, size_t longest) {
    for (size_t length = std::min(longest, text.size() - at); length >= 2; --length) {
        if (names.contains(std::u32string(text.view(at, at + length)))) return length;
    }
    return 0;
}

struct Suffix {
    std::u32string_view text;
    PlaceKind kind;
};
constexpr std::array<Suffix, 84> suffixes = {{
    {U"村民委员会", PlaceKind::village},
    {U"居民委员会", PlaceKind::village},
    {U"村委会", PlaceKind::village},
    {U"居委会", PlaceKind::village},
    {U"社区", PlaceKind::village},
    {U"社區", PlaceKind::village},
    {U"新村", PlaceKind::estate},
    {U"村", PlaceKind::village},
    {U"嘎查", PlaceKind::village},
    {U"大队", PlaceKind::village},
    {U"屯", PlaceKind::village},
    {U"庄", PlaceKind::village},
    {U"寨", PlaceKind::village},
    {U"营子", PlaceKind::village},
    {U"堡", PlaceKind::village},
    {U"组", PlaceKind::village},
    {U"队", PlaceKind::village},
    {U"岗", PlaceKind::village},
    {U"店子", PlaceKind::village},
    {U"圩", PlaceKind::village},
    {U"埠", PlaceKind::village},
    {U"窝", PlaceKind::village},
    {U"坪", PlaceKind::village},
    {U"沟", PlaceKind::village},
    {U"坝", PlaceKind::village},
    {U"塘", PlaceKind::village},
    {U"连", PlaceKind::village},
    {U"分场", PlaceKind::village},
    {U"农场", PlaceKind::village},
    {U"林场", PlaceKind::village},
    {U"牧场", PlaceKind::village},
    {U"镇", PlaceKind::village},
    {U"乡", PlaceKind::village},
    {U"鎮", PlaceKind::village},
    {U"路", PlaceKind::road},
    {U"街", PlaceKind::road},
    {U"道", PlaceKind::road},
    {U"巷", PlaceKind::road},
    {U"弄", PlaceKind::road},
    {U"胡同", PlaceKind::road},
    {U"里弄", PlaceKind::road},
    {U"段", PlaceKind::road},
    {U"条", PlaceKind::road},
    {U"线", PlaceKind::road},
    {U"横街", PlaceKind::road},
    {U"环", PlaceKind::road},
    {U"里", PlaceKind::estate},
    {U"小区", PlaceKind::estate},
    {U"小區", PlaceKind::estate},
    {U"花园", PlaceKind::estate},
    {U"苑", PlaceKind::estate},
    {U"园", PlaceKind::estate},
    {U"園", PlaceKind::estate},
    {U"公寓", PlaceKind::estate},
    {U"宿舍", PlaceKind::estate},
    {U"家属区", PlaceKind::estate},
    {U"大院", PlaceKind::estate},
    {U"院", PlaceKind::estate},
    {U"城", PlaceKind::estate},
    {U"府", PlaceKind::estate},
    {U"湾", PlaceKind::estate},
    {U"庭", PlaceKind::estate},
    {U"坊", PlaceKind::estate},
    {U"居", PlaceKind::estate},
    {U"邸", PlaceKind::estate},
    {U"阁", PlaceKind::estate},
    {U"轩", PlaceKind::estate},
    {U"邨", PlaceKind::estate},
    {U"墅", PlaceKind::estate},
    {U"郡", PlaceKind::estate},
    {U"都", PlaceKind::estate},
    {U"岛", PlaceKind::estate},
    {U"区", PlaceKind::estate},
    {U"期", PlaceKind::estate},
    {U"點", PlaceKind::estate},
    {U"安置点", PlaceKind::estate},
    {U"大厦", PlaceKind::building},
    {U"大廈", PlaceKind::building},
    {U"楼", PlaceKind::building},
    {U"樓", PlaceKind::building},
    {U"中心", PlaceKind::building},
    {U"广场", PlaceKind::building},
    {U"厂", PlaceKind::building},
    {U"站", PlaceKind::building},
}};

// Words of running text that an address stands behind. None occurs inside place names.
constexpr std::array<std::u32string_view, 44> introductions = {{
    U"坐落于", U"座落于", U"坐落在", U"位于", U"居住于", U"居住在", U"现居住", U"居住", U"暂住", U"租住",   U"家住",
    U"现住",   U"住在",   U"住址",   U"住所", U"地址",   U"户籍地", U"户籍",   U"现居", U"来到", U"搬到",   U"搬至",
    U"送至",   U"送到",   U"寄到",   U"寄至", U"前往",   U"到达",   U"抵达",   U"赶到", U"赶至", U"发生在", U"家在",
    U"地处",   U"走进",   U"走访",   U"回到", U"的",     U"了",     U"在",     U"是",   U"住",   U"到",     U"系",
}};

}  // namespace

Result<Places> Places::create(const std::string& data_folder) {
    Places places;
    for (const std::vector<std::string>& row : TRY(read_lexicon(data_folder + "/regions.tsv", 3))) {
        std::u32string name = decode(row[2]);
        if (name.size() < 2) continue;
        // 安徽 and 合肥 stand for 安徽省 and 合肥市 in addresses; a county's bare name is too often a word.
        const bool shortened = (row[1] == "province" && name.size() <= 4) || (name.back() == U'市' && name.size() >= 3);
        if (shortened && is_one_of(name.back(), U"省市")) places.regions_.insert(name.substr(0, name.size() - 1));
        places.regions_.insert(std::move(name));
    }
    for (std::u32string_view name : {U"内蒙古", U"广西", U"西藏", U"宁夏", U"新疆", U"台湾", U"臺灣", U"香港", U"澳門", U"澳门", U"九龙",
                                     U"九龍", U"新界", U"离岛", U"氹仔"}) {
        places.regions_.emplace(name);
    }
    for (const std::vector<std::string>& row : TRY(read_lexicon(data_folder + "/towns.tsv", 2))) {
        std::u32string name = decode(row[1]);
        constexpr std::u32string_view office = U"办事处";
        if (name.ends_with(office)) name.resize(name.size() - office.size());
        if (name.size() >= 2) places.towns_.insert(std::move(name));
    }
    return places;
}

size_t Places::region_length(const AddressText& text, size_t at) const { return longest_in(regions_, text, at, longest_region); }

size_t Places::town_length(const AddressText& text, size_t at, size_t limit) const {
    if (const size_t known = longest_in(towns_, text, at, longest_town); known > 0 && at + known <= limit) {
        return text.view(at + known, std::min(limit, at + known + 3)) == U"办事处" ? known + 3 : known;
    }
    for (size_t end = at + 2; end <= limit && end <= at + longest_plain_town; ++end) {
        const char32_t last = text.at(end - 1);
        if (!is_han(last) || is_one_of(last, U"村路组社")) return 0;
        const bool street_office = last == U'街' && (text.at(end) == U'道');
        if (street_office) return end + 1 - at;
        if (is_one_of(last, U"镇乡鎮鄉") || text.view(at, end).ends_with(U"苏木")) return end - at;
    }
    return 0;
}

size_t Places::administrative_end(const AddressText& text, size_t begin, size_t end) const {
    constexpr int most_levels = 6;  // province, city, county, development zone, with one of them said twice
    size_t at = begin;
    for (int level = 0; level < most_levels && at < end; ++level) {
        if (text.at(at) == ' ') ++at;
        if (const size_t town = town_length(text, at, end); town > 0 && is_one_of(text.at(at + town - 1), U"镇乡道鎮鄉木场处"))
            return at + town;
        size_t region = region_length(text, at);
        for (size_t length = 3; region == 0 && length <= 8 && at + length <= end; ++length) {
            const char32_t last = text.at(at + length - 1);
            if (!is_han(last) || is_one_of(last, U"村路街道组号楼")) break;
            const bool quarter = is_one_of(last, U"区區") && !is_one_of(text.at(at + length - 2), U"小社园校厂片矿新住院");
            if (quarter || is_one_of(last, U"省市县縣旗盟州")) region = length;
        }
        if (region == 0 || at + region > end) break;
        at += region;
    }
    return at;
}

size_t Places::address_begin(const AddressText& text, size_t begin, size_t end) const {
    size_t start = begin;
    for (size_t at = begin; at < end; ++at) {
        for (std::u32string_view word : introductions) {
            if (at + word.size() < end && text.view(at, at + word.size()) == word && !(word.size() == 1 && region_length(text, at) > 0)) {
                start = std::max(start, at + word.size());
            }
        }
    }
    constexpr size_t longest_preamble = 12;  // letters of running text before the region: 村民张三从安徽省…
    for (size_t at = start; at < end && at < start + longest_preamble; ++at) {
        const size_t length = region_length(text, at);
        if (length >= 3 || (length > 0 && at == start)) return at;
    }
    return start;
}

PlaceKind place_kind(const AddressText& text, size_t begin, size_t end) {
    const std::u32string_view name = text.view(begin, end);
    for (const Suffix& suffix : suffixes) {
        if (name.size() > suffix.text.size() && name.ends_with(suffix.text)) return suffix.kind;
    }
    return PlaceKind::none;
}

}  // namespace leakscan
