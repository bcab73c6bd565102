// The frame of an OOXML document: parts in a ZIP, relationships between them, document properties. Specification:
// ECMA-376 part 2 (packaging), both namespaces (transitional, strict) by local names. What the parts say is the readers' business.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "codec/zip.h"
#include "extract/xml.h"
#include "model/document.h"
#include "model/limits.h"

namespace leakscan {

struct Relationship {
    std::string id;      // "rId3"
    std::string type;    // last component of the type's URI: "worksheet", "hyperlink"
    std::string target;  // name of a part ("xl/worksheets/sheet1.xml"), or the address if external
    bool external = false;
};

class Package {
public:
    // `bytes` must outlive the package. Faults as of ZipReader::open.
    static Result<Package> open(std::string_view bytes, const Limits& limits);

    // Where the relationships of the package say the document begins; `usual` if they are missing or point nowhere.
    std::string main_part(std::string_view usual);
    // Of a part, "" for the package itself; empty if there are none.
    std::vector<Relationship> relationships(std::string_view part);
    bool has(std::string_view part) const { return zip_.find(part) != nullptr; }
    // Names of all parts that begin so ("xl/charts/"), in the archive's order.
    std::vector<std::string> parts_below(std::string_view beginning) const;
    // The text of a part as UTF-8; nothing and a warning if it is missing or unreadable.
    std::optional<std::string> read(std::string_view part);
    // Reads a part and hears its events. A part that XML cannot carry to the end comes as raw text through `raw`.
    // False if there is no such part.
    bool read_xml_part(std::string_view part, const XmlHandler& handler, const std::function<void(std::string_view)>& raw = {});
    // The same for a text already read.
    void read_xml_text(std::string_view part, std::string_view xml, const XmlHandler& handler,
                       const std::function<void(std::string_view)>& raw = {});
    // Title, author, company and own properties as metadata blocks with labels; the title into document.meta.
    void add_properties(Document& document);

    void warn(Fault fault, std::string message);
    // All that went wrong without being fatal, each once.
    std::vector<Error> warnings() const;

private:
    Package(ZipReader zip, std::uint64_t text_limit) : zip_(std::move(zip)), text_limit_(text_limit) {}

    ZipReader zip_;
    std::uint64_t text_limit_;
    std::vector<Error> warnings_;
};

// `target` as written in the relationships of `part`, as the name of a part: "../media/a.png" from "xl/drawings/d.xml" is
// "xl/media/a.png". Steps above the root are ignored.
std::string resolve_part(std::string_view part, std::string_view target);

}  // namespace leakscan
