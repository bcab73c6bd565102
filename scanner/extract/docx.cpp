// DOCX, DOCM, DOTX: ECMA-376 part 1, 17 (WordprocessingML), as Word, WPS and LibreOffice write it. Paragraphs and tables with
// labels; notes, comments, headers and footers, text boxes, deleted and hidden text, link targets, alternative texts and
// properties in their channels. Finds the parts; docx_story reads one, docx_settings what stands beside them.
#include <string>
#include <vector>

#include "extract/docx_settings.h"
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
    {"footnotes", Channel::body},
    {"endnotes", Channel::body},
    {"comments", Channel::comment},
    {"header", Channel::header_footer},
    {"footer", Channel::header_footer},
    {"glossaryDocument", Channel::hidden_text},  // building blocks and prompts that came along with a template
};

std::string styles_part(const std::vector<Relationship>& relationships) {
    for (const Relationship& relationship : relationships) {
        if (relationship.type == "styles") return relationship.target;
    }
    return "word/styles.xml";
}

// Documents that Word shows as if they were written here (17.17.2).
void add_chunks(WordDocument& word, const std::vector<Relationship>& relationships, const Limits& limits, const Companions& companions) {
    for (const Relationship& relationship : relationships) {
        if (relationship.type != "aFChunk" || relationship.external || word.parts.full()) continue;
        const std::optional<std::string> bytes = word.package.read(relationship.target);
        if (!bytes || bytes->empty()) continue;
        const std::string file = relationship.target.substr(relationship.target.rfind('/') + 1);
        const std::optional<Error> missing = add_attachment(word.parts, *bytes, file, limits, companions, Channel::body);
        if (missing) word.package.warn(missing->fault, missing->message);
    }
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
    add_chunks(word, relationships, limits, item.companions);
    add_docx_settings(word, main);
    add_custom_xml(package, parts);
    add_chart_texts(package, parts, "word/");
    add_embedded_documents(package, parts, "word/", limits, item.companions);
    if (parts.full()) package.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, "docx", parts.document.meta, package.warnings()};
}

}  // namespace leakscan
