// Text as part of a page or of an XML document.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

// printable() with the characters of markup as references: fit for text and for attributes in double or single quotes, HTML or XML.
std::string escaped(std::string_view text);
// Whether it may become a link: nothing but http and https ever does.
bool is_web_address(std::string_view url);

}  // namespace leakscan
