// What is embedded in an office document: whole documents behind charts and objects, and the texts that charts and
// diagrams keep. An embedded document is read by its own reader; its text becomes part of the document around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/formats.h"
#include "extract/older_text.h"
#include "extract/package.h"
#include "extract/text_parts.h"
#include "model/limits.h"

namespace leakscan {

// Adds the text of all charts and diagrams below `folder` ("xl/"): one block per paragraph or cached value, each once, and only what
// is not among the texts `shown` elsewhere in the document.
void add_chart_texts(Package& package, TextParts& parts, std::string_view folder, OlderText shown = {});

// Takes the parts of an embedded document into `parts`, with their labels: what is hidden by itself in its channel, what is open
// there in `open`, body for documents that are shown as if they were written here. Sheets are named after `file`. `parts` must outlive the
// sink.
PartSink attachment_sink(TextParts& parts, const std::string& file, Channel open = Channel::attachment);

// Reads an embedded file, whatever it is, by attachment_sink(). Says what was not read of it, if anything.
std::optional<Error> add_attachment(TextParts& parts, std::string_view bytes, const std::string& file, const Limits& limits,
                                    const Companions& companions, Channel open = Channel::attachment);

// The files in one folder of a package; of those that are no embeddings, such as pictures, what is unknown is passed over.
void add_files(Package& package, TextParts& parts, std::string_view folder, const Limits& limits, const Companions& companions);

// All files and pictures embedded in an OOXML package below `folder`.
void add_embedded_documents(Package& package, TextParts& parts, std::string_view folder, const Limits& limits,
                            const Companions& companions);

}  // namespace leakscan
