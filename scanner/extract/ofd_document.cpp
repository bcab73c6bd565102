// Document.xml says where everything is; each part is heard once, and one that is missing or broken costs itself.
#include "extract/ofd_document.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "extract/embedded.h"
#include "extract/picture_words.h"
#include "extract/xml_values.h"

namespace leakscan {
namespace {

constexpr size_t most_pages = 100'000;
constexpr size_t most_kept_contents = 2'000;  // templates, and units of graphics

struct PageEntry {
    std::string id;
    std::string part;
};

struct Outline {
    Box area;
    std::vector<PageEntry> pages;
    std::map<std::string, std::string> templates;  // id -> part
    std::vector<std::string> resources;
    std::string annotations, attachments, tags, extensions;
    std::vector<std::string> bookmarks;
    std::vector<std::string> addresses;
};

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

// GIF and PNG may be transparent: only a PNG without an alpha channel is known not to be.
bool is_opaque_picture(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8") || bytes.starts_with("BM")) return true;
    constexpr size_t colour_type = 25;
    const bool png = bytes.starts_with("\x89PNG") && bytes.size() > colour_type;
    return png && (bytes[colour_type] == 0 || bytes[colour_type] == 2) && bytes.find("tRNS") == std::string_view::npos;
}

class OfdDocumentReader {
public:
    OfdDocumentReader(OfdPackage& ofd, std::string part, bool past)
        : ofd_(ofd), part_(std::move(part)), folder_(folder_of(part_)), past_(past) {}

    void read();
    void read_lost_page();

private:
    Outline read_outline();
    void read_resources(const std::string& part);
    void read_annotation_list(const std::string& part);
    void read_annotations(std::uint32_t page, const std::string& part);
    void read_attachments(const std::string& part);
    void read_values(const std::string& list, std::string_view locations);
    OfdContent read_content(const std::string& part);
    const OfdContent* find_template(const Outline& outline, const std::string& id);
    void add_page(const Outline& outline, std::uint32_t number, const std::string& part);
    void add_appearance(std::uint32_t page, const OfdContent& content, bool visible);
    void add(std::string_view text, const Locus& where, std::string_view label = {});
    void settle();
    void recognise(const OfdPage& page, std::uint32_t number);
    bool is_opaque(std::string_view part);
    Document& document() { return past_ ? ofd_.revision : ofd_.parts.document; }

    OfdPackage& ofd_;
    std::string part_;
    std::string folder_;
    bool past_;
    size_t settled_ = 0;  // blocks before
    OfdResources resources_;
    std::map<std::string, OfdContent> templates_;
    std::map<std::string, std::vector<std::string>> annotations_;  // page id -> parts
    PageText pages_;
};

Outline OfdDocumentReader::read_outline() {
    Outline outline;
    std::string text;
    const auto located = [&](std::string_view target) { return target.empty() ? "" : ofd_.locate(part_, target); };
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        text.clear();
        const std::string_view place = attributes.get("BaseLoc");
        if (name == "Page" && outline.pages.size() < most_pages) {
            outline.pages.push_back({std::string(attributes.get("ID")), std::string(place)});
        } else if (name == "TemplatePage" && outline.templates.size() < most_kept_contents) {
            outline.templates[std::string(attributes.get("ID"))] = place;
        } else if (name == "OutlineElem") {
            outline.bookmarks.emplace_back(attributes.get("Title"));
        } else if (name == "URI") {
            outline.addresses.emplace_back(attributes.get("URI"));
        }
    };
    handler.text = [&](std::string_view piece) { text += piece; };
    handler.end = [&](std::string_view name) {
        const std::string_view said = trim(text);
        if (name == "PublicRes" || name == "DocumentRes") outline.resources.push_back(located(said));
        if (name == "PhysicalBox" && outline.area.width() <= 0) outline.area = ofd_area(said);
        if (name == "Annotations") outline.annotations = located(said);
        if (name == "Attachments") outline.attachments = located(said);
        if (name == "CustomTags") outline.tags = located(said);
        if (name == "Extensions") outline.extensions = located(said);
        text.clear();
    };
    ofd_.package.read_xml_part(part_, handler);
    return outline;
}

void OfdDocumentReader::read() {
    settled_ = document().blocks.size();
    const Outline outline = read_outline();
    for (const std::string& part : outline.resources) read_resources(part);
    read_annotation_list(outline.annotations);
    const std::uint32_t first = past_ ? 0 : ofd_.pages;
    for (size_t i = 0; i < outline.pages.size() && !ofd_.parts.full(); ++i) {
        const PageEntry& page = outline.pages[i];
        const std::uint32_t number = first + static_cast<std::uint32_t>(i) + 1;
        const std::string part = ofd_.locate(part_, page.part);
        if (!part.empty()) add_page(outline, number, part);
        for (const std::string& annotation : annotations_[page.id]) read_annotations(number, annotation);
        settle();
    }
    if (!past_) ofd_.pages += static_cast<std::uint32_t>(outline.pages.size());
    for (const std::string& title : outline.bookmarks) add(title, Locus{.channel = Channel::metadata});
    for (const std::string& address : outline.addresses) add(address, Locus{.channel = Channel::attribute});
    read_values(outline.tags, "CustomTag");
    read_values(outline.extensions, "Extension");
    settle();
    read_attachments(outline.attachments);
}

void OfdDocumentReader::read_lost_page() {
    add_page({}, 0, part_);
    settle();
}

// What stands in the document now was said: present text is remembered, past text is kept where it is new.
void OfdDocumentReader::settle() {
    if (past_) {
        ofd_.older.add_new(ofd_.revision, ofd_.parts);
        settled_ = 0;
        return;
    }
    ofd_.older.remember(ofd_.parts.document, settled_);
    ofd_.parts.may_cut();
    settled_ = ofd_.parts.document.blocks.size();
}

void OfdDocumentReader::add(std::string_view text, const Locus& where, std::string_view label) {
    if (!ofd_.parts.full()) document().add(trim(text), where, label);
}

void OfdDocumentReader::read_resources(const std::string& part) {
    if (part.empty()) return;
    std::string base, media, unit, text;
    std::optional<OfdContentReader> reader;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        text.clear();
        if (reader) return reader->start(name, attributes);
        if (name == "Res") base = attributes.get("BaseLoc");
        if (name == "MultiMedia") media = attributes.get("ID");
        if (name != "CompositeGraphicUnit" || resources_.units.size() >= most_kept_contents) return;
        unit = attributes.get("ID");
        reader.emplace();
    };
    handler.text = [&](std::string_view piece) {
        if (reader) return reader->text(piece);
        text += piece;
    };
    handler.end = [&](std::string_view name) {
        if (reader && name == "CompositeGraphicUnit") {
            resources_.units[unit] = reader->take();
            reader.reset();
        } else if (reader) {
            reader->end(name);
        } else if (name == "MediaFile" && resources_.pictures.size() < most_pages) {
            const std::string folder = resolve_part(part, base + "/");
            resources_.pictures[media] = resolve_part(folder + "/", trim(text));
        }
        text.clear();
    };
    ofd_.package.read_xml_part(part, handler);
}

