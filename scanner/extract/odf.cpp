// OpenDocument: text documents, spreadsheets, presentations and drawings with their templates, packed or as one XML text, as LibreOffice,
// WPS and others write them; OpenOffice.org 1 before it. ODF 1.3 parts 2 (packages) and 3 (schema). This file finds the parts, what
// the document says of itself, what is embedded, and the earlier versions it keeps; odf_content reads text.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "codec/charset.h"
#include "extract/embedded.h"
#include "extract/formats.h"
#include "extract/odf_content.h"
#include "extract/older_text.h"
#include "extract/package.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

struct Kind {
    std::string_view type;      // in the media type
    std::string_view media;     // ours
    std::string_view old_kind;  // what the body of OpenOffice.org 1 does not say
};
constexpr Kind kinds[] = {
    {"opendocument.text", "odt", ""},           {"opendocument.spreadsheet", "ods", ""}, {"opendocument.presentation", "odp", ""},
    {"opendocument.graphics", "odg", ""},       {"sun.xml.writer", "sxw", "text"},       {"sun.xml.calc", "sxc", "spreadsheet"},
    {"sun.xml.impress", "sxi", "presentation"}, {"sun.xml.draw", "sxd", "presentation"},
};
constexpr Kind other_kind = {"", "odf", ""};

const Kind& kind_of(std::string_view type) {
    for (const Kind& kind : kinds) {
        if (type.find(kind.type) != std::string_view::npos) return kind;
    }
    return other_kind;
}

// OpenOffice.org named a DTD in every part, and programs within documents still do: it is never there. One that stands in the part
// itself ends the reading as usual.
std::string without_doctype(std::string xml) {
    const size_t begin = xml.substr(0, 1024).find("<!DOCTYPE");
    const size_t end = begin == std::string::npos ? begin : xml.find('>', begin);
    if (end == std::string::npos || std::string_view(xml).substr(begin, end - begin).find('[') != std::string_view::npos) return xml;
    return xml.erase(begin, end + 1 - begin);
}

void read_part(Package& package, std::string_view part, const XmlHandler& handler) {
    std::optional<std::string> xml = package.has(part) ? package.read(part) : std::nullopt;
    if (xml) package.read_xml_text(part, without_doctype(std::move(*xml)), handler);
}

struct Manifest {
    std::map<std::string, std::string, std::less<>> types;  // by path; "/" is the document
    bool encrypted = false;                                 // the text itself
};

Manifest read_manifest(Package& package) {
    Manifest manifest;
    std::string path;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "file-entry") {
            path = attributes.get("full-path");
            manifest.types[path] = attributes.get("media-type");
        }
        if (name == "encryption-data" && (path == "content.xml" || path == "encrypted-package")) manifest.encrypted = true;
    };
    read_part(package, "META-INF/manifest.xml", handler);
    return manifest;
}

// Styles stand before what they are for, which is long.
std::string_view before_body(std::string_view xml) { return xml.substr(0, xml.find("<office:body")); }

std::string_view label_of(std::string_view element) {
    constexpr std::pair<std::string_view, std::string_view> labels[] = {
        {"title", "标题"},       {"subject", "主题"},      {"initial-creator", "作者"}, {"creator", "最后修改者"}, {"keyword", "关键词"},
        {"description", "备注"}, {"printed-by", "打印者"}, {"publisher", "发布者"},     {"contributor", "参与者"},
    };
    for (const auto& [name, label] : labels) {
        if (name == element) return label;
    }
    return {};
}

// Hears office:meta and office:settings; of the settings only words, not what the program keeps for itself in bytes.
class PropertyReader {
public:
    explicit PropertyReader(Document& document) : document_(document) {}

