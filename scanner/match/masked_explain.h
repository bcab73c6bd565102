// How the count behind a mask comes about, step by step, for `explain`.
#pragma once

#include "match/checks.h"
#include "match/hit.h"
#include "match/matcher_state.h"
#include "model/document.h"

namespace leakscan {

// The steps for one masked hit of the document.
Facts facts_of_mask(const Matcher::State& state, const Document& document, const Hit& hit);
// What two masks show together, if they can be the same number's; nothing for numbers of different kinds.
Facts facts_of_copies(const Matcher::State& state, const Document& document, const Hit& one, const Hit& other);

}  // namespace leakscan
