// See ole_document.h. The table of media, and the frame that all readers of compound files share.
#include "extract/ole_document.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t most_warnings = 20;  // a file with a thousand broken streams says so once

struct Kind {
    std::string_view stream;  // that only documents of this medium have
    std::string_view media;
    OleReader read = nullptr;
};
constexpr std::array kinds = {
    Kind{"EncryptedPackage", "ooxml-encrypted"},
    Kind{"WordDocument", "doc", read_doc},
    Kind{"Workbook", "xls", read_xls},
    Kind{"Book", "xls", read_xls},
    Kind{"PowerPoint Document", "ppt", read_ppt},
    Kind{"__properties_version1.0", "msg"},
    Kind{"MatOST", "works"},
    Kind{"Catalog", "thumbs"},
};

}  // namespace

std::optional<std::string> OleDocument::stream(std::string_view name) {
    const std::optional<size_t> entry = file.find(storage, name);
    if (!entry) return std::nullopt;
    return stream(*entry);
}

std::string OleDocument::stream(size_t entry) {
    CompoundFile::Stream read = file.read(entry);
    if (!read.whole) warn(Fault::partly, "the file is cut or damaged and was read in part");
    return std::move(read.bytes);
}

void OleDocument::warn(Fault fault, std::string message) {
    const bool known = std::any_of(warnings_.begin(), warnings_.end(), [&](const Error& error) { return error.message == message; });
    if (!known && warnings_.size() < most_warnings) warnings_.push_back({fault, std::move(message)});
}

void OleDocument::add(std::string_view text, const Locus& where, std::string_view label) {
    if (!parts.full()) parts.document.add(text, where, label);
}

std::string_view media_of_storage(const CompoundFile& file, size_t storage) {
    for (const Kind& kind : kinds) {
        if (file.find(storage, kind.stream)) return kind.media;
    }
    return "ole";
}

OleReader reader_of_storage(std::string_view media) {
    const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.media == media; });
    return found == kinds.end() ? nullptr : found->read;
}

Result<Extracted> extract_compound(const Item& item, const Limits& limits, const PartSink& part, std::string_view media) {
    CompoundFile file = TRY(CompoundFile::open(item.bytes));
    TextParts parts(std::string(media), limits, part);
    OleDocument document(file, CompoundFile::root, parts, limits, item.companions);
    add_ole_properties(document);
    TRY(reader_of_storage(media)(document));
    add_ole_objects(document);
    if (parts.full()) document.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, std::string(media), parts.document.meta, document.warnings()};
}

// An object on its own, as OOXML packages and RTF embed them.
Result<Extracted> extract_ole(const Item& item, const Limits& limits, const PartSink& part) {
    CompoundFile file = TRY(CompoundFile::open(item.bytes));
    TextParts parts("ole", limits, part);
    OleDocument document(file, CompoundFile::root, parts, limits, item.companions);
    if (!add_packed_file(document, CompoundFile::root) && kind_of_object(file, CompoundFile::root) != OleObject::picture) {
        return Error{Fault::unsupported, "OLE compound files of this kind are not read by this version"};
    }
    parts.finish();
    return Extracted{Nature::document, "ole", {}, document.warnings()};
}

}  // namespace leakscan