    XmlHandler handler() {
        XmlHandler handler;
        handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
        handler.text = [this](std::string_view text) {
            if (!label_.empty()) value_ += text;
        };
        handler.end = [this](std::string_view name) { end(name); };
        return handler;
    }

private:
    void start(std::string_view name, const XmlAttributes& attributes) {
        if (name == "meta" || name == "settings") ++inside_;
        if (name == "body") inside_ = -1;  // of a document in one text: names mean other things there
        if (inside_ <= 0) return;
        value_.clear();
        label_ = label_of(name);
        if (name == "user-defined") label_ = attributes.get("name");
        is_setting_ = name == "config-item";
        if (is_setting_ && attributes.get("type") == "string") label_ = attributes.get("name");
        if (name == "template" || name == "auto-reload") put(attributes.get("href"), name);
    }
    void end(std::string_view name) {
        if (!label_.empty()) {
            const std::string_view value = trim(value_);
            if (name == "title" && document_.meta.title.empty()) document_.meta.title = value;
            if (!is_setting_ || worth_scanning(value)) put(value, label_);
        }
        label_.clear();
        if ((name == "meta" || name == "settings") && inside_ > 0) --inside_;
    }
    void put(std::string_view value, std::string_view label) { document_.add(value, Locus{.channel = Channel::metadata}, label); }

    Document& document_;
    int inside_ = 0;
    bool is_setting_ = false;
    std::string label_;
    std::string value_;
};

// The content below `folder` ("" or "Object 1/") into `parts`. False if there is none.
bool read_content(Package& package, const std::string& folder, const Kind& kind, TextParts& parts, const Limits& limits) {
    const std::string content_part = folder + "content.xml", styles_part = folder + "styles.xml";
    std::optional<std::string> content = package.read(content_part);
    if (!content) return false;
    content = without_doctype(std::move(*content));
    const std::string styles = package.has(styles_part) ? without_doctype(package.read(styles_part).value_or("")) : "";
    OdfStyles common;
    common.read(styles, OdfStyles::Origin::common, limits.document_bytes);
    OdfStyles of_content = common;
    of_content.read(before_body(*content), OdfStyles::Origin::of_this_part, limits.document_bytes);
    common.read(styles, OdfStyles::Origin::of_this_part, limits.document_bytes);
    const auto raw = [&parts](std::string_view text) {
        if (!parts.full()) parts.document.add(text, Locus{});
        parts.may_cut();
    };
    OdfContent reader(parts, of_content, kind.old_kind);
    package.read_xml_text(content_part, *content, reader.handler(), raw);
    reader.set_styles(common);
    if (!styles.empty()) package.read_xml_text(styles_part, styles, reader.handler(), raw);
    return true;
}

// "Object 1/content.xml" is a document within the document, "Object 1" a file of another program. A chart is part of the page.
void add_objects(Package& package, const Manifest& manifest, TextParts& parts, const Limits& limits, const Companions& companions) {
    for (const std::string& part : package.parts_below("")) {
        if (parts.full()) return;
        constexpr std::string_view content = "/content.xml";
        if (part.ends_with(content)) {
            const std::string folder = part.substr(0, part.size() - content.size() + 1);
            const auto type = manifest.types.find(folder);
            const bool chart = type != manifest.types.end() && type->second.find("chart") != std::string::npos;
            const Kind& kind = kind_of(type == manifest.types.end() ? "" : type->second);
            if (chart) {
                read_content(package, folder, kind, parts, limits);
                continue;
            }
            const PartSink sink = attachment_sink(parts, folder.substr(0, folder.size() - 1));
            TextParts inner(std::string(kind.media), limits, sink);
            read_content(package, folder, kind, inner, limits);
            inner.finish();
        } else if (part.starts_with("Object ") && part.find('/') == std::string::npos) {
            const std::optional<std::string> bytes = package.read(part);
            if (!bytes || bytes->empty()) continue;
            if (const std::optional<Error> missing = add_attachment(parts, *bytes, part, limits, companions))
                package.warn(missing->fault, missing->message);
        }
    }
}

// Basic/Standard/Module1.xml: programs that came with the document.
void add_macros(Package& package, TextParts& parts) {
    for (const std::string& part : package.parts_below("Basic/")) {
        std::string program;
        XmlHandler handler;
        handler.text = [&](std::string_view text) { program += text; };
        if (part.ends_with(".xml")) read_part(package, part, handler);
        if (!parts.full()) parts.document.add(trim(program), Locus{.channel = Channel::script});
        parts.may_cut();
    }
}

