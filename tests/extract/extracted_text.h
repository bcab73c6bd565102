// Extraction for tests: bytes in, documents out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace leakscan {

// All parts of the document in `bytes`. Fails the test if it cannot be read.
std::vector<Document> extract_parts(std::string_view bytes, const Limits& limits = {});
// The only part.
Document extract_bytes(std::string_view bytes);
// Text of the blocks of one channel, in order.
std::vector<std::string> texts_of(const Document& document, Channel channel);

}  // namespace leakscan
