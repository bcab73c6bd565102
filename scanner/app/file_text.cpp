#include "app/file_text.h"

#include "base/file.h"
#include "companion/companion.h"
#include "extract/extract.h"
#include "unpack/unpack.h"

namespace leakscan {

Status read_file_text(const std::string& path, const Limits& limits, const TextReader& reader) {
    FileBytes file;
    Item item;
    item.bytes = TRY(file.open(path));
    item.origin.file = path;
    Unpacking unpacking;
    unpacking.limits = limits;
    Companion pdf(pdf_reader), ocr(ocr_reader);
    unpacking.companions = {&pdf, limits.ocr_seconds > 0 ? &ocr : nullptr};
    unpacking.begin = [](std::uint64_t, const Origin&) {};
    unpacking.container = [](std::uint64_t, const Origin&, bool) {};
    unpacking.skip = [&](std::uint64_t, const Origin& origin, const Error& error) { reader.not_read(origin, error); };
    unpacking.document = [&](const Item& document) {
        reader.document(document.origin);
        if (document.companions.ocr != nullptr) document.companions.ocr->grant(limits.ocr_seconds);
        const Result<Extracted> extracted = extract(document, limits, reader.part);
        if (!extracted.ok()) return reader.not_read(document.origin, extracted.error());
        for (const Error& warning : extracted->warnings) reader.not_read(document.origin, warning);
    };
    unpack(item, unpacking);
    return {};
}

}  // namespace leakscan
