// One document in a compound file: the storage that holds it (the root, or that of an embedded object), and what is said
// about it on the way. Specification: MS-CFB, MS-OLEPS (properties), MS-OLEDS (objects). The streams are the readers' business.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "codec/compound_file.h"
#include "extract/formats.h"
#include "extract/text_parts.h"

namespace leakscan {

class OleDocument {
public:
    OleDocument(CompoundFile& file_in, size_t storage_in, TextParts& parts_in, const Limits& limits_in, const Companions& companions_in)
        : file(file_in), storage(storage_in), parts(parts_in), limits(limits_in), companions(companions_in) {}

    CompoundFile& file;
    size_t storage;
    TextParts& parts;
    const Limits& limits;
    Companions companions;

    // The bytes of a stream of this storage; nothing if there is none, a warning if it is cut.
    std::optional<std::string> stream(std::string_view name);
    // The same by its place in the file.
    std::string stream(size_t entry);
    void warn(Fault fault, std::string message);
    const std::vector<Error>& warnings() const { return warnings_; }

    // A block, as long as there is room for text.
    void add(std::string_view text, const Locus& where, std::string_view label = {});

private:
    std::vector<Error> warnings_;
};

// Reads what is special to a format. An error means that nothing could be read.
using OleReader = Status (*)(OleDocument& document);

// The medium of the document that a storage holds, by its streams ("doc"); "ole" if none is known.
std::string_view media_of_storage(const CompoundFile& file, size_t storage);
// What reads the documents of a medium; null for one that is not read.
OleReader reader_of_storage(std::string_view media);

// Reads the document in the root, of a medium that has a reader.
Result<Extracted> extract_compound(const Item& item, const Limits& limits, const PartSink& part, std::string_view media);

Status read_doc(OleDocument& document);
Status read_xls(OleDocument& document);
Status read_ppt(OleDocument& document);

// Summary information and own properties as metadata blocks; the title into the document's meta.
void add_ole_properties(OleDocument& document);
// Documents and files embedded in the storages below this one, in the channel of attachments.
void add_ole_objects(OleDocument& document);
// The file packed into a storage, if it is that of an object (Ole10Native, Package, CONTENTS). False if it is not.
bool add_packed_file(OleDocument& document, size_t storage);
// What a storage without a known document or file is: no object, one of which all but its picture is known, or one that only the
// program that made it can read.
enum class OleObject : std::uint8_t { none, picture, closed };
OleObject kind_of_object(const CompoundFile& file, size_t storage);

// The file in the data of an Ole10Native stream: its name, where it came from, its text. Says what was not read of it.
std::optional<Error> add_native_file(TextParts& parts, std::string_view bytes, const std::string& name, const Limits& limits,
                                     const Companions& companions);

}  // namespace leakscan
