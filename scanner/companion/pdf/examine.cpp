// Whether Chinese text comes out of a PDF whose font is not embedded, tried on a small one. Without the character maps of
// poppler-data the library finds no text in such a document and reports no error: every roster would look like an empty page.
#include <string>

#include "companion/pdf/page_words.h"
#include "companion/pdf/read_document.h"

namespace leakscan {
namespace {

// 中文 in STSong-Light by way of GBK: both maps, to and from the glyphs' numbers, are needed for it. A document without a
// table of its objects is repaired by looking for them.
constexpr std::string_view specimen =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 38>>stream\nBT /F 12 Tf 9 9 Td <D6D0CEC4> Tj ET    \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    "/FontDescriptor 7 0 R>>endobj\n"
    "7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 93>>endobj\n"
    "trailer<</Root 1 0 R/Size 8>>\n";

}  // namespace

Result<std::string> examine_pdf_library() {
    const Result<PageWords> document = PageWords::open(specimen);
    const std::optional<std::vector<SetWord>> words = document.ok() ? document->words(1) : std::nullopt;
    if (words && !words->empty() && words->front().word.text == "中文") return poppler_version() + ", poppler-data";
    return Error{Fault::unsupported, "PDF documents cannot be read: the character maps for Chinese are missing (package poppler-data)"};
}

}  // namespace leakscan
