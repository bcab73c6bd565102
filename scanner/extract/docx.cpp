// DOCX, DOCM, DOTX: ECMA-376 part 1, 17 (WordprocessingML), as Word, WPS and LibreOffice write it. Paragraphs and tables with
// labels; notes, comments, headers and footers, text boxes, deleted and hidden text, link targets, alternative texts and
// properties in their channels. Finds the parts; docx_story reads one.
#include <string>
#include <vector>

#include "extract/docx_story.h"
#include "extract/embedded.h"
#include "extract/formats.h"
#include "extract/package.h"
#include "extract/text_parts.h"

namespace leakscan {
namespace {

// The stories beside the body, by the type of the relationship that leads to them, and where their text is seen.
struct Story {
    std::string_view type;
    Channel channel;
};
constexpr Story stories[] = {
    {"footnotes", Channel::body},       {"endnotes", Channel::body},        {"comments", Channel::comment},
    {"header", Channel::header_footer}, {"footer", Channel::header_footer},
};

std::string styles_part(const std::vector<Relationship>& relationships) {
    for (const Relationship& relationship : relationships) {
        if (relationship.type == "styles") return relationship.target;
    }
    return "word/styles.xml";
}

}  // namespace

Result<Extracted> extract_docx(const Item& item, const Limits& limits, const PartSink& part) {
    Package package = TRY(Package::open(item.bytes, limits));
    TextParts parts("docx", limits, part);
    package.add_properties(parts.document);
    const std::string main = package.main_part("word/document.xml");
    const std::vector<Relationship> relationships = package.relationships(main);
    WordDocument word{package, parts, DocxStyles::read(package, styles_part(relationships))};
    if (!read_docx_story(word, main, Channel::body)) return package.warnings().back();
    for (const Story& story : stories) {
        for (const Relationship& relationship : relationships) {
            const bool wanted = relationship.type == story.type && !relationship.external;
            if (wanted) read_docx_story(word, relationship.target, story.channel);
        }
    }
    add_chart_texts(package, parts, "word/");
    add_embedded_documents(package, parts, "word/", limits, item.companions);
    if (parts.full()) package.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, "docx", parts.document.meta, package.warnings()};
}

}  // namespace leakscan
