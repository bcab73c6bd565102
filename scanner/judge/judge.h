// Decides whether a finding matters: leak, review or allowed, how severe, and why in a clerk's words.
#pragma once

#include <vector>

#include "base/date.h"
#include "judge/policy_file.h"
#include "model/scanned.h"
#include "model/verdict.h"

namespace leakscan {

// A verdict for each finding of a document, in their order. How severe they are depends on the whole document (weight.h) and on
// nothing outside it. `in_duty`: a public body published it, so that the steps of people are halved.
std::vector<Verdict> judge(const ScannedDocument& document, const Policy& policy, Date as_of, bool in_duty);

// The reason in both languages from its text in one of them; `report` translates lists of earlier runs with it.
// The text itself in both when it is not one of ours.
Grounds reason_from(std::string_view text);

}  // namespace leakscan
