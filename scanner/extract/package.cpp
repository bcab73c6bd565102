// Names of parts are resolved like relative links; a part that is damaged costs itself and a warning.
#include "extract/package.h"

#include <algorithm>

#include "base/text.h"
#include "extract/property_labels.h"

namespace leakscan {
namespace {

constexpr size_t most_warnings = 20;  // a package with a thousand broken parts says so once

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }
std::string_view file_of(std::string_view part) { return part.substr(part.rfind('/') + 1); }

// "word/document.xml" -> "word/_rels/document.xml.rels"
std::string relationships_part(std::string_view part) {
    return std::string(folder_of(part)) + "_rels/" + std::string(file_of(part)) + ".rels";
}

// UTF-16 is allowed for parts (ECMA-376 part 2, 6.2.5) and rare; everything else is UTF-8.
std::string to_utf8(std::string bytes) {
    const bool little = bytes.starts_with("\xFF\xFE");
    if (!little && !bytes.starts_with("\xFE\xFF")) return bytes;
    std::string text;
    const auto unit = [&](size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return little ? static_cast<char32_t>(first | (second << 8)) : static_cast<char32_t>((first << 8) | second);
    };
    for (size_t at = 2; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), at += 2;
        }
        append_utf8(text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return text;
}

}  // namespace

std::string resolve_part(std::string_view part, std::string_view target) {
    std::string path = target.starts_with("/") ? std::string(target) : std::string(folder_of(part)) + std::string(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    std::vector<std::string> steps;
    for (std::string_view step : split(path, '/')) {
        if (step.empty() || step == ".") continue;
        if (step != "..") {
            steps.emplace_back(step);
        } else if (!steps.empty()) {
            steps.pop_back();
        }
    }
    return join(steps, "/");
}

Result<Package> Package::open(std::string_view bytes, const Limits& limits) {
    const ZipLimits zip_limits{limits.document_bytes, limits.unpacked_bytes, limits.expansion_ratio, limits.members};
    return Package(TRY(ZipReader::open(bytes, zip_limits)), limits.document_bytes);
}

std::string Package::main_part(std::string_view usual) {
    for (const Relationship& relationship : relationships("")) {
        if (relationship.type == "officeDocument" && has(relationship.target)) return relationship.target;
    }
    return std::string(usual);
}

std::vector<Relationship> Package::relationships(std::string_view part) {
    std::vector<Relationship> found;
    const std::string name = relationships_part(part);
    if (!has(name)) return found;
    XmlHandler handler;
    handler.start = [&](std::string_view element, const XmlAttributes& attributes) {
        if (element != "Relationship") return;
        Relationship relationship;
        relationship.id = attributes.get("Id");
        relationship.type = file_of(attributes.get("Type"));
        relationship.external = attributes.get("TargetMode") == "External";
        const std::string_view target = attributes.get("Target");
        relationship.target = relationship.external ? std::string(target) : resolve_part(part, target);
        found.push_back(std::move(relationship));
    };
    read_xml_part(name, handler);
    return found;
}

std::vector<std::string> Package::parts_below(std::string_view beginning) const {
    std::vector<std::string> names;
    for (const ZipEntry& entry : zip_.entries()) {
        const std::string name = resolve_part("", entry.name);
        if (name.size() > beginning.size() && equals_ignoring_case(std::string_view(name).substr(0, beginning.size()), beginning))
            names.push_back(name);
    }
    return names;
}

std::optional<std::string> Package::read(std::string_view part) {
    const ZipEntry* entry = zip_.find(part);
    if (!entry) {
        warn(Fault::partly, "part " + std::string(part) + " is missing");
        return std::nullopt;
    }
    Result<std::string> content = zip_.read(*entry);
    if (!content.ok()) {
        warn(content.error().fault, content.error().message);
        return std::nullopt;
    }
    return to_utf8(content.take());
}

bool Package::read_xml_part(std::string_view part, const XmlHandler& handler, const std::function<void(std::string_view)>& raw) {
    const std::optional<std::string> xml = read(part);
    if (!xml) return false;
    read_xml_text(part, *xml, handler, raw);
    return true;
}

void Package::read_xml_text(std::string_view part, std::string_view xml, const XmlHandler& handler,
                            const std::function<void(std::string_view)>& raw) {
    switch (read_xml(xml, handler, text_limit_)) {
        case XmlOutcome::whole: return;
        case XmlOutcome::recovered: return warn(Fault::partly, "part " + std::string(part) + " is damaged");
        case XmlOutcome::stopped:
            warn(Fault::partly, "part " + std::string(part) + " is no acceptable XML and was read as raw text");
            if (raw) scan_xml_text(xml, raw);
    }
}

void Package::add_properties(Document& document) {
    std::string label;
    std::string value;
    XmlHandler handler;
    handler.start = [&](std::string_view element, const XmlAttributes& attributes) {
        // An own property is <property name="..."><vt:lpwstr>value</vt:lpwstr></property>.
        if (element == "property") label = attributes.get("name");
        if (const std::string_view known = label_of_property(element); !known.empty()) label = known;
        value.clear();
    };
    handler.text = [&](std::string_view text) { value += text; };
    handler.end = [&](std::string_view element) {
        const std::string_view text = trim(value);
        if (!label.empty() && !text.empty()) {
            if (element == "title" && document.meta.title.empty()) document.meta.title = text;
            document.add(text, Locus{.channel = Channel::metadata}, label);
        }
        if (element == "property" || !label_of_property(element).empty()) label.clear();
        value.clear();
    };
    for (const std::string_view part : {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}) {
        label.clear();
        if (has(part)) read_xml_part(part, handler);
    }
}

void Package::warn(Fault fault, std::string message) {
    const bool known = std::any_of(warnings_.begin(), warnings_.end(), [&](const Error& error) { return error.message == message; });
    if (!known && warnings_.size() < most_warnings) warnings_.push_back({fault, std::move(message)});
}

std::vector<Error> Package::warnings() const {
    std::vector<Error> all = zip_.warnings();
    all.resize(std::min(all.size(), most_warnings));
    all.insert(all.end(), warnings_.begin(), warnings_.end());
    return all;
}

}  // namespace leakscan
