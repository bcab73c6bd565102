// XML that a document carries along (XMP, XFA, custom tags of an OFD): the text of each element, labelled with its name.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/document.h"

namespace leakscan {

// Adds a block for each text and attribute, all at `where`; what is no XML as raw text.
void add_xml_values(Document& document, std::string_view xml, const Locus& where, std::uint64_t text_limit);

}  // namespace leakscan
