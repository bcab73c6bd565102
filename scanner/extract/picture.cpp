// Pictures as documents: what is written about them in their files. A picture stays one for whoever counts, also when text was found in it.
#include <string>

#include "extract/detect.h"
#include "extract/formats.h"
#include "extract/picture_pieces.h"

namespace leakscan {

Result<Extracted> extract_picture(const Item& item, const Limits&, const PartSink& part) {
    Document document;
    document.media = detect_media(item.bytes);
    PictureText text(document);
    find_picture_text(document.media, item.bytes, text);
    if (!document.blocks.empty()) part(document);
    return Extracted{Nature::picture, document.media, {}, {}};
}

}  // namespace leakscan
