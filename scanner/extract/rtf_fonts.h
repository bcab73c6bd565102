// In which code page the 8-bit text of an RTF file is: said by the file's head and by the font in force. Specification: Rich Text Format
// 1.9.1, "Character Set" and "Font Table".
#pragma once

#include <cstdint>
#include <map>

#include "extract/rtf_tokens.h"

namespace leakscan {

class RtfFonts {
public:
    // Takes a word about fonts and code pages; `font` is the one in force. False: it is none of these words.
    bool take(const RtfToken& word, bool in_font_table, std::uint32_t& font);

    std::uint32_t page(std::uint32_t font) const;
    std::uint32_t default_font() const { return default_font_; }

private:
    std::uint32_t default_page_ = 0;
    std::uint32_t default_font_ = 0;
    std::uint32_t described_ = 0;  // by the font table just now
    std::map<std::uint32_t, std::uint32_t> pages_;
};

}  // namespace leakscan
