// What a Word document says beside its stories: sources of a mail merge, variables, who commented. ECMA-376 part 1, 17.14 and 17.15.
#pragma once

#include <string>

#include "extract/docx_story.h"

namespace leakscan {

// Adds it all as metadata. `main` is the part of the body.
void add_docx_settings(WordDocument& word, const std::string& main);

}  // namespace leakscan
