// Values that stand in a text encoded: %31%33…, \u0031\u0033…, CSS escapes (\31 \33 ), quoted-printable (=31=33…) and base64.
// A stretch counts only if what it says holds a number; everything else stays as it is. RFC 3986 section 2.1, RFC 2045
// sections 6.7 and 6.8, CSS Syntax Level 3 section 4.3.7. Knows nothing of formats: it looks at text that was extracted already.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace leakscan {

// The text with its encoded stretches decoded; "" if there is none.
std::string decode_encodings(std::string_view text);

// The blocks of `document` that hold encoded values, decoded, each in its place and with its label; no blocks if there are none.
Document decoded_part(const Document& document);

}  // namespace leakscan
