#include "match/names.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "match/table_file.h"

namespace leakscan {
namespace {

// Beyond this rank a surname is too rare, or too common a word, to name anybody without a label.
constexpr int last_frequent_rank = 262;
constexpr size_t longest_name_bytes = 80;  // of minority names in Chinese letters, with several dots
constexpr size_t longest_organisation = 40;
constexpr std::string_view word_classes[] = {"not_name", "organisation", "title",        "courtesy",   "follows_name", "sample", "business",
                                             "letter",   "reply",        "office_place", "home_place", "flat",         "footer"};

// Characters that end no given name: they end words, units and organisations.
constexpr std::u32string_view never_last =
    U"的了是有在不个们者员部处科室站所局厅院校费款额率表册证件份项次户号楼层年组队类级型式度量区县镇乡村街路栋幢座元万亿省市及等与或和于吗"
    U"呢";
constexpr std::u32string_view never_inside = U"的了是不个们员及与或吗呢，。、";
constexpr std::u32string_view mask_letters = U"*＊某○〇Xx×□●";

std::u32string decode(std::string_view text) {
    std::u32string letters;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (point.value != ' ' && point.value != 0x3000 && point.value != 0xA0) letters.push_back(point.value);
    }
    return letters;
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool is_name_dot(char32_t c) { return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027 || c == 0x22C5; }
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

}  // namespace

Result<Names> Names::create(const std::string& data_folder) {
    Names names;
    TRY(read_table(data_folder + "/surnames.tsv", 2, [&names](const std::vector<std::string_view>& row) {
        int rank = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), rank);
        names.surnames_.emplace(decode(row[0]), rank);
        return rank > 0;
    }));
    for (std::string_view word_class : word_classes) names.words_.emplace(word_class, std::vector<std::string>());
    TRY(read_table(data_folder + "/words.tsv", 2, [&names](const std::vector<std::string_view>& row) {
        const auto known = names.words_.find(std::string(row[1]));
        if (known == names.words_.end() || row[0].empty()) return false;
        if (row[1] == "not_name") names.not_names_.insert(decode(row[0]));
        if (row[1] == "organisation") names.endings_[row[0].back()].emplace_back(row[0]);
        if (row[1] == "title") names.titles_.push_back(decode(row[0]));
        known->second.emplace_back(row[0]);
        return true;
    }));
    return names;
}

bool Names::is_word(std::u32string_view letters) const { return not_names_.contains(std::u32string(letters)); }

// 高度重, 项目经: a word of two letters and the beginning of the next.
bool Names::begins_with_word(std::u32string_view letters) const {
    return letters.size() == 3 && not_names_.contains(std::u32string(letters.substr(0, 2)));
}

size_t Names::surname_length(std::u32string_view letters, bool rare_too) const {
    if (letters.size() >= 3 && surnames_.contains(std::u32string(letters.substr(0, 2)))) return 2;
    const auto single = letters.empty() ? surnames_.end() : surnames_.find(std::u32string(letters.substr(0, 1)));
    return single != surnames_.end() && (rare_too || single->second <= last_frequent_rank) ? 1 : 0;
}

bool Names::is_han_name(std::u32string_view letters, bool rare_too) const {
    const size_t surname = surname_length(letters, rare_too);
    if (surname == 0 || is_word(letters) || (!rare_too && begins_with_word(letters))) return false;
    const std::u32string_view given = letters.substr(surname);
    if (given.empty() || given.size() > 2) return false;
    if (std::all_of(given.begin(), given.end(), [](char32_t c) { return contains(mask_letters, c); })) return true;
    if (given.size() == 2 && contains(mask_letters, given[0]) && is_han(given[1])) return true;
    if (given.size() == 2 && contains(mask_letters, given[1]) && is_han(given[0])) return true;
    if (!is_all_han(given) || contains(never_last, given.back())) return false;
    return std::none_of(given.begin(), given.end(), [](char32_t c) { return contains(never_inside, c); });
}

