// Decides whether a finding matters: leak, review or allowed, how severe, and why in a clerk's words.
#pragma once

#include "base/date.h"
#include "judge/policy_file.h"
#include "model/finding.h"
#include "model/report.h"
#include "model/scanned.h"
#include "model/verdict.h"

namespace leakscan {

// `people`: distinct persons found in the same document (a roster weighs more than one number).
Verdict judge(const Finding& finding, const ScannedDocument& document, std::uint64_t people, const Policy& policy, Date as_of);

// The reason in both languages from its text in one of them; `report` translates lists of earlier runs with it.
// The text itself in both when it is not one of ours.
Phrase reason_from(std::string_view text);

}  // namespace leakscan
