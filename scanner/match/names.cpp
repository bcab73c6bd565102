// Tests on the letters of one piece: Chinese names by their surname, transliterated ones, and names with a dot.
#include "match/names.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

// Beyond this rank a surname is too rare, or too common a word, to name anybody without a label.
constexpr int last_frequent_rank = 262;
constexpr size_t longest_name_bytes = 80;  // of minority names in Chinese letters, with several dots
constexpr size_t longest_organisation = 40;
// As words.tsv calls them, in the order of WordClass.
constexpr std::array<std::string_view, 13> word_classes = {"not_name",   "organisation", "title",  "courtesy", "follows_name",
                                                           "sample",     "business",     "letter", "reply",    "office_place",
                                                           "home_place", "flat",         "footer"};

// Characters that end no given name: they end words, units and organisations.
constexpr LetterSet never_last(
    U"的了是在不个们者员部处室所局厅院校费款额率表册证件份项次户号层组队类级型式度量区县镇乡村街幢座亿省市及等与或于吗呢");
// End given names too, but words more often: 张国栋 and 3栋, 陈奎元 and 百元.
constexpr LetterSet rarely_last(U"栋元有和万科楼站年路");
constexpr LetterSet numerals(U"一二三四五六七八九十百千万亿几数余两每共约多美日欧港单");
// Letters that spell the names of other peoples, Chinese names less often.
constexpr LetterSet transliterating(
    U"阿买提尔古丽热木江克力合曼孜依布拉吐逊努肉斯迪夏旦增曲珍扎西卓玛多吉才让次仁达央洛桑旺堆格措顿珠平巴姆白罗图门雅勒其娜敖呼"
    U"苏朝鲁额敦嘎乌日哈吾沙别汗库赛艾买麦加帕娃尼索朗约莫惹呷伍以牛岩罕恩和斯琴宝音");
constexpr LetterSet never_inside(U"的了是不个们员及与或吗呢，。、");
constexpr LetterSet mask_letters(U"*＊某○〇Xx×□●");

// The letters of a piece of text that may be a name, without spaces; those beyond the longest name are left out.
class Letters {
public:
    explicit Letters(std::string_view text) {
        for (size_t at = 0; at < text.size() && size_ < letters_.size();) {
            const CodePoint point = code_point_at(text, at);
            at += point.size;
            if (point.value != ' ' && point.value != 0x3000 && point.value != 0xA0) letters_[size_++] = point.value;
        }
    }
    std::u32string_view view() const { return {letters_.data(), size_}; }

private:
    std::array<char32_t, longest_name_bytes> letters_;  // asked for every word of a line: not cleared, not on the heap
    size_t size_ = 0;
};

// 开放大学（城东分校）, 养老院(公办): what stands before the bracket.
std::string_view without_note(std::string_view text) {
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
        const size_t open = text.ends_with(closing) ? text.rfind(opening) : 0;
        if (open != std::string_view::npos && open > 0) return trim(text.substr(0, open));
    }
    return text;
}

// A full stop serves where the middle dot is missing from the keyboard; both sides being Han letters, nothing else has one.
bool is_name_dot(char32_t c) { return c == '.' || c == 0xFF0E || c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027 || c == 0x22C5; }
bool is_all_han(std::u32string_view letters) { return std::all_of(letters.begin(), letters.end(), is_han); }

// 阿卜杜热西提·买买提: every part Han, two parts at least.
bool is_dotted_name(std::u32string_view letters) {
    size_t parts = 0;
    size_t length = 0;
    for (size_t i = 0; i <= letters.size(); ++i) {
        const bool end = i == letters.size() || is_name_dot(letters[i]);
        if (!end && !is_han(letters[i])) return false;
        if (!end && ++length > 8) return false;
        if (end && length == 0) return false;
        if (end) ++parts, length = 0;
    }
    return parts >= 2 && parts <= 4;
}

// 阿依古丽, 旦增曲珍, 阿旺洛桑旺堆: most letters of a name that was written by its sound.
bool is_transliterated(std::u32string_view letters) {
    constexpr size_t longest = 8;
    if (letters.size() < 4 || letters.size() > longest || !is_all_han(letters)) return false;
    const auto spells = [](char32_t c) { return transliterating.contains(c); };
    return 2 * static_cast<size_t>(std::count_if(letters.begin(), letters.end(), spells)) >= letters.size();
}

}  // namespace

