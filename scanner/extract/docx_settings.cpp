#include "extract/docx_settings.h"

namespace leakscan {
namespace {

constexpr Locus metadata{.channel = Channel::metadata};

// Queries and paths of a mail merge, and the keys of the records it takes (17.14). `udl` is how it reaches its data.
bool is_merge_source(std::string_view name) {
    for (const std::string_view known : {"connectString", "query", "udl", "table", "mailSubject", "addressFieldName", "uniqueTag"}) {
        if (name == known) return true;
    }
    return false;
}

void add_settings(WordDocument& word, const std::string& part) {
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        Document& document = word.parts.document;
        if (word.parts.full()) return;
        if (name == "docVar") document.add(attributes.get("val"), metadata, attributes.get("name"));
        if (is_merge_source(name)) document.add(attributes.get("val"), metadata, "邮件合并");
    };
    word.package.read_xml_part(part, handler);
    add_outer_links(word.package, word.parts, part);
    for (const Relationship& relationship : word.package.relationships(part)) {
        if (relationship.type == "recipientData" && !relationship.external) word.package.read_xml_part(relationship.target, handler);
    }
}

}  // namespace

void add_docx_settings(WordDocument& word, const std::string& main) {
    add_outer_links(word.package, word.parts, main);
    for (const Relationship& relationship : word.package.relationships(main)) {
        if (relationship.external || word.parts.full()) continue;
        if (relationship.type == "settings") add_settings(word, relationship.target);
        if (relationship.type == "people") word.authors.add_listed(word.package, word.parts, relationship.target);
    }
    word.parts.may_cut();
}

}  // namespace leakscan
