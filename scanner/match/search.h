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

// How far one rule went with one candidate, for `explain`.
struct Attempt {
    enum class End : std::uint8_t { shape, checks, piece, no_label, wrong_words, hit };
    const CompiledRule* rule = nullptr;
    std::string candidate;
    Facts facts;
    End end = End::shape;
};

// `attempts`: null unless somebody wants to read them.
SearchResult search(const Matcher::State& state, const Document& document, std::vector<Attempt>* attempts = nullptr);

}  // namespace leakscan
