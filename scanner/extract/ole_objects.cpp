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

void add_native(OleDocument& document, std::string_view bytes, const std::string& storage_name) {
    const NativeFile file = parse_native(bytes);
    const Locus where{.channel = Channel::attachment};
    document.add(file.label, where, "附件名");
    if (file.path != file.label) document.add(file.path, where, "附件路径");
    if (file.temporary_path != file.path) document.add(file.temporary_path, where, "附件路径");
    const std::string name = file.label.empty() ? storage_name : file_of(file.label);
    const std::optional<Error> missing = add_attachment(document.parts, file.content, name, document.limits);
    // Without a file's name it is the private data of some program.
    if (missing && !file.label.empty()) document.warn(missing->fault, missing->message);
}

void add_document(OleDocument& outer, size_t storage, std::string_view media, const std::string& name) {
    const OleReader read = reader_of_storage(media);
    if (media == "ooxml-encrypted") return outer.warn(Fault::encrypted, "the embedded file " + name + " is encrypted");
    if (read == nullptr || outer.limits.depth == 0) return outer.warn(Fault::partly, "the embedded file " + name + " was not read");
    Limits limits = outer.limits;
    --limits.depth;
    const PartSink sink = attachment_sink(outer.parts, name);
    TextParts parts(std::string(media), limits, sink);
    OleDocument document(outer.file, storage, parts, limits);
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

bool add_packed_file(OleDocument& document, size_t storage) {
    const std::string name = document.file.entries()[storage].name;
    if (const std::optional<size_t> native = document.file.find(storage, "\1Ole10Native")) {
        add_native(document, document.stream(*native), name);
        return true;
    }
    for (const std::string_view stream : {"Package", "package_stream", "EmbeddedOdf", "CONTENTS"}) {
        const std::optional<size_t> entry = document.file.find(storage, stream);
        if (!entry) continue;
        const std::optional<Error> missing = add_attachment(document.parts, document.stream(*entry), name, document.limits);
        // The stream is called CONTENTS by programs of all kinds: what is no document is their own data.
        if (missing && stream != "CONTENTS") document.warn(missing->fault, missing->message);
        return !missing || stream != "CONTENTS";
    }
    return false;
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
            } else if (!add_packed_file(document, child)) {
                open.push_back(child);
            }
        }
    }
}

}  // namespace leakscan
