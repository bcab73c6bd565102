// Detection, then the format's reader. What cannot be read is said in a sentence a clerk understands.
#include "extract/extract.h"

#include <utility>

#include "extract/detect.h"
#include "extract/encoded_text.h"
#include "extract/formats.h"
#include "extract/heading.h"

namespace leakscan {
namespace {

// Pages have titles, and much before their headings that is none.
bool is_page(std::string_view media) { return media == "html"; }

void name_by_heading(PageMeta& meta, std::string heading) {
    if (is_placeholder_title(meta.title)) meta.title.clear();
    if (meta.title.empty()) meta.title = std::move(heading);
}

}  // namespace

Result<Extracted> extract(const Item& item, const Limits& limits, const std::function<void(const Document&)>& part) {
    if (item.bytes.size() > limits.document_bytes) {
        return Error{Fault::too_large, "document of " + std::to_string(item.bytes.size()) + " bytes exceeds --max-document"};
    }
    if (item.bytes.empty()) return Extracted{};
    const std::string_view media = detect_media(item.bytes, item.transport.charset);
    const Format* format = find_format(media);
    if (format == nullptr) return Error{Fault::unsupported, "format not recognised"};
    if (format->read != nullptr) {
        bool first = true;
        std::string heading;
        Result<Extracted> extracted = format->read(item, limits, [&](const Document& document) {
            if (std::exchange(first, false) && !is_page(media)) heading = heading_of(document);
            part(document);
            if (const Document decoded = decoded_part(document); !decoded.blocks.empty()) part(decoded);
        });
        if (extracted.ok()) name_by_heading(extracted->meta, std::move(heading));
        return extracted;
    }
    if (format->nature != Nature::document) return Extracted{format->nature, std::string(media), {}, {}};
    if (format->fault == Fault::encrypted) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    return Error{format->fault, std::string(format->title) + " are not read by this version"};
}

}  // namespace leakscan
