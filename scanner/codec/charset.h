// Bytes in any charset → UTF-8. Owns labels (as WHATWG's Encoding standard maps them), the choice between what a
// document declares and what its bytes say, and decoding. It never fails: bad bytes become U+FFFD and decoding goes on.
// Not here: finding the declaration of a transport (unpack) or escapes of a format (extract).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leakscan {

struct Decoded {
    std::string text;     // UTF-8, without a byte order mark
    std::string charset;  // "UTF-8", "GB18030", "Big5-HKSCS", "UTF-16LE", ...
    size_t bad = 0;       // sequences that became U+FFFD
};

struct CharsetChoice {
    std::string_view charset;
    // Of UTF-8 without a mark: so many bytes are the text as they stand, all but a sequence that the end may cut. Else 0.
    size_t as_it_stands = 0;
};

// The charset by which `bytes` are read: byte order mark, else `declared` (a label such as "gb2312" of the transport or the
// document, "" if none), overruled by the bytes when they contradict it, else what they look like.
CharsetChoice choose_charset(std::string_view bytes, std::string_view declared);

// By choose_charset().
Decoded decode(std::string_view bytes, std::string_view declared);
// By a name that choose_charset() returned. A byte order mark at the start is dropped.
Decoded decode_as(std::string_view bytes, std::string_view charset);

// The name of an archive member or mail part: UTF-8 if valid, else GB18030 or Big5 by its bytes.
std::string decode_name(std::string_view raw);

// The charset for a label ("GB_2312-80" → "GB18030"); empty if nobody knows it.
std::string_view charset_of_label(std::string_view label);
// The label in <meta charset>, <meta http-equiv> or an XML declaration within the first 4 KB; empty if there is none.
std::string_view declared_charset(std::string_view bytes);

// "ICU 72.1": what decodes charsets here, for `doctor`.
std::string decoder_version();

// Where to cut so that the head decodes alone: just behind the last line end within the first `most` bytes, else behind the first
// one after them. The size of `bytes` if no line end follows.
size_t cut_at_line_end(std::string_view bytes, std::string_view charset, size_t most);

}  // namespace leakscan
