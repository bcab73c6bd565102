// What is embedded in a compound file: documents that are storages of it (ObjectPool, MBD...) and files packed into a stream.
// Specification: MS-OLEDS 2.3.6 (Ole10Native), MS-DOC and MS-XLS for the storages.
#include <algorithm>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/charset.h"
#include "extract/embedded.h"
#include "extract/ole_document.h"

namespace leakscan {
namespace {

// Takes a string that ends in NUL.
std::string take_string(std::string_view bytes, std::uint64_t& at) {
    const std::string_view rest = slice(bytes, at);
    const std::string_view raw = rest.substr(0, rest.find('\0'));
    at += raw.size() + 1;
    return decode_name(raw);
}

struct NativeFile {
    std::string label;
    std::string path;
    std::string temporary_path;
    std::string_view content;
};

// What the packager wrote: the name of the file, where it came from, and the file itself. Other programs put only their data there.
NativeFile parse_native(std::string_view bytes) {
    NativeFile file;
    std::uint64_t at = 6;
    file.label = take_string(bytes, at);
    file.path = take_string(bytes, at);
    at += 4;
    const std::uint32_t size_of_path = u32_at(bytes, at);
    at += 4;
    std::uint64_t path_at = at;
    file.temporary_path = take_string(slice(bytes, 0, at + size_of_path), path_at);
    at += size_of_path;
    const std::uint32_t size = u32_at(bytes, at);
    const bool packager = u16_at(bytes, 4) == 2 && size_of_path < bytes.size() && size != 0 && at + 4 + size <= bytes.size();
    if (!packager) return {{}, {}, {}, slice(bytes, 4)};
    file.content = slice(bytes, at + 4, size);
    return file;
}

std::string file_of(std::string_view path) { return std::string(path.substr(path.find_last_of("/\\") + 1)); }

void add_document(OleDocument& outer, size_t storage, std::string_view media, const std::string& name) {
    const OleReader read = reader_of_storage(media);
    if (media == "ooxml-encrypted") return outer.warn(Fault::encrypted, "the embedded file " + name + " is encrypted");
    if (read == nullptr || outer.limits.depth == 0) return outer.warn(Fault::partly, "the embedded file " + name + " was not read");
    Limits limits = outer.limits;
    --limits.depth;
    const PartSink sink = attachment_sink(outer.parts, name);
    TextParts parts(std::string(media), limits, sink);
    OleDocument document(outer.file, storage, parts, limits, outer.companions);
    add_ole_properties(document);
    const Status done = read(document);
    if (done.ok()) add_ole_objects(document);
    parts.finish();
    if (!done.ok() && done.error().fault == Fault::encrypted)
        return outer.warn(Fault::encrypted, "the embedded file " + name + " is encrypted");
    if (!done.ok()) return outer.warn(Fault::partly, "the embedded file " + name + " was not read");
    if (!document.warnings().empty()) outer.warn(Fault::partly, "the embedded file " + name + " was not read in full");
}

// Storages that hold programs, or what the reader of the document itself reads.
bool is_passed_over(std::string_view name) {
    constexpr std::string_view names[] = {"Macros", "_VBA_PROJECT_CUR", "VBA", "_SX_DB_CUR", "MsoDataStore"};
    return std::ranges::find(names, name) != std::end(names);
}

}  // namespace

std::optional<Error> add_native_file(TextParts& parts, std::string_view bytes, const std::string& name, const Limits& limits,
                                     const Companions& companions) {
    const NativeFile file = parse_native(bytes);
    const auto add = [&](std::string_view text, std::string_view label) {
        if (!parts.full()) parts.document.add(text, Locus{.channel = Channel::attachment}, label);
    };
    add(file.label, "附件名");
    if (file.path != file.label) add(file.path, "附件路径");
    if (file.temporary_path != file.path) add(file.temporary_path, "附件路径");
    std::optional<Error> missing = add_attachment(parts, file.content, file.label.empty() ? name : file_of(file.label), limits, companions);
    // Without a file's name it is the private data of some program.
    if (file.label.empty()) missing.reset();
    return missing;
}

bool add_packed_file(OleDocument& document, size_t storage) {
    const std::string name = document.file.entries()[storage].name;
    if (const std::optional<size_t> native = document.file.find(storage, "\1Ole10Native")) {
        const std::optional<Error> missing =
            add_native_file(document.parts, document.stream(*native), name, document.limits, document.companions);
        if (missing) document.warn(missing->fault, missing->message);
        return true;
    }
    for (const std::string_view stream : {"Package", "package_stream", "EmbeddedOdf", "CONTENTS"}) {
        const std::optional<size_t> entry = document.file.find(storage, stream);
        if (!entry) continue;
        const std::optional<Error> missing =
            add_attachment(document.parts, document.stream(*entry), name, document.limits, document.companions);
        // The stream is called CONTENTS by programs of all kinds: what is no document is their own data.
        if (missing && stream != "CONTENTS") document.warn(missing->fault, missing->message);
        if (!missing || stream != "CONTENTS") return true;
    }
    return false;
}

OleObject kind_of_object(const CompoundFile& file, size_t storage) {
    // Its name, its picture, and formulas.
    constexpr std::string_view harmless[] = {"\1CompObj", "\1Ole",   "\1Ole10ItemName", "\3ObjInfo", "\3LinkInfo", "\3META",
                                             "\3PIC",     "\3PRINT", "\3EPRINT",        "\3OCXNAME", "\3OCXDATA",  "Equation Native"};
    bool object = false;
    bool more = false;
    for (const size_t child : file.children(storage)) {
        const CompoundEntry& entry = file.entries()[child];
        const auto is = [&](std::string_view name) { return equals_ignoring_case(entry.name, name); };
        object = object || is("\1CompObj") || is("\1Ole");
        more = more || (!entry.storage && !entry.name.starts_with("\2OlePres") && std::ranges::none_of(harmless, is));
    }
    return !object ? OleObject::none : more ? OleObject::closed : OleObject::picture;
}

void add_ole_objects(OleDocument& document) {
    std::vector<size_t> open = {document.storage};
    while (!open.empty() && !document.parts.full()) {
        const size_t storage = open.back();
        open.pop_back();
        for (const size_t child : document.file.children(storage)) {
            const CompoundEntry& entry = document.file.entries()[child];
            if (!entry.storage || is_passed_over(entry.name)) continue;
            const std::string_view media = media_of_storage(document.file, child);
            if (media != "ole") {
                add_document(document, child, media, entry.name);
            } else if (add_packed_file(document, child)) {
                continue;
            } else if (kind_of_object(document.file, child) == OleObject::closed) {
                document.warn(Fault::partly, "the embedded object " + entry.name + " was not read");
            } else {
                open.push_back(child);
            }
        }
    }
}

}  // namespace leakscan
