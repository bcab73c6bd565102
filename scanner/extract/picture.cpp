// Pictures as documents: what is written about them in their files, and what they show if that is wanted. A picture stays one for
// whoever counts, also when text was found about it, until somebody has looked at it.
#include <algorithm>
#include <array>
#include <string>

#include "extract/detect.h"
#include "extract/formats.h"
#include "extract/picture_pieces.h"
#include "extract/picture_words.h"
#include "extract/text_parts.h"

namespace leakscan {
namespace {

// What leakscan-ocr has decoders for.
constexpr std::array<std::string_view, 7> decoded = {"png", "jpeg", "tiff", "gif", "bmp", "webp", "jp2"};

}  // namespace

Result<Extracted> extract_picture(const Item& item, const Limits& limits, const PartSink& part) {
    const std::string media(detect_media(item.bytes));
    TextParts parts(media, limits, part);
    PictureText text(parts.document);
    find_picture_text(media, item.bytes, text);
    Extracted extracted{Nature::picture, media, {}, {}};
    Status looked;
    if (item.companions.ocr != nullptr) {
        PictureWords words(*item.companions.ocr, limits, parts);
        if (std::ranges::find(decoded, media) != decoded.end()) {
            looked = words.add(item.bytes, media == "tiff" ? PictureWords::Numbers::own : PictureWords::Numbers::none);
        } else {
            looked = Error{Fault::unsupported, "what pictures of this kind show is not read"};
        }
        extracted.warnings = words.warnings();
        if (words.seen() > 0) extracted.nature = Nature::document;
    }
    if (!parts.document.text.empty()) parts.finish();
    if (!looked.ok()) return looked.error();
    return extracted;
}

}  // namespace leakscan
