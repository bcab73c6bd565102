#include "extract/package_texts.h"

#include "base/text.h"
#include "extract/xml_values.h"

namespace leakscan {
namespace {

constexpr size_t most_names = 100'000;
constexpr std::uint64_t longest_custom_part = 64u << 20;

}  // namespace

void add_custom_xml(Package& package, TextParts& parts) {
    for (const std::string& part : package.parts_below("customXml/item")) {
        if (!part.ends_with(".xml") || part.find("itemProps") != std::string::npos || parts.full()) continue;
        const std::optional<std::string> xml = package.read(part);
        if (xml) add_xml_values(parts.document, *xml, Locus{.channel = Channel::metadata}, longest_custom_part);
        parts.may_cut();
    }
}

void add_outer_links(Package& package, TextParts& parts, std::string_view part) {
    for (const Relationship& relationship : package.relationships(part)) {
        if (relationship.external && relationship.type != "hyperlink" && !parts.full())
            parts.document.add(relationship.target, Locus{.channel = Channel::metadata}, relationship.type);
    }
}

void AuthorNames::add(Document& document, std::string_view label, std::string_view name) {
    name = trim(name);
    if (name.empty() || names_.size() >= most_names || !names_.emplace(std::string(label) + '\n' + std::string(name)).second) return;
    document.add(name, Locus{.channel = Channel::metadata}, label);
}

void AuthorNames::add_listed(Package& package, TextParts& parts, std::string_view part) {
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        constexpr std::pair<std::string_view, std::string_view> said[] = {
            {"person", "displayName"}, {"person", "author"}, {"person", "userId"}, {"presenceInfo", "userId"},
            {"cmAuthor", "name"},      {"author", "name"},   {"author", "userId"}, {"userInfo", "name"},
        };
        for (const auto& [element, attribute] : said) {
            if (element == name && !parts.full()) add(parts.document, comment_author, attributes.get(attribute));
        }
    };
    if (package.has(part)) package.read_xml_part(part, handler);
}

}  // namespace leakscan
