#include "extract/xml_values.h"

#include <string>

#include "base/text.h"
#include "extract/xml.h"

namespace leakscan {
namespace {

// Dates, identifiers, references and programs: nothing a person wrote.
bool is_silent(std::string_view name) {
    for (const std::string_view end : {"Date", "ID", "Ref", "Loc", "Tool"}) {
        if (name.ends_with(end)) return true;
    }
    return name == "Producer" || name == "about" || name == "lang";
}

bool is_list(std::string_view name) { return name == "li" || name == "Alt" || name == "Seq" || name == "Bag"; }

}  // namespace

void add_xml_values(Document& document, std::string_view xml, const Locus& where, std::uint64_t text_limit) {
    std::string collected, label;
    const auto put = [&] {
        if (!trim(collected).empty() && !is_silent(label)) document.add(trim(collected), where, label);
        collected.clear();
    };
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        put();
        if (!is_list(name)) label = name;
        for (int i = 0; i < attributes.size(); ++i) {
            if (!is_silent(attributes.name(i))) document.add(trim(attributes.value(i)), where, attributes.name(i));
        }
    };
    handler.text = [&](std::string_view piece) { collected += piece; };
    handler.end = [&](std::string_view) { put(); };
    if (read_xml(xml, handler, text_limit) == XmlOutcome::stopped)
        scan_xml_text(xml, [&](std::string_view piece) { document.add(piece, where); });
}

}  // namespace leakscan
