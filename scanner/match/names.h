// Names of people and of organisations, by surname table and word lists (surnames.tsv, words.tsv). Judges a piece of text
// that somebody else cut out; knows nothing of documents or labels.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "match/letter_set.h"

namespace leakscan {

// Word classes of words.tsv.
enum class WordClass : std::uint8_t {
    not_name,
    organisation,
    title,
    courtesy,
    follows_name,
    // Those that serve others:
    sample,
    business,
    letter,
    reply,
    office_place,
    home_place,
    flat,
    footer,
};

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

    bool contains_word(std::string_view text, WordClass word_class) const { return words(word_class).occurs_in(text); }

private:
    const WordList& words(WordClass word_class) const { return words_[static_cast<size_t>(word_class)]; }
    bool is_word(std::u32string_view letters) const;
    bool begins_with_word(std::u32string_view letters) const;
    size_t surname_length(std::u32string_view letters, bool rare_too) const;
    bool is_han_name(std::u32string_view letters, bool rare_too) const;
    bool may_end_so(std::u32string_view letters, size_t surname, bool labelled) const;
    bool is_long_name(std::u32string_view letters) const;

    struct Hash : std::hash<std::u32string_view> {
        using is_transparent = void;
    };
    using LetterStrings = std::unordered_set<std::u32string, Hash, std::equal_to<>>;

    std::unordered_map<char32_t, int> surnames_;  // of one letter: rank by frequency
    LetterStrings double_surnames_;               // of two
    LetterSet begins_surname_{U""};               // first letters of either: what begins with another is no name
    std::array<WordList, 13> words_;              // by class
    std::vector<std::u32string> titles_;
    LetterSet ends_title_{U""};
    LetterStrings not_names_;
    std::array<std::vector<std::string>, 256> endings_;  // of organisations, by last byte
};

}  // namespace leakscan
