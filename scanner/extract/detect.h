// Which medium bytes are, by their content, never by a name: ".xls" from Chinese web systems is often an HTML table or CSV.
// Decides only; what to do with a medium is in formats.cpp.
#pragma once

#include <string_view>

namespace leakscan {

// A name of the table of formats; "" for bytes that are no text and match no known signature. `declared_charset` is the transport's.
std::string_view detect_media(std::string_view bytes, std::string_view declared_charset = {});

// Whether text begins as markup and calls itself HTML. That is ASCII: true for bytes in any charset but UTF-16.
bool says_html(std::string_view text);

// For text already decoded: "html", "xml", "json", "csv", "tsv", "js", "css", "eml" or "text", from its beginning.
std::string_view detect_text_media(std::string_view text);

// The character between the fields of a table in text (',', ';', '|' or a tab); '\0' if the first lines are no table.
char find_delimiter(std::string_view text);

}  // namespace leakscan
