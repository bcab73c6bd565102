// What charset bytes look like, from the bytes alone. Own heuristic: ICU's and uchardet's detectors answer nothing or wrong
// on short name lists in GBK, which is what leaks consist of; a pair score with a table of surnames gets them right.
#pragma once

#include <cstddef>
#include <string_view>

namespace leakscan {

// How well bytes read as UTF-8.
struct Utf8Evidence {
    size_t multi = 0;    // valid sequences of two bytes or more
    size_t wide = 0;     // of those, three bytes or more: Han script is there
    size_t invalid = 0;  // bytes that start no valid sequence; a sequence cut by the end does not count
    bool whole = true;   // nothing was left out
};
// Of so many valid sequences to one invalid byte UTF-8 is made, whatever else the bytes may be.
inline constexpr size_t convincing = 20;
// `all`: else only as far as the evidence may still become convincing, which other charsets settle within a few lines.
Utf8Evidence weigh_utf8(std::string_view bytes, bool all = true);

struct HanScore {
    double gb = 0;  // mean over the two-byte pairs, about 1 for everyday text, below 0 for nonsense
    double big5 = 0;
    size_t pairs = 0;
};
HanScore score_han(std::string_view bytes);

// "UTF-16LE", "UTF-16BE" for UTF-16 without a byte order mark, else "".
std::string_view detect_utf16(std::string_view bytes);

// First byte at or after `from` that is no ASCII; bytes.size() if all are.
size_t skip_ascii(std::string_view bytes, size_t from);
// First byte at or after `from` that starts no valid UTF-8 sequence; bytes.size() if there is none.
size_t skip_valid_utf8(std::string_view bytes, size_t from);

}  // namespace leakscan
