// Masks for show: a value in a hidden place of a document whose visible copy is masked.
#pragma once

#include <vector>

#include "match/hit.h"
#include "model/document.h"

namespace leakscan {

// Sets masked_in_sight of each full value in a hidden channel that a mask in the open fits. Time linear in the hits.
void find_masked_copies(const Document& document, std::vector<Hit>& hits);

}  // namespace leakscan
