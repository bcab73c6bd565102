// What addresses carry: query values, mail and phone links, file names, data: URIs. RFC 3986, RFC 2397.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace leakscan {

// %31 → 1, %u0031 → 1; bytes that are no UTF-8 afterwards are read as GBK, as old Chinese sites wrote them.
std::string decode_percent(std::string_view text);

// Could the text hold a personal value at all: seven digits, a character beyond ASCII, or an '@'? Cheap: asked of every attribute.
bool worth_scanning(std::string_view text);

bool looks_like_address(std::string_view text);  // of a resource: "/a/b.html?id=1", "https://…", "mailto:…"

// Hands out what an address says in words: (query key or "", text decoded).
void scan_address(std::string_view address, const std::function<void(std::string_view key, std::string_view text)>& found);

struct DataUri {
    std::string media_type;  // "text/html"; "" if none is given
    std::string charset;
    std::string bytes;
};
// Of a data: URI that holds text (text/*, json, xml, script, or no type); false for pictures, fonts and broken ones.
bool decode_text_uri(std::string_view uri, DataUri& decoded);

}  // namespace leakscan
