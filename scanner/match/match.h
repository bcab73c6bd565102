// From the text of a document to findings. Decides what a value is; whether it matters is judge's business.
//
// Candidates first: one pass over the text finds the places where any rule could match; folding, RE2 and
// checks see only the windows around them. Raw values do not leave this stage unless `reveal` is set.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/keyed_hash.h"
#include "base/result.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/origin.h"
#include "model/rule.h"

namespace leakscan {

struct MatchSettings {
    std::vector<std::string> pattern_folders;  // the product's own first, then the user's
    Key key{};
    bool reveal = false;
    bool digests = true;           // Finding::digest is wanted
    bool candidates_first = true;  // off: every position is tried; tests prove that both agree
    Date as_of;                    // "today" for birth dates; the default is the day of create()
    std::string only_rule;         // load this rule alone, by id; empty: all
    std::string checked_rules;     // Matcher::checked_rules() of a process that loaded the same files: what it checked is taken for right
};

class Matcher {
public:
    // Loads rules and tables. An unreadable or wrong rule is Fault::usage with file:line.
    static Result<Matcher> create(const MatchSettings& settings);
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;
    ~Matcher();

    // All findings of a document or a part of one, in text order. The origin gives the logical document of the ids
    // (its URL if it has one, else its path).
    std::vector<Finding> find(const Document& document, const Origin& origin) const;
    // The text with every personal value in it masked: for names, titles and labels, which are printed without an excerpt.
    std::string mask_values(std::string_view text) const;
    // On which days everything that was asked since the last call would have been answered the same. One at a time: not for threads.
    Days take_same_days() const;
    // False if a file's name holds neither an ID nor anything with a label or a person's name beside it: nearly all names are numbers
    // of articles between Latin letters, and this is a tenth of the cost of find().
    bool may_name_somebody(std::string_view file_name) const;
    // How many values of the kind fit a pattern in the form of comparable_mask() (model/mask.h), '*' for each hidden character.
    std::uint64_t count_behind_mask(Kind kind, std::string_view pattern) const;
    bool reveals() const;
    // Digest of all rules and tables: what findings depend on beside the bytes. 16 hex digits; empty with MatchSettings::checked_rules.
    const std::string& rules_digest() const;
    // Digest of the rules alone, all of which were in order.
    const std::string& checked_rules() const;
    // As their files state them.
    std::vector<Rule> rules() const;

    struct State;  // what `explain` looks into, match/matcher_state.h
    const State& state() const { return *state_; }

private:
    explicit Matcher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace leakscan