bool Names::is_person_name(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const std::u32string letters = decode(text);
    if (letters.size() < 2) return false;
    if (is_dotted_name(letters)) return true;
    return letters.size() <= 4 && is_han_name(letters, false) && !is_titled_official(text);
}

bool Names::may_be_name(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const std::u32string letters = decode(text);
    if (letters.size() < 2 || is_titled_official(text)) return false;
    if (is_dotted_name(letters) || (letters.size() <= 4 && is_han_name(letters, true))) return true;
    return letters.size() <= 4 && is_all_han(letters) && !is_word(letters) && !contains(never_last, letters.back()) &&
           !is_organisation_name(text);
}

bool Names::has_name_form(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const std::u32string letters = decode(text);
    return letters.size() >= 2 && letters.size() <= 4 && is_han_name(letters, true) && !begins_with_word(letters) &&
           !is_titled_official(text);
}

bool Names::is_organisation_name(std::string_view text) const {
    text = trim(text);
    if (text.empty() || count_code_points(text.substr(0, longest_organisation * 4)) > longest_organisation) return false;
    const auto endings = endings_.find(text.back());
    if (endings == endings_.end()) return false;
    return std::any_of(endings->second.begin(), endings->second.end(), [text](const std::string& ending) {
        return text.ends_with(ending) && text.size() >= ending.size() + (ending.size() <= 3 ? 6u : 0u);
    });
}

bool Names::is_titled_official(std::string_view text) const {
    text = trim(text);
    if (text.size() > longest_name_bytes) return false;
    const std::u32string letters = decode(text);
    const size_t surname = surname_length(letters, true);
    if (surname == 0 || letters.size() > surname + 6) return false;
    for (const std::u32string& wanted : titles_) {
        if (letters.size() <= wanted.size() || !std::u32string_view(letters).ends_with(wanted)) continue;
        const std::u32string_view name = std::u32string_view(letters).substr(0, letters.size() - wanted.size());
        // 王科长, 王小明科长; a single-letter title (王工) takes the bare surname only.
        if (name.size() == surname || (wanted.size() > 1 && is_han_name(name, true))) return true;
    }
    return false;
}

size_t Names::name_prefix(std::string_view text, bool labelled) const {
    size_t ends[5] = {};  // byte length of the first 0..4 letters
    std::u32string letters;
    size_t count = 0;
    bool dotted = false;
    for (size_t at = 0; count < 4 && at < text.size(); ++count) {
        const CodePoint point = code_point_at(text, at);
        if (!is_han(point.value) && !contains(mask_letters, point.value)) {
            dotted = is_name_dot(point.value);
            break;
        }
        at += point.size;
        letters.push_back(point.value);
        ends[count + 1] = at;
    }
    if (dotted) return 0;
    const std::vector<std::string>& followers = words_.find("follows_name")->second;
    for (size_t length : {3u, 2u, 4u}) {
        if (length > count || !is_han_name(std::u32string_view(letters).substr(0, length), labelled)) continue;
        const std::string_view rest = text.substr(ends[length]);
        const bool at_end = rest.empty() || !is_han(code_point_at(rest, 0).value);
        const auto follows = [rest](const std::string& word) { return rest.starts_with(word); };
        if (at_end || std::any_of(followers.begin(), followers.end(), follows)) return ends[length];
    }
    return 0;
}

bool Names::contains_word(std::string_view text, std::string_view word_class) const {
    const auto words = words_.find(std::string(word_class));
    if (words == words_.end()) return false;
    return std::any_of(words->second.begin(), words->second.end(),
                       [text](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool Names::ends_in_word(std::string_view text, std::string_view word_class) const {
    const auto words = words_.find(std::string(word_class));
    if (words == words_.end()) return false;
    return std::any_of(words->second.begin(), words->second.end(), [text](const std::string& word) { return text.ends_with(word); });
}

}  // namespace leakscan
