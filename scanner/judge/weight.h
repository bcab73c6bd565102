// How severe what was found is: from what is usual for its kind up or down by grade, channel, number of people, and whether children,
// health or accounts are concerned. A pure function of one document, known when the document ends; what else a run finds changes nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/finding.h"
#include "model/scanned.h"
#include "model/verdict.h"

namespace leakscan {

// What a document as a whole adds to each of its findings.
struct DocumentWeight {
    unsigned steps = 0;      // of people reached: 0..3
    bool minors = false;     // children under fourteen may be among them
    bool sensitive = false;  // health or accounts stand beside the rest
};

// From the findings that must be rectified or reviewed. `verdicts`: one for each finding of the document.
DocumentWeight weigh(const ScannedDocument& document, const std::vector<Verdict>& verdicts, bool in_duty);

// `usual`: what one such value weighs by itself.
Severity weigh(Severity usual, const Finding& finding, const DocumentWeight& document);

}  // namespace leakscan
