// Whether a ZIP is one document (OOXML, ODF, OFD) or an archive of documents. The package itself is extract's business.
// A package that no reader knows (EPUB, Visio, XPS) is an archive, so that each of its parts is read.
#pragma once

#include <string_view>

namespace leakscan {

bool is_document_package(std::string_view zip);

}  // namespace leakscan
