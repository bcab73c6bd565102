// findings.jsonl, version 1 (ARCHITECTURE.md): a run line, findings and skips in walk order, a summary. UTF-8, keys sorted, null for what
// does not apply. The only file that a run is read back from.
//
// Beyond the contract the run line holds "as_of", the units as objects, and "lists": the few facts that the lists need and no
// other line has, so that they can be written again: `persons` (one number per finding line, equal numbers are one person),
// `skip_units` (one index into "units" per skip line, null for a unit that is not there), `pictures` and `others`, and `ledger`: null, or
// what the ledger says (LedgerAnswer): `figures`, `lines` by the number that they would have without it, and `unverified` entries.
#pragma once

#include <string>

#include "base/result.h"
#include "model/report.h"
#include "report/formats.h"

namespace leakscan {

// All lines, each with its line feed.
std::string findings_text(const ListedReport& listed, const ReportSettings& settings);
Status write_findings(const ListedReport& listed, const std::string& path, const ReportSettings& settings);

// Gives a verdict's reason in both languages from its text in one (judge's reason_from).
using ReasonTranslator = Grounds (*)(std::string_view text);

// Fault::malformed with file:line for anything but a complete run of this version. What the file does not hold stays empty:
// digests, features, aliases and claims.
Result<Report> read_findings(const std::string& path, ReasonTranslator translate);

}  // namespace leakscan
