// An explanation and its verdict as a clerk reads it on a terminal, and as JSON. Shows raw values: the caller typed them.
#pragma once

#include <string>
#include <vector>

#include "app/options.h"
#include "judge/policy_file.h"
#include "match/explain.h"
#include "model/verdict.h"

namespace leakscan {

struct ExplainedValue {
    std::string value;
    std::string label;
    Explanation explanation;
    std::vector<Verdict> verdicts;  // one for each of its findings
    std::string policy;             // its name
    Date as_of;
};

std::string explanation_text(const ExplainedValue& explained, Language language, bool colour);
// One object, one line. Texts are in `language`.
std::string explanation_json(const ExplainedValue& explained, Language language);

}  // namespace leakscan
