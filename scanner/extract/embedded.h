// What is embedded in an office document: whole documents behind charts and objects, and the texts that charts and
// diagrams keep. An embedded document is read by its own reader; its text becomes part of the document around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/formats.h"
#include "extract/package.h"
#include "extract/text_parts.h"
#include "model/limits.h"

namespace leakscan {

// Adds the text of all charts and diagrams below `folder` ("xl/"): one block per paragraph or cached value.
void add_chart_texts(Package& package, TextParts& parts, std::string_view folder);

// Takes the parts of an embedded document into `parts`, in the channel of attachments unless they are hidden by themselves,
// with their labels. Sheets are named after `file`. `parts` must outlive the sink.
PartSink attachment_sink(TextParts& parts, const std::string& file);

// Reads an embedded file, whatever it is, by attachment_sink(). Says what was not read of it, if anything.
std::optional<Error> add_attachment(TextParts& parts, std::string_view bytes, const std::string& file, const Limits& limits,
                                    const Companions& companions);

// All files and pictures embedded in a package below `folder`.
void add_embedded_documents(Package& package, TextParts& parts, std::string_view folder, const Limits& limits,
                            const Companions& companions);

}  // namespace leakscan
