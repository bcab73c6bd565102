// One part of a binary Word document (body, headers, notes ...): characters and marks into paragraphs, rows and fields.
// Specification: MS-DOC 2.4 (special characters, tables, fields).
#pragma once

#include "extract/doc_file.h"
#include "extract/word_story.h"

namespace leakscan {

// Adds all of the text of a range; `channel` is where its ordinary text is seen. `boxes`: it stands in text boxes, whose ground is
// mostly not paper.
void read_doc_story(const DocFile& file, DocFile::Range range, Channel channel, bool boxes, WordCounters& counters, TextParts& parts);

}  // namespace leakscan
