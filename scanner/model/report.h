// A whole run as the report writers see it: judged findings, assigned documents, what was not read.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/document_facts.h"
#include "model/entry.h"
#include "model/scanned.h"
#include "model/totals.h"
#include "model/unit.h"
#include "model/verdict.h"

namespace leakscan {

// What all findings and skips of one document share: a roster of 10,000 rows is one document.
struct JudgedDocument {
    DocumentFacts facts;
    Assignment unit;

    bool operator==(const JudgedDocument&) const = default;
};

// `document` and `unit` point into Report::documents, `verdict` into Report::verdicts.
struct JudgedFinding {
    Finding finding;
    const DocumentFacts* document = nullptr;
    const Assignment* unit = nullptr;
    const Verdict* verdict = nullptr;
};

struct JudgedSkip {
    const DocumentFacts* document = nullptr;
    const Assignment* unit = nullptr;
    Fault fault = Fault::internal;
    std::string note;
};

struct UnitTally {
    Unit unit;
    std::uint64_t documents = 0;  // scanned and assigned to it; 0 with a roster entry: not scanned
};

// A [[suppress]] of the policy and what it let stand in this run.
struct WaiverTally {
    std::string approved_by;
    Date until;
    std::string reason;
    bool expired = false;
    std::uint64_t findings = 0;
};

struct Report {
    std::string tool;                // "leakscan 0.1.0"
    std::string rules;               // digest of the rule set
    std::string policy;              // "gov-2018"
    std::vector<std::string> roots;  // names, never absolute paths
    Date as_of;
    bool partial = false;                  // interrupted: absence proves nothing
    std::vector<UnitTally> units;          // the roster in its order, then units known only by metadata, "unassigned" last if used
    std::deque<JudgedDocument> documents;  // of which something is listed, unread or kept for the second look; never moved
    std::deque<Verdict> verdicts;          // likewise; a run has few different ones, and each is long
    std::deque<JudgedFinding> findings;    // in walk order; `allowed` ones only with --all
    std::vector<JudgedSkip> skips;         // in walk order
    std::vector<WaiverTally> waivers;      // in the order of the policy file
    Totals totals;
    std::optional<LedgerAnswer> ledger;  // none without --ledger
};

// The same verdict among the latest of `known`, else a new one there.
const Verdict& intern(std::deque<Verdict>& known, Verdict verdict);

}  // namespace leakscan