// Versions that somebody saved within the document: each is a package of its own.
void add_versions(Package& package, OlderText& present, TextParts& parts, const Limits& limits, const Companions& companions) {
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name != "version-entry") return;
        for (const std::string_view said : {"title", "comment", "creator"})
            parts.document.add(trim(attributes.get(said)), Locus{.channel = Channel::metadata}, "版本");
    };
    read_part(package, "VersionList.xml", handler);
    for (const std::string& part : package.parts_below("Versions/")) {
        if (parts.full() || limits.depth == 0) return;
        const std::optional<std::string> bytes = package.read(part);
        if (!bytes || bytes->empty()) continue;
        Item item;
        item.bytes = *bytes;
        item.companions = companions;
        Limits inner = limits;
        --inner.depth;
        const Result<Extracted> read = extract_odf(item, inner, [&](const Document& version) {
            Document copy = version;
            present.add_new(copy, parts);
        });
        if (!read.ok()) package.warn(Fault::partly, "the embedded file " + part + " was not read");
    }
}

}  // namespace

Result<Extracted> extract_odf(const Item& item, const Limits& limits, const PartSink& part) {
    Package package = TRY(Package::open(item.bytes, limits));
    const Manifest manifest = read_manifest(package);
    if (manifest.encrypted) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    std::string type = package.has("mimetype") ? package.read("mimetype").value_or("") : "";
    if (const auto root = manifest.types.find("/"); type.empty() && root != manifest.types.end()) type = root->second;
    const Kind& kind = kind_of(type);
    const bool has_versions = !package.parts_below("Versions/").empty();
    OlderText present;
    const PartSink sink = [&](const Document& document) {
        if (has_versions) present.remember(document, 0);
        part(document);
    };
    TextParts parts(std::string(kind.media), limits, sink);
    PropertyReader properties(parts.document);
    for (const std::string_view name : {"meta.xml", "settings.xml"}) read_part(package, name, properties.handler());
    if (!read_content(package, "", kind, parts, limits)) return package.warnings().back();
    add_objects(package, manifest, parts, limits, item.companions);
    add_files(package, parts, "Pictures/", limits, item.companions);
    add_macros(package, parts);
    if (has_versions) {
        present.remember(parts.document, 0);
        add_versions(package, present, parts, limits, item.companions);
    }
    if (parts.full()) package.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    parts.finish();
    return Extracted{Nature::document, std::string(kind.media), parts.document.meta, package.warnings()};
}

Result<Extracted> extract_flat_odf(const Item& item, const Limits& limits, const PartSink& part) {
    const std::string xml = decode(item.bytes, declared_charset(item.bytes)).text;
    const Kind& kind = kind_of(std::string_view(xml).substr(0, 8192));
    TextParts parts(std::string(kind.media), limits, part);
    PropertyReader properties(parts.document);
    read_xml(xml, properties.handler(), limits.document_bytes);
    OdfStyles styles;
    styles.read(before_body(xml), OdfStyles::Origin::of_this_part, limits.document_bytes);
    OdfContent reader(parts, styles);
    std::vector<Error> warnings;
    switch (read_xml(xml, reader.handler(), limits.document_bytes)) {
        case XmlOutcome::whole: break;
        case XmlOutcome::recovered: warnings.push_back({Fault::partly, "the XML is damaged and was read in part"}); break;
        case XmlOutcome::stopped:
            warnings.push_back({Fault::partly, "the XML is damaged and was read in part"});
            scan_xml_text(xml, [&](std::string_view text) {
                if (!parts.full()) parts.document.add(text, Locus{});
                parts.may_cut();
            });
    }
    if (parts.full()) warnings.push_back({Fault::too_large, "the text of the document is longer than the limit and was read in part"});
    parts.finish();
    return Extracted{Nature::document, std::string(kind.media), parts.document.meta, warnings};
}

}  // namespace leakscan
