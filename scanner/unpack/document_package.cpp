// ECMA-376 part 2 (OOXML), ODF 1.2 part 3 section 3.3, GB/T 33190 section 6 (OFD): told by the names of their parts.
#include "unpack/document_package.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "codec/zip.h"

namespace leakscan {
namespace {

// Members of WordprocessingML, SpreadsheetML and PresentationML packages, whoever writes them.
bool is_office_part(std::string_view name) {
    std::string folder = to_ascii_lower(name.substr(0, 5));
    std::replace(folder.begin(), folder.end(), '\\', '/');
    return folder.starts_with("word/") || folder.starts_with("xl/") || folder.starts_with("ppt/");
}

bool is_open_document(ZipReader& zip) {
    if (zip.find("content.xml") != nullptr && zip.find("META-INF/manifest.xml") != nullptr) return true;
    const ZipEntry* mimetype = zip.find("mimetype");
    if (mimetype == nullptr) return false;
    const Result<std::string> content = zip.read(*mimetype);
    return content.ok() && (content->starts_with("application/vnd.oasis.opendocument") || content->starts_with("application/vnd.sun.xml"));
}

}  // namespace

bool is_document_package(std::string_view zip) {
    Result<ZipReader> opened = ZipReader::open(zip);
    if (!opened.ok()) return false;
    ZipReader& reader = *opened;
    if (reader.find("OFD.xml") != nullptr) return true;
    if (reader.find("[Content_Types].xml") != nullptr) {
        return std::any_of(reader.entries().begin(), reader.entries().end(),
                           [](const ZipEntry& entry) { return is_office_part(entry.name); });
    }
    return is_open_document(reader);
}

}  // namespace leakscan
