// Where in the file of a picture something is written about it: the chunks of PNG (W3C PNG 3rd edition, 11.3), JPEG (ITU T.81 annex B,
// CIPA DC-008 4.7), GIF89a, WebP (RFC 9649) and TIFF. In other formats (HEIC, JPEG 2000, PSD), whose structure is not walked, XMP and Exif
// are looked for by their marks, as the XMP specification (part 3) proposes. Owns no charset and no label of a property.
#pragma once

#include <string_view>

#include "extract/picture_text.h"

namespace leakscan {

// Gives to `text` all that is written in a picture of this medium ("png").
void find_picture_text(std::string_view media, std::string_view bytes, PictureText& text);

}  // namespace leakscan
