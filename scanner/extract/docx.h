// DOCX, DOCM, DOTX: ECMA-376 part 1, 17 (WordprocessingML), as Word, WPS and LibreOffice write it.
#pragma once

#include <functional>

#include "base/result.h"
#include "extract/extract.h"

namespace leakscan {

// Paragraphs and tables with labels; notes, comments, headers and footers, text boxes, deleted and hidden text, link
// targets, alternative texts and properties in their channels.
Result<Extracted> extract_docx(const Item& item, const Limits& limits, const std::function<void(const Document&)>& part);

}  // namespace leakscan
