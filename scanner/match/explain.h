// Why each rule accepts or rejects a value, step by step: for `leakscan explain`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "match/match.h"

namespace leakscan {

// Lines in the given language: which rules look at the value, region and years, birth date, check digit computed and given,
// segment, area code, issuer, what touches it, what the label says, and the verdict. `label`: the column header or caption, may be
// empty. `column_values`: the other values of the column, for the series test; may be empty. Shows raw values: the caller
// typed them.
std::vector<std::string> explain(const Matcher& matcher, std::string_view value, std::string_view label,
                                 const std::vector<std::string>& column_values, Language language);

}  // namespace leakscan
