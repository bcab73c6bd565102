// What the fields of a mail say in words: encoded words (RFC 2047), parameters in pieces and charsets (RFC 2231), and bytes of GBK or
// UTF-8 that nobody declared.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

// The value of a field.
std::string decode_field(std::string_view raw);
// A parameter of a field such as Content-Disposition; empty: there is none. `name` in lower case.
std::string decode_parameter(std::string_view field, const std::string& name);

}  // namespace leakscan
