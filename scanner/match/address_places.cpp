// Names are found by their first letters, and most pieces of text turned away by their last.
#include "match/address_places.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "match/letter_set.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

constexpr size_t longest_plain_town = 8;  // found by suffix alone

// Into a string used again for each of the forty thousand names.
void decode(std::string_view text, std::u32string& letters) {
    letters.clear();
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        letters.push_back(point.value);
        at += point.size;
    }
}

// Spreads the first two letters of a name over the chains of a table.
size_t chain_of(char32_t first, char32_t second, size_t chains) {
    return (static_cast<size_t>(first) * 0x9E3779B1u + static_cast<size_t>(second) * 0x85EBCA77u) >> 7 & (chains - 1);
}

struct Suffixes {
    PlaceKind kind;
    std::u32string_view words;  // separated by spaces
};
constexpr std::array<Suffixes, 4> suffixes = {{
    {PlaceKind::village,
     U"村民委员会 居民委员会 村委会 居委会 社区 社區 村 行政村 自然村 嘎查 大队 屯 庄 寨 营子 堡 组 生产队 岗 店子 圩 埠 窝 坪 沟 坝 塘 连 "
     U"分场 农场 林场 牧场 镇 乡 鎮 鄉 "
     U"郢 坳 垸 冲 台子 庄子 营 屯子 洼 峪"},
    {PlaceKind::road, U"路 街 道 巷 弄 胡同 里弄 段 条 线 环 大道 坡"},
    {PlaceKind::estate,
     U"新村 小区 小區 花园 苑 园 園 公寓 宿舍 家属区 大院 院 里 城 府 湾 庭 坊 居 邸 阁 轩 邨 墅 郡 都 岛 区 期 點 安置点 公馆 山庄 庄园 "
     U"房 国际 小镇 世家 一村 二村 三村 四村 "
     U"五村 家属楼 职工楼 名邸 首府 壹号 天下 印象 时代 学府 桃源 水岸 年华 丽景 别墅 閣 軒 廬 灣 莊 臺"},
    {PlaceKind::building, U"大厦 大廈 楼 樓 中心 广场 厂 站"},
}};

// The letters they end with: most names are settled by their last letter.
constexpr LetterSet suffix_letters = [] {
    LetterSet letters(U"");
    for (const Suffixes& group : suffixes) {
        for (size_t i = 0; i < group.words.size(); ++i) {
            if (i + 1 == group.words.size() || group.words[i + 1] == U' ') letters.add(group.words[i]);
        }
    }
    return letters;
}();

// The words one by one.
struct Suffix {
    std::u32string_view word;
    PlaceKind kind = PlaceKind::none;
};
constexpr size_t suffix_count = [] {
    size_t count = 0;
    for (const Suffixes& group : suffixes) count += 1 + static_cast<size_t>(std::count(group.words.begin(), group.words.end(), U' '));
    return count;
}();
constexpr auto suffix_words = [] {
    std::array<Suffix, suffix_count> all{};
    size_t count = 0;
    for (const Suffixes& group : suffixes) {
        for (std::u32string_view rest = group.words; !rest.empty();) {
            const std::u32string_view word = rest.substr(0, rest.find(U' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            all[count++] = {word, group.kind};
        }
    }
    return all;
}();

// Words of running text that an address stands behind. None occurs inside place names.
constexpr std::array<std::u32string_view, 63> introductions = {{
    U"现将",   U"针对",     U"关于",     U"反映",   U"投诉",   U"举报",   U"权利人", U"住所地为", U"住所地", U"住所为", U"住址为",
    U"地址为", U"户籍地为", U"居住地为", U"坐落于", U"座落于", U"坐落在", U"位于",   U"居住于",   U"居住在", U"现居住", U"居住",
    U"暂住",   U"租住",     U"家住",     U"现住",   U"住在",   U"住址",   U"住所",   U"地址",     U"户籍地", U"户籍",   U"现居",
    U"来到",   U"搬到",     U"搬至",     U"送至",   U"送到",   U"寄到",   U"寄至",   U"前往",     U"到达",   U"抵达",   U"赶到",
    U"赶至",   U"发生在",   U"家在",     U"地处",   U"走进",   U"走访",   U"回到",   U"的",       U"了",     U"在",     U"是",
    U"住",     U"到",       U"系",       U"个村",   U"个社区", U"个小区", U"个组",   U"个乡镇",
}};

// The letters they begin with.
constexpr LetterSet introduction_letters = [] {
    LetterSet letters(U"");
    for (std::u32string_view word : introductions) letters.add(word.front());
    return letters;
}();

}  // namespace

void NameTable::insert(std::u32string_view name) {
    if (name.size() < 2) return;
    std::uint32_t& head = heads_[chain_of(name[0], name[1], heads_.size())];
    for (std::uint32_t i = head; i != 0; i = names_[i].next) {
        if (letters_of(names_[i]) == name) return;
    }
    names_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(name.size()), head});
    head = static_cast<std::uint32_t>(names_.size() - 1);
    letters_ += name;
}

