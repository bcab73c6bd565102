// What is known of a document besides what was found in it.
#pragma once

#include <string>

#include "model/scanned.h"

namespace leakscan {

// `document` of findings.jsonl. Empty strings are printed as null.
struct DocumentFacts {
    std::string path;
    std::string url;
    std::string title;
    std::string site;
    std::string column;
    std::string published;
    std::string reference;
    std::string media;
    std::string sha256;

    bool operator==(const DocumentFacts&) const = default;
};
DocumentFacts facts_of(const ScannedDocument& document);

}  // namespace leakscan
