// Detection, then the format's reader. What cannot be read is said in a sentence a clerk understands.
#include "extract/extract.h"

#include "extract/detect.h"
#include "extract/encoded_text.h"
#include "extract/formats.h"

namespace leakscan {

Result<Extracted> extract(const Item& item, const Limits& limits, const std::function<void(const Document&)>& part) {
    if (item.bytes.size() > limits.document_bytes) {
        return Error{Fault::too_large, "document of " + std::to_string(item.bytes.size()) + " bytes exceeds --max-document"};
    }
    if (item.bytes.empty()) return Extracted{};
    const std::string_view media = detect_media(item.bytes, item.transport.charset);
    const Format* format = find_format(media);
    if (format == nullptr) return Error{Fault::unsupported, "format not recognised"};
    if (format->read != nullptr) {
        return format->read(item, limits, [&part](const Document& document) {
            part(document);
            if (const Document decoded = decoded_part(document); !decoded.blocks.empty()) part(decoded);
        });
    }
    if (format->nature != Nature::document) return Extracted{format->nature, std::string(media), {}, {}};
    if (format->fault == Fault::encrypted) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    return Error{format->fault, std::string(format->title) + " are not read by this version"};
}

}  // namespace leakscan