OfdContent OfdDocumentReader::read_content(const std::string& part) {
    OfdContentReader reader;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) { reader.start(name, attributes); };
    handler.text = [&](std::string_view piece) { reader.text(piece); };
    handler.end = [&](std::string_view name) { reader.end(name); };
    ofd_.package.read_xml_part(part, handler, [&](std::string_view piece) { add(piece, Locus{}); });
    return reader.take();
}

const OfdContent* OfdDocumentReader::find_template(const Outline& outline, const std::string& id) {
    if (const auto known = templates_.find(id); known != templates_.end()) return &known->second;
    const auto entry = outline.templates.find(id);
    if (entry == outline.templates.end()) return nullptr;
    const std::string part = ofd_.locate(part_, entry->second);
    return &templates_.emplace(id, part.empty() ? OfdContent{} : read_content(part)).first->second;
}

bool OfdDocumentReader::is_opaque(std::string_view part) {
    const auto [known, added] = ofd_.opaque.try_emplace(std::string(part), false);
    if (!added) return known->second;
    if (ofd_.package.has(part)) known->second = is_opaque_picture(ofd_.package.read(part).value_or(""));
    return known->second;
}

// What its pictures show, of a page that shows nothing else.
void OfdDocumentReader::recognise(const OfdPage& page, std::uint32_t number) {
    if (ofd_.companions.ocr == nullptr) return;
    PictureWords words(*ofd_.companions.ocr, ofd_.limits, ofd_.parts);
    for (const std::string& part : page.pictures) {
        const std::optional<std::string> bytes = ofd_.package.has(part) ? ofd_.package.read(part) : std::nullopt;
        if (!bytes || ofd_.parts.full()) continue;
        if (const Status read = words.add_page(*bytes, number); !read.ok()) ofd_.package.warn(read.error().fault, read.error().message);
    }
    if (words.seen() > 0) ofd_.states.recognised(number);
}

void OfdDocumentReader::add_page(const Outline& outline, std::uint32_t number, const std::string& part) {
    const OfdContent content = read_content(part);
    std::vector<const OfdContent*> layers;
    for (const std::string& id : content.templates) {
        if (const OfdContent* layer = find_template(outline, id)) layers.push_back(layer);
    }
    layers.push_back(&content);
    const Box& area = content.area.width() > 0 ? content.area : outline.area;
    const OfdPage page = place_ofd_page(number, layers, area, resources_, [this](std::string_view name) { return is_opaque(name); });
    if (!past_) ofd_.states.add(page.state, number);
    if (!past_ && page.state == Readability::picture) recognise(page, number);
    pages_.add(page.page, document());
    for (const std::string& address : content.addresses) add(address, Locus{.channel = Channel::attribute, .page = number});
}