Result<Names> Names::create(const std::string& data_folder) {
    Names names;
    TRY(read_table(data_folder + "/surnames.tsv", 2, [&names](TableRow row) {
        int rank = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), rank);
        const Letters letters(row[0]);
        const std::u32string_view surname = letters.view();
        if (rank <= 0 || surname.empty() || surname.size() > 2) return false;
        names.begins_surname_.add(surname.front());
        if (surname.size() == 1) names.surnames_.emplace(surname.front(), rank);
        if (surname.size() == 2) names.double_surnames_.emplace(surname);
        return true;
    }));
    TRY(read_table(data_folder + "/words.tsv", 2, [&names](TableRow row) {
        const auto known = std::find(word_classes.begin(), word_classes.end(), row[1]);
        if (known == word_classes.end() || row[0].empty()) return false;
        const auto word_class = static_cast<WordClass>(known - word_classes.begin());
        const std::u32string letters(Letters(row[0]).view());
        if (letters.empty()) return false;
        if (word_class == WordClass::not_name) names.not_names_.insert(letters);
        if (word_class == WordClass::organisation) names.endings_[static_cast<unsigned char>(row[0].back())].emplace_back(row[0]);
        if (word_class == WordClass::title) {
            names.titles_.push_back(letters);
            names.ends_title_.add(letters.back());
        }
        names.words_[static_cast<size_t>(word_class)].add(row[0]);
        return true;
    }));
    return names;
}

bool Names::is_word(std::u32string_view letters) const { return not_names_.contains(letters); }

// 高度重, 项目经: a word of two letters and the beginning of the next.
bool Names::begins_with_word(std::u32string_view letters) const { return letters.size() == 3 && is_word(letters.substr(0, 2)); }

size_t Names::surname_length(std::u32string_view letters, bool rare_too) const {
    if (letters.empty() || !begins_surname_.contains(letters.front())) return 0;
    if (letters.size() >= 3 && double_surnames_.contains(letters.substr(0, 2))) return 2;
    const auto single = surnames_.find(letters.front());
    return single != surnames_.end() && (rare_too || single->second <= last_frequent_rank) ? 1 : 0;
}

bool Names::is_han_name(std::u32string_view letters, bool rare_too) const {
    const size_t surname = surname_length(letters, rare_too);
    if (surname == 0 || is_word(letters) || (!rare_too && begins_with_word(letters))) return false;
    const std::u32string_view given = letters.substr(surname);
    if (given.empty() || given.size() > 2) return false;
    if (std::all_of(given.begin(), given.end(), [](char32_t c) { return mask_letters.contains(c); })) return true;
    if (given.size() == 2 && mask_letters.contains(given[0]) && is_han(given[1])) return true;
    if (given.size() == 2 && mask_letters.contains(given[1]) && is_han(given[0])) return true;
    if (!is_all_han(given) || never_last.contains(given.back())) return false;
    if (rarely_last.contains(given.back()) && !may_end_so(letters, surname, rare_too)) return false;
    return std::none_of(given.begin(), given.end(), [](char32_t c) { return never_inside.contains(c); });
}

// 陈奎元, 张国栋; 李元 under a label only.
bool Names::may_end_so(std::u32string_view letters, size_t surname, bool labelled) const {
    if (surname_length(letters, false) == 0) return false;
    const std::u32string_view given = letters.substr(surname);
    const bool counted = given.size() == 2 && numerals.contains(given[0]);
    return !counted && (labelled || (given.size() == 2 && (given.back() == U'栋' || given.back() == U'元')));
}

// 范徐丽泰, of two surnames, and names of other peoples; other words of four letters and more name shops: 王记烧烤.
bool Names::is_long_name(std::u32string_view letters) const {
    if (is_transliterated(letters)) return true;
    if (letters.size() != 4) return false;
    const bool married = surnames_.contains(letters.front()) && surname_length(letters.substr(1, 1), false) == 1;
    return married && is_han_name(letters.substr(1), false);
}

bool Names::is_person_name(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const Letters decoded(text);
    const std::u32string_view letters = decoded.view();
    if (letters.size() < 2) return false;
    if (is_dotted_name(letters)) return !is_organisation_name(text);
    return letters.size() <= 4 && is_han_name(letters, false) && !is_titled_official(text);
}

