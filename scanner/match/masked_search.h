// Finds values that are published masked: each rule that says how its masked form looks is tried on the windows with glyphs, and
// what fits is counted. Which of the hits stand is decided with all others, by their labels.
#pragma once

#include <vector>

#include "match/hit.h"
#include "match/masked_numbers.h"
#include "match/matcher_state.h"
#include "model/document.h"

namespace leakscan {

// Appends to `hits`. Each has `masked` set and its count in proof.candidates, without what the page says besides.
void search_masked(const Matcher::State& state, const Document& document, const std::vector<Window>& windows, std::vector<Hit>& hits,
                   bool hopeless_too = false);

// How many values fit a pattern that copies of a number show together: comparable_mask() form, perhaps without anything hidden.
std::uint64_t count_merged(Kind kind, std::string_view pattern, const MaskKnowledge& known, const Matcher::State& state);

// The knowledge that holds for every value of a document: nobody is born after its publication.
MaskKnowledge knowledge_of(const Matcher::State& state, const Document& document);

}  // namespace leakscan