void OfdDocumentReader::read_annotation_list(const std::string& part) {
    if (part.empty()) return;
    std::string page, text;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "Page") page = attributes.get("PageID");
        text.clear();
    };
    handler.text = [&](std::string_view piece) { text += piece; };
    handler.end = [&](std::string_view name) {
        if (name != "FileLoc") return;
        const std::string file = ofd_.locate(part, trim(text), folder_);
        if (!file.empty()) annotations_[page].push_back(file);
    };
    ofd_.package.read_xml_part(part, handler);
}

void OfdDocumentReader::read_annotations(std::uint32_t page, const std::string& part) {
    bool visible = true;
    std::string label, text;
    std::optional<OfdContentReader> appearance;
    const auto where = [&] { return Locus{.channel = visible ? Channel::annotation : Channel::hidden_text, .page = page}; };
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (appearance) return appearance->start(name, attributes);
        text.clear();
        if (name == "Annot") {
            visible = attributes.get("Visible") != "false";
            add(attributes.get("Creator"), where(), "作者");
        }
        label = name == "Parameter" ? attributes.get("Name") : "";
        if (name == "Appearance") appearance.emplace();
    };
    handler.text = [&](std::string_view piece) {
        if (appearance) return appearance->text(piece);
        text += piece;
    };
    handler.end = [&](std::string_view name) {
        if (appearance && name == "Appearance") {
            add_appearance(page, appearance->take(), visible);
            appearance.reset();
        } else if (appearance) {
            appearance->end(name);
        } else {
            if (name == "Remark" || name == "Parameter") add(text, where(), label);
            text.clear();
        }
    };
    ofd_.package.read_xml_part(part, handler, [&](std::string_view piece) { add(piece, where()); });
}

// What an annotation draws over the page, unless nobody sees it.
void OfdDocumentReader::add_appearance(std::uint32_t page, const OfdContent& content, bool visible) {
    const OfdPage placed = place_ofd_page(page, {&content}, {}, resources_, [this](std::string_view name) { return is_opaque(name); });
    Document drawn;
    PageText().add(placed.page, drawn);
    for (const Block& block : drawn.blocks) {
        Locus where{.channel = block.where.channel, .page = page};
        if (!visible) where.channel = Channel::hidden_text;
        if (where.channel == Channel::body) where.channel = Channel::annotation;
        add(drawn.text_of(block), where, drawn.label_of(block));
    }
    for (const std::string& address : content.addresses) add(address, Locus{.channel = Channel::attribute, .page = page});
}

void OfdDocumentReader::read_attachments(const std::string& part) {
    if (part.empty() || past_) return;
    std::string title, text;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "Attachment") title = attributes.get("Name");
        text.clear();
    };
    handler.text = [&](std::string_view piece) { text += piece; };
    handler.end = [&](std::string_view name) {
        if (name != "FileLoc") return;
        const std::string file = ofd_.locate(part, trim(text), folder_);
        if (file.empty() || ofd_.parts.full()) return;
        add(title, Locus{.channel = Channel::attachment}, "附件名");
        const std::optional<std::string> bytes = ofd_.package.read(file);
        if (!bytes || bytes->empty()) return;
        if (const std::optional<Error> missing = add_attachment(ofd_.parts, *bytes, title, ofd_.limits, ofd_.companions))
            ofd_.package.warn(missing->fault, missing->message);
    };
    ofd_.package.read_xml_part(part, handler);
    settled_ = document().blocks.size();
}

// A list of files with values of their own: custom tags and extensions. What stands in the list itself is read as well.
void OfdDocumentReader::read_values(const std::string& list, std::string_view element) {
    if (list.empty()) return;
    const Locus where{.channel = Channel::metadata};
    std::string text, label;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        label = name == "Property" ? attributes.get("Name") : name;
        if (name == element) add(attributes.get("AppName"), where);
        text.clear();
    };
    handler.text = [&](std::string_view piece) { text += piece; };
    handler.end = [&](std::string_view name) {
        if (name == "FileLoc" || name == "ExtendData") {
            const std::string file = ofd_.locate(list, trim(text), folder_);
            const std::optional<std::string> xml = file.empty() ? std::nullopt : ofd_.package.read(file);
            if (xml && !ofd_.parts.full()) add_xml_values(document(), *xml, where, ofd_.limits.document_bytes);
        } else if (name != "SchemaLoc") {
            add(text, where, label);
        }
        text.clear();
    };
    ofd_.package.read_xml_part(list, handler);
}

}  // namespace

std::string OfdPackage::locate(std::string_view base, std::string_view target, std::string_view folder) {
    const std::string near = resolve_part(base, target);
    for (const std::string& name : {near, resolve_part("", target), resolve_part(folder, target)}) {
        if (!package.has(name)) continue;
        read.insert(name);
        return name;
    }
    package.warn(Fault::partly, "part " + near + " is missing");
    return {};
}

void read_ofd_document(OfdPackage& ofd, const std::string& part, bool past) { OfdDocumentReader(ofd, part, past).read(); }

void read_lost_ofd_page(OfdPackage& ofd, const std::string& part) { OfdDocumentReader(ofd, part, true).read_lost_page(); }

}  // namespace leakscan
