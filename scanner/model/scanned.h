// All that came back about one document: the unit in which the parent judges, assigns and reports.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "model/origin.h"
#include "model/revisit.h"
#include "model/skip.h"

namespace leakscan {

// How a visit ended. `container`, `picture` and `other` are no documents: they give no skip line and never cause exit 3.
enum class Ending : std::uint8_t { read, partly, skipped, container, picture, other };

struct ScannedDocument {
    std::uint64_t number = 0;  // Item::number
    Origin origin;
    std::string media;  // "html"; "warc" for any web archive; empty if not recognised
    PageMeta meta;
    std::string sha256;  // 64 hex of the document's bytes; only where there are findings
    std::uint64_t bytes = 0;
    Ending ending = Ending::skipped;
    std::list<Finding> findings;  // given away one by one: a document may have a million, most have none
    std::vector<Skip> skips;      // one for `skipped`, one or more for `partly`
    OpenRevisits revisits;        // of the web archive that the one skip speaks of
};

}  // namespace leakscan
