// Names of people and of organisations, by surname table and word lists (surnames.tsv, words.tsv). Judges a piece of text
// that somebody else cut out; knows nothing of documents or labels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "match/word_list.h"

namespace leakscan {

class Names {
public:
    static Result<Names> create(const std::string& data_folder);

    // 2 to 4 Han characters (or with ·) that read as a natural person's name without any label: a frequent surname, no word.
    // Masked names (张*, 李某某) count.
    bool is_person_name(std::string_view text) const;
    // The same under a label that says 姓名: rare surnames and none at all pass, words and organisations do not.
    bool may_be_name(std::string_view text) const;
    // The first name in a cell under such a label: 张三（户主）, 张三、李四, 王五等3人. Empty if it holds none.
    std::string_view name_in_cell(std::string_view text) const;
    // A surname of any rank and a given name, no word: for text that touches a telephone number.
    bool has_name_form(std::string_view text) const;
    bool is_organisation_name(std::string_view text) const;
    // Surname + title of somebody in office: 王科长, 李主任.
    bool is_titled_official(std::string_view text) const;

    // Length in bytes of the name that `text` starts with when something that may follow a name stands behind it
    // (张三的手机号, 李四身份证, 王女士); 0 if there is none. `labelled`: a caption announced a name.
    size_t name_prefix(std::string_view text, bool labelled) const;

    // Word classes of words.tsv that serve others: "sample", "business", "office_place", "home_place",
    // "flat", "footer".
    bool contains_word(std::string_view text, std::string_view word_class) const;
    bool ends_in_word(std::string_view text, std::string_view word_class) const;

private:
    bool is_word(std::u32string_view letters) const;
    bool begins_with_word(std::u32string_view letters) const;
    size_t surname_length(std::u32string_view letters, bool rare_too) const;
    bool is_han_name(std::u32string_view letters, bool rare_too) const;
    bool may_end_so(std::u32string_view letters, size_t surname, bool labelled) const;
    bool is_long_name(std::u32string_view letters) const;

    std::unordered_map<std::u32string, int> surnames_;  // rank by frequency
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, WordList, Hash, std::equal_to<>> words_;
    std::vector<std::u32string> titles_;
    std::unordered_set<std::u32string> not_names_;
    std::unordered_map<char, std::vector<std::string>> endings_;  // of organisations, by last byte
};

}  // namespace leakscan
