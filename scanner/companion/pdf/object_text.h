// Texts in PDF objects: ISO 32000-1, 7.9.2. Shared by what reads the structure.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

namespace leakscan {

// A text string in UTF-8, or the content of a stream that holds text; "" for anything else.
std::string text_of(QPDFObjectHandle object);
// Rich text (XHTML) without its markup.
std::string without_markup(std::string_view rich);
// Without any white space, as words on a page are compared.
std::string squeezed(std::string_view text);
// The entry of a dictionary, null if there is none or `object` is none.
QPDFObjectHandle entry(QPDFObjectHandle object, const char* key);
// The bytes of a stream, decoded as far as the library can.
std::string stream_bytes(QPDFObjectHandle stream);

}  // namespace leakscan
