// One story of a Word document: a part that holds paragraphs and tables (the body, a header, the notes, the comments).
// ECMA-376 part 1, 17.3 (paragraphs), 17.4 (tables), 17.13 (changes).
#pragma once

#include <cstdint>
#include <string>

#include "extract/docx_styles.h"
#include "extract/package.h"
#include "extract/package_texts.h"
#include "extract/text_parts.h"

namespace leakscan {

// What all stories of a document share.
struct WordDocument {
    Package& package;
    TextParts& parts;
    DocxStyles styles;
    std::uint32_t tables = 0;
    std::uint32_t paragraphs = 0;
    AuthorNames authors = {};
};

// Adds all of the story in `part`; `channel` is where its ordinary text is seen. False if there is no such part.
bool read_docx_story(WordDocument& word, const std::string& part, Channel channel);

}  // namespace leakscan
