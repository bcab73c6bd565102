// Windows code pages and languages, by which old office formats name the charset of their 8-bit text (MS-LCID, MS-WMF 2.1.1.5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

// The charset of a code page, as codec/charset names it; windows-1252 for an unknown one.
std::string_view charset_of_code_page(std::uint32_t page);
// The code page of 8-bit text in a language (0x0804: 936); 1252 for an unknown one.
std::uint32_t code_page_of_language(std::uint32_t language);
// The code page that the charset of a font stands for (134: 936); 0 if it says nothing.
std::uint32_t code_page_of_font(std::uint32_t charset);

// UTF-8 of text in a code page.
std::string decode_page(std::string_view bytes, std::uint32_t page);

}  // namespace leakscan
