// One document of an OFD package: its pages, annotations, attachments, tags and extensions put into blocks. GB/T 33190-2016, 7.5 to 7.9
// and 15 to 20. Which documents there are, and which of them are past, is ofd.cpp's business.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ofd_page.h"
#include "extract/older_text.h"
#include "extract/package.h"
#include "extract/page_text.h"
#include "extract/picture_pages.h"
#include "extract/text_parts.h"
#include "model/item.h"

namespace leakscan {

// What is shared by all documents of one package.
struct OfdPackage {
    Package& package;
    TextParts& parts;
    const Limits& limits;
    Companions companions;
    PicturePages states{};
    OlderText older{};
    std::uint32_t pages = 0;               // so far: they are counted through all documents
    std::set<std::string> read{};          // parts that something referred to
    std::map<std::string, bool> opaque{};  // pictures, by part
    Document revision{};                   // of an earlier state

    // The part that `target` means in `base`: relative to it, to the root, or, where programs are careless, to `folder`.
    // It counts as read from now on. "" and a warning if there is none.
    std::string locate(std::string_view base, std::string_view target, std::string_view folder = {});
};

// Reads the document whose root is `part`; as an earlier state of the one before if `past`.
void read_ofd_document(OfdPackage& ofd, const std::string& part, bool past);

// A page that no document refers to any more, if `part` is one.
void read_lost_ofd_page(OfdPackage& ofd, const std::string& part);

}  // namespace leakscan
