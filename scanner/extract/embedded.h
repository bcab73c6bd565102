// What is embedded in an office document: whole documents behind charts and objects, and the texts that charts and
// diagrams keep. OLE objects (.bin) are not opened here.
#pragma once

#include <string_view>

#include "extract/package.h"
#include "extract/text_parts.h"
#include "model/limits.h"

namespace leakscan {

// Adds the text of all charts and diagrams below `folder` ("xl/"): one block per paragraph or cached value.
void add_chart_texts(Package& package, TextParts& parts, std::string_view folder);

// Reads the workbooks and documents embedded below `folder` and adds their text in the channel of attachments, with its
// labels. Documents inside those are not entered.
void add_embedded_documents(Package& package, TextParts& parts, std::string_view folder, const Limits& limits);

}  // namespace leakscan
