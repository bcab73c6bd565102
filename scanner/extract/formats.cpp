// See formats.h. Order does not matter; detection is in detect.cpp.
#include "extract/formats.h"

#include <algorithm>
#include <array>

namespace leakscan {
namespace {

constexpr std::array formats = {
    Format{"text", extract_text},
    Format{"html", extract_html},
    Format{"csv", extract_csv},
    Format{"tsv", extract_csv},
    Format{"json", extract_json},
    Format{"xml", extract_xml},
    Format{"js", extract_script},
    Format{"css", extract_text},
    Format{"docx", extract_docx},
    Format{"xlsx", extract_xlsx},
    Format{"doc", extract_doc},
    Format{"xls", extract_xls},
    Format{"ppt", extract_ppt},
    Format{"pptx", extract_pptx},
    Format{"rtf", extract_rtf},
    Format{"xml-spreadsheet", extract_xml_spreadsheet},
    Format{"ole", extract_ole},
    Format{"pdf", extract_pdf},
    Format{"ofd", extract_ofd},
    Format{"odf", extract_odf},
    Format{"flat-odf", extract_flat_odf},
    // Documents that this version does not read.
    Format{"msg", nullptr, Nature::document, "Outlook messages"},
    Format{"word-2", nullptr, Nature::document, "documents of Word 2 and older"},
    Format{"works", nullptr, Nature::document, "Microsoft Works documents"},
    Format{"ooxml-encrypted", nullptr, Nature::document, "encrypted Office documents", Fault::encrypted},
    Format{"odb", nullptr, Nature::document, "OpenDocument databases (Base)"},
    Format{"epub", nullptr, Nature::document, "EPUB books"},
    Format{"eml", nullptr, Nature::document, "mail messages and MHTML pages"},
    Format{"warc-zst", nullptr, Nature::document, "web archives packed by Zstandard (WARC.ZST)"},
    Format{"chm", nullptr, Nature::document, "compiled help files"},
    Format{"mdb", nullptr, Nature::document, "Access databases"},
    Format{"sqlite", nullptr, Nature::document, "SQLite databases"},
    Format{"caj", nullptr, Nature::document, "CAJ documents"},
    Format{"ceb", nullptr, Nature::document, "CEB documents"},
    Format{"dwg", nullptr, Nature::document, "AutoCAD drawings"},
    Format{"ps", nullptr, Nature::document, "PostScript documents"},
    Format{"zip", nullptr, Nature::document, "ZIP packages of this kind"},
    Format{"gzip", nullptr, Nature::document, "gzip files"},
    Format{"rar", nullptr, Nature::document, "RAR archives"},
    Format{"7z", nullptr, Nature::document, "7-Zip archives"},
    Format{"tar", nullptr, Nature::document, "tar archives"},
    // Pictures.
    Format{"png", extract_picture, Nature::picture},
    Format{"jpeg", extract_picture, Nature::picture},
    Format{"gif", extract_picture, Nature::picture},
    Format{"bmp", extract_picture, Nature::picture},
    Format{"tiff", extract_picture, Nature::picture},
    Format{"webp", extract_picture, Nature::picture},
    Format{"ico", nullptr, Nature::picture},
    Format{"psd", extract_picture, Nature::picture},
    Format{"heic", extract_picture, Nature::picture},
    Format{"jp2", extract_picture, Nature::picture},
    Format{"emf", nullptr, Nature::picture},
    Format{"wmf", nullptr, Nature::picture},
    Format{"thumbs", nullptr, Nature::picture},
    // Nothing to read.
    Format{"font", nullptr, Nature::other},
    Format{"audio", nullptr, Nature::other},
    Format{"video", nullptr, Nature::other},
    Format{"program", nullptr, Nature::other},
    Format{"folder-settings", nullptr, Nature::other},
};

}  // namespace

const Format* find_format(std::string_view media) {
    const auto* found = std::find_if(formats.begin(), formats.end(), [&](const Format& format) { return format.media == media; });
    return found == formats.end() ? nullptr : found;
}

}  // namespace leakscan
