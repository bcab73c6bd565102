// Earlier states of a document: whoever saves a PDF "incrementally" appends what changed and leaves the old text where it was.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace leakscan {

// How many bytes of `document` were the whole document once, the latest of these states first; the present one is not
// among them. ISO 32000-1, 7.5.6. A document laid out for the web has two ends from the beginning, of which one is none.
std::vector<std::size_t> earlier_states(std::string_view document);

}  // namespace leakscan
