// A run counts when it is long enough and made of what people write; the rest of the bytes is chance.
#include "extract/doc_remains.h"

#include <string>

#include "base/bytes.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t shortest = 6;  // characters; shorter runs are chance, and no number worth finding

// Letters, digits, Han and their punctuation; private use, symbols and rare scripts are chance.
bool is_plausible(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || c == '\t' || (c >= 0x3000 && c < 0x3020) || (c >= 0x4E00 && c < 0xA000) ||
           (c >= 0xFF01 && c < 0xFF5F) || (c >= 0x2010 && c < 0x2027);
}

// Bytes at `at` that read as UTF-16.
size_t measure_wide(std::string_view bytes, size_t at) {
    size_t end = at;
    while (end + 2 <= bytes.size() && is_plausible(u16_at(bytes, end))) end += 2;
    return end - at;
}

size_t measure_ascii(std::string_view bytes, size_t at) {
    size_t end = at;
    while (end < bytes.size() && is_plausible(u8_at(bytes, end))) ++end;
    return end - at;
}

}  // namespace

void find_remains(std::string_view bytes, const std::function<void(std::string_view text)>& call) {
    for (size_t at = 0; at < bytes.size();) {
        const size_t wide = measure_wide(bytes, at);
        const size_t narrow = measure_ascii(bytes, at);
        if (narrow >= shortest) {
            call(bytes.substr(at, narrow));
        } else if (wide >= 2 * shortest) {
            std::string text;
            append_utf16(text, bytes.substr(at, wide));
            call(text);
        }
        // What is too short is stepped over by one unit; the rest of it cannot be longer.
        at += narrow >= shortest ? narrow : wide >= 2 * shortest ? wide : 1;
    }
}

}  // namespace leakscan
