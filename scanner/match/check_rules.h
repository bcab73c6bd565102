// Proves the rules by their own examples: `leakscan patterns check`, and the test `patterns`.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "match/match.h"

namespace leakscan {

struct RuleProblem {
    std::string rule;     // "cn.resident-id"
    std::string where;    // "patterns/cn/resident-id.toml:31": the example
    std::string variant;  // "as written", "full-width", "in a table cell" ...
    std::string zh;       // what is wrong; shows the example, which is invented
    std::string en;
};

// Every example of every rule through the whole matcher, with its rule alone and with all rules, as written and in generated
// variants: full-width digits, joined by zero-width characters, glued to Han on both sides, in a table cell, shifted. Of a
// rule with a checksum, each confirmed match must vanish when one digit changes. No problems: the rules hold.
// An Error when the rules cannot be loaded.
Result<std::vector<RuleProblem>> check_rules(const MatchSettings& settings);

}  // namespace leakscan