bool Names::may_be_name(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const Letters decoded(text);
    const std::u32string_view letters = decoded.view();
    if (letters.size() < 2 || is_titled_official(text)) return false;
    if (is_dotted_name(letters)) return !is_organisation_name(text);
    if (letters.size() <= 4 && is_han_name(letters, true)) return true;
    if (!is_all_han(letters) || is_word(letters) || is_organisation_name(text)) return false;
    if (never_last.contains(letters.back()) || rarely_last.contains(letters.back())) return false;
    return letters.size() <= 3 || is_long_name(letters);
}

std::string_view Names::name_in_cell(std::string_view text) const {
    constexpr std::string_view ends[] = {"（", "(",  "、",   " ",    "　",   "，",   ",",    "；",   ";",    "/",
                                         "／", "等", "夫妇", "夫妻", "一家", "父子", "母子", "母女", "父女", "户（"};
    text = trim(text);
    if (text.size() > longest_name_bytes * 4) return {};
    if (may_be_name(text)) return text;
    size_t end = text.size();
    for (std::string_view mark : ends) {
        if (const size_t at = text.find(mark); at != std::string_view::npos && at > 3) end = std::min(end, at);
    }
    const std::string_view first = trim(text.substr(0, end));
    return end < text.size() && may_be_name(first) && !is_organisation_name(text) ? first : std::string_view();
}

bool Names::has_name_form(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const Letters decoded(text);
    const std::u32string_view letters = decoded.view();
    return letters.size() >= 2 && letters.size() <= 4 && is_han_name(letters, true) && !begins_with_word(letters) &&
           !is_titled_official(text);
}

bool Names::is_organisation_name(std::string_view text) const {
    text = without_note(trim(text));
    if (text.empty()) return false;
    const std::vector<std::string>& endings = endings_[static_cast<unsigned char>(text.back())];
    const bool ends_so = std::any_of(endings.begin(), endings.end(), [text](const std::string& ending) {
        return text.ends_with(ending) && text.size() >= ending.size() + (ending.size() <= 3 ? 6u : 0u);
    });
    return ends_so && count_code_points(text.substr(0, longest_organisation * 4)) <= longest_organisation;
}

bool Names::is_titled_official(std::string_view text) const {
    text = trim(text);
    if (text.empty() || text.size() > longest_name_bytes) return false;
    if (!ends_title_.contains(code_point_at(text, previous_code_point(text, text.size())).value)) return false;
    const Letters decoded(text);
    const std::u32string_view letters = decoded.view();
    const size_t surname = surname_length(letters, true);
    if (surname == 0 || letters.size() > surname + 6) return false;
    for (const std::u32string& wanted : titles_) {
        if (letters.size() <= wanted.size() || !letters.ends_with(wanted)) continue;
        const std::u32string_view name = letters.substr(0, letters.size() - wanted.size());
        // 王科长, 王小明科长; a single-letter title (王工) takes the bare surname only.
        if (name.size() == surname || (wanted.size() > 1 && is_han_name(name, true))) return true;
    }
    return false;
}

size_t Names::name_prefix(std::string_view text, bool labelled) const {
    constexpr size_t longest = 4;
    if (text.empty() || !begins_surname_.contains(code_point_at(text, 0).value)) return 0;
    std::array<size_t, longest + 1> ends{};  // byte length of the first 0..4 letters
    std::array<char32_t, longest> letters{};
    size_t count = 0;
    bool dotted = false;
    for (size_t at = 0; count < longest && at < text.size(); ++count) {
        const CodePoint point = code_point_at(text, at);
        if (!is_han(point.value) && !mask_letters.contains(point.value)) {
            dotted = is_name_dot(point.value);
            break;
        }
        at += point.size;
        letters[count] = point.value;
        ends[count + 1] = at;
    }
    if (dotted) return 0;
    for (size_t length : {3u, 2u, 4u}) {
        if (length > count || !is_han_name({letters.data(), length}, labelled)) continue;
        const std::string_view rest = text.substr(ends[length]);
        const bool at_end = rest.empty() || !is_han(code_point_at(rest, 0).value);
        if (at_end || words(WordClass::follows_name).begins(rest)) return ends[length];
    }
    return 0;
}

}  // namespace leakscan
