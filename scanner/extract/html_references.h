// Character references in HTML text and attribute values (HTML standard, 13.2.5.72 and following): named, decimal,
// hexadecimal, with or without ';'.
#pragma once

#include <cstddef>
#include <string_view>

namespace leakscan {

struct CharacterReference {
    size_t length = 0;  // bytes of source, '&' included; 0: no reference here, '&' stands for itself
    char32_t first = 0;
    char32_t second = 0;  // a few names stand for two code points; else 0
};

// The reference at the start of `text`, which begins with '&'. In attributes a name without ';' does not count before '=' or a
// letter or digit. A reference encoded twice ("&amp;#49;") is decoded twice: pages hide numbers so.
CharacterReference match_reference(std::string_view text, bool in_attribute);

}  // namespace leakscan
