// Runs the rules over the candidates of one document and keeps what they prove: hits before labels are weighed.
#pragma once

#include <vector>

#include "match/hit.h"
#include "match/matcher_state.h"
#include "model/document.h"

namespace leakscan {

struct SearchResult {
    std::vector<Hit> hits;        // as found: kind by kind, overlapping
    std::vector<Window> numbers;  // all windows with digits, for the masking of excerpts; ascending, disjoint
    std::vector<Hit> addresses;   // every address below the township, homes or not; their evidence is gathered already
};

SearchResult search(const Matcher::State& state, const Document& document);

}  // namespace leakscan
