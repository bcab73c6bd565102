// From the bytes of one document to its text in blocks. Formats are told apart by content, never by name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/item.h"
#include "model/limits.h"

namespace leakscan {

enum class Nature { document, picture, other };  // other: fonts, video, programs: nothing to read

struct Extracted {
    Nature nature = Nature::document;
    std::string media;  // "html", "docx", "png"; empty if not recognised
    PageMeta meta;
    std::vector<Error> warnings;  // what is missing in a document that was read in part; empty: read in full
};

// Hands the text on in one or more parts (Limits::part_bytes of text each, cut between rows or paragraphs), so that
// memory stays bounded. An error means that nothing more could be read: malformed, unsupported, encrypted, too_large ...
Result<Extracted> extract(const Item& item, const Limits& limits, const std::function<void(const Document&)>& part);

}  // namespace leakscan
