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

// By their bytes; most are told apart by the first eight, which compare as one number.
void sort_names(std::vector<std::string_view>& names) {
    struct Keyed {
        std::uint64_t key;
        std::string_view name;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(names.size());
    for (std::string_view name : names) {
        std::uint64_t key = 0;
        for (size_t i = 0; i < sizeof key; ++i) key = key << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0);
        keyed.push_back({key, name});
    }
    std::sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.name < b.name; });
    std::transform(keyed.begin(), keyed.end(), names.begin(), [](const Keyed& each) { return each.name; });
}

}  // namespace

NameTable::NameTable(size_t names) : ends_{0}, groups_(1), heads_(1u << chain_bits) {
    constexpr size_t usual_bytes = 13;  // four letters
    bytes_.reserve(names * usual_bytes);
    ends_.reserve(names + 1);
    groups_.reserve(names * 3 / 4);
}

bool NameTable::add(std::string_view name) {
    const size_t count = ends_.size() - 1;
    const int order = count == 0 ? -1 : this->name(count - 1).compare(name);
    if (order >= 0 || name.empty()) return order == 0;
    const CodePoint first = code_point_at(name, 0);
    if (first.size == name.size()) return true;
    const std::uint32_t start = start_of(first.value, code_point_at(name, first.size).value);
    if (count == 0 || groups_.back().start != start) {
        std::uint32_t& head = heads_[chain_of(start)];
        groups_.push_back({start, static_cast<std::uint32_t>(count), 0, head});
        head = static_cast<std::uint32_t>(groups_.size() - 1);
    }
    ++groups_.back().count;
    bytes_ += name;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    return true;
}

size_t NameTable::longest_at(const AddressText& text, size_t at) const {
    if (at + 2 > text.size()) return 0;
    const std::uint32_t start = start_of(text.letters[at], text.letters[at + 1]);
    for (std::uint32_t i = heads_[chain_of(start)]; i != 0; i = groups_[i].next) {
        const Group& group = groups_[i];
        if (group.start != start) continue;
        const std::string_view rest = text.bytes_from(at);
        // Of two that both stand here the longer comes later.
        for (size_t left = group.count; left-- > 0;) {
            const std::string_view found = name(group.first + left);
            if (!rest.starts_with(found)) continue;
            size_t letters = 0;
            while (text.offsets[at + letters] - text.offsets[at] < found.size()) ++letters;
            return letters;
        }
    }
    return 0;
}

Result<Places> Places::create(const std::string& data_folder, const Regions& regions) {
    Places places;
    std::vector<std::string_view> names = {"内蒙古", "广西", "西藏", "宁夏", "新疆", "台湾", "臺灣", "香港",
                                           "澳門",   "澳门", "九龙", "九龍", "新界", "离岛", "氹仔"};
    for (const Region& region : regions.all()) {
        // 安徽 and 合肥 stand for 安徽省 and 合肥市 in addresses; a county's bare name is too often a word.
        for (std::string_view level : {"省", "市"}) {
            if (region.name.ends_with(level)) names.push_back(region.name.substr(0, region.name.size() - level.size()));
        }
        names.push_back(region.name);
    }
    sort_names(names);
    for (std::string_view name : names) places.regions_.add(name);
    TRY(read_table(data_folder + "/towns.tsv", 2, [&places](TableRow row) { return places.towns_.add(row[1]); }));
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
