// What can be opened: archives, and compression around one stream. Told by content, never by name.
#pragma once

#include <optional>
#include <string_view>

#include "codec/archive.h"

namespace leakscan {

// The archive these bytes are, if they are one. A ZIP that extract reads as one document (OOXML, ODF, OFD) is none.
std::optional<ArchiveFormat> detect_archive(std::string_view bytes);

// The compression around one stream. `none` for everything else.
Compression detect_compression(std::string_view bytes);

// Whether the bytes are a PDF, which is read as a document and has attached files.
bool is_pdf(std::string_view bytes);

// Whether an archive format is read as a stream, so that a compression may lie around it (tar.gz).
bool is_streamed(ArchiveFormat format);

}  // namespace leakscan
