// What can be opened: containers, and compression around one stream. Told by content, never by name.
#pragma once

#include <memory>
#include <string_view>

#include "codec/archive.h"
#include "unpack/budget.h"
#include "unpack/members.h"

namespace leakscan {

struct Container {
    bool (*recognises)(std::string_view bytes);  // by the first bytes, where it is `streamed`
    // `bytes` must outlive what is opened; `budget` pays for what is unpacked only to be passed over.
    Result<std::unique_ptr<Members>> (*open)(std::string_view bytes, Compression compression, Budget& budget);
    bool (*streamed)(Compression compression);  // whether it is read through this compression around it (tar.gz)
    bool web = false;                           // revisits in other web archives may refer to what it holds
};

// The container these bytes are; null if they are none. A ZIP that extract reads as one document (OOXML, ODF, OFD) is none.
const Container* detect_container(std::string_view bytes);

// The compression around one stream. `none` for everything else.
Compression detect_compression(std::string_view bytes);

// Whether the bytes are a PDF, which is read as a document and has attached files.
bool is_pdf(std::string_view bytes);

}  // namespace leakscan
