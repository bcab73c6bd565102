// OFD, the fixed-layout format of Chinese public bodies: GB/T 33190-2016. Only places say what belongs together, so letters go through
// extract/page_text like those of a PDF. Namespaces differ from program to program: local names decide. This file finds the documents of
// a package, what they say of themselves, and what earlier states left in it; ofd_document reads one.
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/formats.h"
#include "extract/ofd_document.h"

namespace leakscan {
namespace {

constexpr size_t most_documents = 1'000;

struct Body {
    std::string root;
    std::string current_version;
    std::vector<std::pair<std::string, std::string>> properties;  // label, value
};

// Dates, identifiers and programs say nothing of a person.
std::string_view label_of(std::string_view element) {
    constexpr std::pair<std::string_view, std::string_view> labels[] = {
        {"Title", "标题"}, {"Author", "作者"}, {"Subject", "主题"}, {"Abstract", "备注"}, {"Keyword", "关键词"},
    };
    for (const auto& [name, label] : labels) {
        if (name == element) return label;
    }
    return {};
}

std::vector<Body> read_bodies(Package& package, std::string_view part) {
    std::vector<Body> bodies;
    std::string text, own_label;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        text.clear();
        if (name == "DocBody" && bodies.size() < most_documents) bodies.emplace_back();
        if (name == "CustomData") own_label = attributes.get("Name");
        if (name == "Version" && !bodies.empty() && attributes.get("Current") == "true")
            bodies.back().current_version = attributes.get("BaseLoc");
    };
    handler.text = [&](std::string_view piece) { text += piece; };
    handler.end = [&](std::string_view name) {
        const std::string said(trim(text));
        text.clear();
        if (bodies.empty() || said.empty()) return;
        if (name == "DocRoot") bodies.back().root = said;
        const std::string label = name == "CustomData" ? own_label : std::string(label_of(name));
        if (!label.empty()) bodies.back().properties.emplace_back(label, said);
    };
    package.read_xml_part(part, handler);
    return bodies;
}

// The root of the version that counts, if the document says so; versions describe themselves in a part each (GB/T 33190, 21).
std::string root_of(OfdPackage& ofd, const Body& body) {
    std::string root = body.root;
    if (!body.current_version.empty()) {
        const std::string version = ofd.locate("", body.current_version);
        std::string text;
        XmlHandler handler;
        handler.start = [&](std::string_view, const XmlAttributes&) { text.clear(); };
        handler.text = [&](std::string_view piece) { text += piece; };
        handler.end = [&](std::string_view name) {
            const std::string target = resolve_part(version, trim(text));
            if (name == "DocRoot" && ofd.package.has(target)) root = "/" + target;
        };
        if (!version.empty()) ofd.package.read_xml_part(version, handler);
    }
    return root.empty() ? std::string() : ofd.locate("", root);
}

void add_properties(Document& document, const Body& body) {
    for (const auto& [label, value] : body.properties) {
        if (label == "标题" && document.meta.title.empty()) document.meta.title = value;
        document.add(value, Locus{.channel = Channel::metadata}, label);
    }
}

// The name of the outermost element of a part.
std::string root_element(Package& package, const std::string& part) {
    std::string root;
    const std::optional<std::string> xml = package.read(part);
    constexpr size_t head = 4096;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes&) {
        if (root.empty()) root = name;
    };
    if (xml) read_xml(std::string_view(*xml).substr(0, head), handler, head);
    return root;
}

// Programs add a new state and leave the old parts where they were, with or without a list of versions.
void read_past(OfdPackage& ofd) {
    std::vector<std::string> lost;
    for (const std::string& part : ofd.package.parts_below("")) {
        if (part.ends_with(".xml") && !ofd.read.contains(part)) lost.push_back(part);
    }
    std::vector<std::string> pages;
    for (const std::string& part : lost) {
        const std::string root = root_element(ofd.package, part);
        if (root == "Document") read_ofd_document(ofd, part, true);
        if (root == "Page") pages.push_back(part);
    }
    for (const std::string& part : pages) {
        if (!ofd.read.contains(part)) read_lost_ofd_page(ofd, part);
    }
}

}  // namespace

Result<Extracted> extract_ofd(const Item& item, const Limits& limits, const PartSink& part) {
    Package package = TRY(Package::open(item.bytes, limits));
    TextParts parts("ofd", limits, part);
    OfdPackage ofd{package, parts, limits, item.companions};
    const std::vector<Body> bodies = read_bodies(package, "OFD.xml");
    ofd.read.insert("OFD.xml");
    bool any = false;
    for (const Body& body : bodies) {
        add_properties(parts.document, body);
        const std::string root = root_of(ofd, body);
        if (root.empty()) continue;
        any = true;
        read_ofd_document(ofd, root, false);
    }
    read_past(ofd);
    if (parts.full()) package.warn(Fault::too_large, "the text of the document is longer than the limit and was read in part");
    std::vector<Error> warnings = package.warnings();
    if (!any && parts.document.blocks.empty()) {
        if (!warnings.empty()) return Error{Fault::malformed, warnings.back().message};
        return Error{Fault::malformed, "OFD: the package names no document"};
    }
    parts.finish();
    if (std::optional<Error> nothing = ofd.states.nothing_readable()) return *nothing;
    for (Error& warning : ofd.states.warnings()) warnings.push_back(std::move(warning));
    return Extracted{Nature::document, "ofd", parts.document.meta, warnings};
}

}  // namespace leakscan
