// Which styles of a binary Word document make text invisible. Specification: MS-DOC 2.9.271 (STSH); Word 97 and later.
#pragma once

#include <string_view>
#include <vector>

#include "extract/run_look.h"

namespace leakscan {

// By the number of the style, with everything inherited.
std::vector<RunLook> read_doc_styles(std::string_view sheet);

}  // namespace leakscan
