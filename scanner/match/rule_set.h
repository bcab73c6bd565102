// All rules in force, compiled: regular expressions, checks, and the index from the length of a number to the rules that
// may want it. One RE2 object per rule and worker, never a set or an alternation over rules.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_list.h"
#include "match/checks.h"
#include "match/mask_counters.h"
#include "match/word_finder.h"
#include "model/rule.h"

namespace re2 {
class RE2;
}

namespace leakscan {

// The words of a rule that are looked for in labels and near texts.
struct RuleWords {
    WordList labels;
    WordList against;
    WordList unless;
    WordList headings;
    WordList captions;  // of the trigger
};

// A regular expression that is compiled when it is first needed: most rules meet no candidate in most runs.
class Expression {
public:
    explicit Expression(std::string text);
    Expression(Expression&&) noexcept;
    ~Expression();

    bool empty() const { return text_.empty(); }
    // Compiles it now. Empty, or what is wrong with it.
    std::string error() const;
    // Whether the whole of `text` fits, or a beginning, the longest; `value`, its group or all of it, lies in `text`.
    bool fits(std::string_view text, std::string_view& value) const;
    bool fits_beginning(std::string_view text, std::string_view& value) const;

private:
    const re2::RE2& compiled() const;

    std::string text_;
    mutable std::unique_ptr<re2::RE2> regex_;
};

class CompiledRule {
public:
    // Fault::usage with file:line for a counter or check that is unknown.
    static Result<CompiledRule> create(Rule rule);
    // The same for an expression that is none.
    Status check_expressions() const;

    const Rule& rule() const { return rule_; }
    const RuleWords& words() const { return words_; }
    // Whether the whole of `text` fits; `value` is its group, or all of it.
    bool fits(std::string_view text, std::string_view& value) const { return expression_.fits(text, value); }
    // Whether a beginning of `text` fits, the longest; `value` lies in `text`.
    bool fits_beginning(std::string_view text, std::string_view& value) const { return expression_.fits_beginning(text, value); }
    // Whether a masked form of the value is looked for, and whether `pattern`, '*' for each hidden character, is one.
    bool has_masked_form() const { return !masked_.empty(); }
    bool fits_masked(std::string_view pattern, std::string_view& value) const { return masked_.fits(pattern, value); }
    // How many values remain possible behind it.
    MaskCount count_masked(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables) const;
    // All checks together: passed if all pass, proven if one proves, the greatest need.
    Proof check(const CheckInput& input, const FactTables& tables, Facts* facts) const;
    bool has_checksum() const;
    bool takes_length(size_t digits) const;

private:
    CompiledRule(Rule rule, std::vector<const NamedCheck*> checks);

    Rule rule_;
    RuleWords words_;
    Expression expression_;
    Expression masked_;
    MaskCounter counter_ = nullptr;
    std::vector<const NamedCheck*> checks_;
};

// How many characters of a value with a check letter may stand behind its plain digits: the letter, and what follows the ID
// inside a longer number (class and grade of a disability card).
size_t most_behind_digits(const RuleTrigger& trigger, size_t digits);

class RuleSet {
public:
    // Every <group>/<name>.toml of the folders (data/ and policy/ are not rules). A duplicate id is Fault::usage.
    // `only`: the id of the one rule to load; empty: all. `checked`: the digest of rules whose expressions are known to be right.
    static Result<RuleSet> create(const std::vector<std::string>& folders, const std::string& only, const std::string& checked = {});

    const std::vector<CompiledRule>& rules() const { return rules_; }
    // Rules for numbers of so many digits; lengths beyond the table have none.
    const std::vector<const CompiledRule*>& of_length(size_t digits) const;
    const CompiledRule* address_rule() const { return address_; }
    const std::vector<const CompiledRule*>& plate_rules() const { return plates_; }
    const std::vector<const CompiledRule*>& caption_rules() const { return captioned_; }
    // Rules whose literal is '@', which the candidate pass finds.
    const std::vector<const CompiledRule*>& at_rules() const { return ats_; }
    // Every other word that any rule looks for, and whose it is.
    const WordFinder& words() const { return words_; }
    struct WordUse {
        const CompiledRule* rule = nullptr;
        bool caption = false;  // a word of a caption, not of the value
    };
    const WordUse& use_of_word(size_t word) const { return word_uses_[word]; }
    // The bytes of all rule files, hashed: 16 hex digits.
    const std::string& digest() const { return digest_; }
    // The fewest digits any rule asks for.
    size_t least_digits() const { return least_digits_; }

private:
    void index();

    std::vector<CompiledRule> rules_;
    std::array<std::vector<const CompiledRule*>, 33> by_length_;
    std::vector<const CompiledRule*> plates_;
    std::vector<const CompiledRule*> captioned_;
    std::vector<const CompiledRule*> ats_;
    std::vector<WordUse> word_uses_;  // by index of the word
    WordFinder words_;
    const CompiledRule* address_ = nullptr;
    std::string digest_;
    size_t least_digits_ = 0;
};

}  // namespace leakscan
