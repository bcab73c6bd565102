// The table of formats: every medium that detection can name, and who reads it. A new format is one file with a reader,
// one declaration here and one line in formats.cpp.
#pragma once

#include <functional>
#include <string_view>

#include "extract/extract.h"

namespace leakscan {

using PartSink = std::function<void(const Document&)>;
// As extract(): hands the text on in parts.
using Reader = Result<Extracted> (*)(const Item&, const Limits&, const PartSink&);

struct Format {
    std::string_view media;  // "docx"
    Reader read = nullptr;   // null: a document that this version does not read, or nothing to read (by nature)
    Nature nature = Nature::document;
    std::string_view title{};  // plural, for the note of a document that is not read: "Word 97-2003 documents"
    Fault fault = Fault::unsupported;
};

// The entry of a medium; null for a name that is not in the table.
const Format* find_format(std::string_view media);

Result<Extracted> extract_text(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_csv(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_json(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_script(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_xml(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_html(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_docx(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_pdf(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_odf(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_flat_odf(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_ofd(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_xlsx(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_doc(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_xls(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_ppt(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_pptx(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_rtf(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_xml_spreadsheet(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_picture(const Item& item, const Limits& limits, const PartSink& part);
Result<Extracted> extract_ole(const Item& item, const Limits& limits, const PartSink& part);

}  // namespace leakscan
