// Texts of a package that stand on no page: XML that somebody's program put in, links that lead out (OOXML), names of those who wrote.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extract/package.h"
#include "extract/text_parts.h"

namespace leakscan {

// customXml/item1.xml and so on: forms and templates are filled from there. ECMA-376 part 1, 22.5 (additional characteristics).
void add_custom_xml(Package& package, TextParts& parts);

// Where `part` leads outside the package: a template's path, pictures and data elsewhere. Hyperlinks are read where they stand.
void add_outer_links(Package& package, TextParts& parts, std::string_view part);

// Each name once, whatever number of comments or changes somebody made.
class AuthorNames {
public:
    void add(Document& document, std::string_view label, std::string_view name);
    // Names and addresses of everybody in a part that lists them: people.xml, persons/person.xml, commentAuthors.xml.
    void add_listed(Package& package, TextParts& parts, std::string_view part);

private:
    std::set<std::string, std::less<>> names_;
};

constexpr std::string_view comment_author = "批注者";
constexpr std::string_view change_author = "修订作者";

}  // namespace leakscan