size_t NameTable::longest_at(const AddressText& text, size_t at) const {
    if (at + 2 > text.size()) return 0;
    const std::u32string_view rest = text.view(at, text.size());
    size_t longest = 0;
    for (std::uint32_t i = heads_[chain_of(rest[0], rest[1], heads_.size())]; i != 0; i = names_[i].next) {
        if (names_[i].size > longest && rest.starts_with(letters_of(names_[i]))) longest = names_[i].size;
    }
    return longest;
}

Result<Places> Places::create(const std::string& data_folder) {
    Places places;
    std::u32string name;
    TRY(read_table(data_folder + "/regions.tsv", 3, [&](const std::vector<std::string_view>& row) {
        decode(row[2], name);
        if (name.size() < 2) return true;
        // 安徽 and 合肥 stand for 安徽省 and 合肥市 in addresses; a county's bare name is too often a word.
        const bool shortened = (row[1] == "province" && name.size() <= 4) || (name.back() == U'市' && name.size() >= 3);
        if (shortened && is_one_of(name.back(), U"省市")) places.regions_.insert(std::u32string_view(name).substr(0, name.size() - 1));
        places.regions_.insert(name);
        return true;
    }));
    for (std::u32string_view more : {U"内蒙古", U"广西", U"西藏", U"宁夏", U"新疆", U"台湾", U"臺灣", U"香港", U"澳門", U"澳门", U"九龙",
                                     U"九龍", U"新界", U"离岛", U"氹仔"}) {
        places.regions_.insert(more);
    }
    TRY(read_table(data_folder + "/towns.tsv", 2, [&](const std::vector<std::string_view>& row) {
        decode(row[1], name);
        constexpr std::u32string_view office = U"办事处";
        if (name.ends_with(office)) name.resize(name.size() - office.size());
        places.towns_.insert(name);
        return true;
    }));
    return places;
}

size_t Places::region_length(const AddressText& text, size_t at) const { return regions_.longest_at(text, at); }

size_t Places::town_length(const AddressText& text, size_t at, size_t limit) const {
    if (const size_t known = towns_.longest_at(text, at); known > 0 && at + known <= limit) {
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
        if (!introduction_letters.contains(text.at(at))) continue;
        for (std::u32string_view word : introductions) {
            if (at + word.size() >= end || text.view(at, at + word.size()) != word) continue;
            const bool part_of_name = word.size() == 1 && (region_length(text, at) > 0 || towns_.longest_at(text, at) > 0);
            const bool other_word = word == U"住" && is_one_of(text.at(at + 1), U"宅房院户建");  // 居民住宅小区
            if (!part_of_name && !other_word) start = std::max(start, at + word.size());
        }
    }
    constexpr size_t longest_preamble = 12;  // letters of running text before the region: 村民张三从安徽省…
    for (size_t at = start; at < end && at < start + longest_preamble; ++at) {
        const size_t length = region_length(text, at);
        if (length >= 3 || (length > 0 && at == start)) return at;
    }
    return start;
}

bool may_end_place(char32_t c) { return suffix_letters.contains(c); }

PlaceKind place_kind(const AddressText& text, size_t begin, size_t end) {
    const std::u32string_view name = text.view(begin, end);
    if (name.empty() || !suffix_letters.contains(name.back())) return PlaceKind::none;
    PlaceKind kind = PlaceKind::none;
    size_t longest = 0;
    for (const Suffix& suffix : suffix_words) {
        if (suffix.word.back() != name.back() || suffix.word.size() <= longest || !name.ends_with(suffix.word)) continue;
        if (name == suffix.word) return PlaceKind::none;  // 小区 alone names none
        longest = suffix.word.size();
        kind = suffix.kind;
    }
    return kind;
}

}  // namespace leakscan
