// `document` of findings.jsonl, which every JSON output about documents shares.
#pragma once

#include "model/report.h"
#include "report/json_text.h"

namespace leakscan {

// The key "document" and its object; keys in the order of their names.
void write_document(JsonText& json, const DocumentFacts& document);

}  // namespace leakscan
