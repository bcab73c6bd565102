// What `check` prints: the gate before publication. The machine-readable forms are findings_text (jsonl.h) and sarif_log (sarif.h).
#pragma once

#include <string>

#include "report/formats.h"

namespace leakscan {

// Per document one line for each kind and place, then what to do about it, then the conclusion.
std::string check_text(const ListedReport& listed, const ReportSettings& settings, bool color);

// The same objects as the lines of findings.jsonl, run and summary included.
std::string check_json(const ListedReport& listed, const ReportSettings& settings);

}  // namespace leakscan
