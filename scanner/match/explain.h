// Why each rule accepts or rejects a value, step by step: for `leakscan explain`. Knows no policy: whether what was found matters is
// judge's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "match/checks.h"
#include "match/match.h"

namespace leakscan {

// How one rule looked at the value, or at a piece of it.
struct RuleStory {
    std::string rule;  // "cn.resident-id"
    Fact title;        // what it looks for
    std::string candidate;
    Facts steps;          // in order; the last says how it ended
    bool stands = false;  // it is the finding
    bool shape = true;    // false: not even the form fits
};

struct Explanation {
    std::vector<RuleStory> rules;   // what stands first, what does not even fit last
    Facts look_alikes;              // what else a value of this form may be, by the check characters of those codes
    Facts series;                   // what the other values of the column say
    std::vector<Finding> findings;  // of the value, as in a document with this label and column
};

// `label`: the column header or caption, may be empty. `column_values`: the other values of the column; may be empty. Holds raw
// values: the caller typed them.
Explanation explain(const Matcher& matcher, std::string_view value, std::string_view label, const std::vector<std::string>& column_values);

}  // namespace leakscan
