#include "extract/odf_styles.h"

#include "base/text.h"

namespace leakscan {
namespace {

constexpr int longest_chain = 20;  // of parents; more is a cycle
constexpr size_t most_styles = 200'000;

bool is_paper(std::string_view colour) { return equals_ignoring_case(colour, "#ffffff") || colour == "white"; }

// "1pt", "0.03cm": one point or less.
bool is_tiny(std::string_view size) {
    if (size.ends_with("%")) return false;
    const bool points = size.ends_with("pt");
    return size.starts_with("0.") || size.starts_with("0pt") || (points && (size == "1pt" || size == "0pt" || size.starts_with("1.0pt")));
}

void read_properties(OdfStyles::Style& style, std::string_view element, const XmlAttributes& attributes) {
    RunLook& look = style.look;
    const std::string_view ground = attributes.get("background-color");
    if (!ground.empty()) look.shaded = ground != "transparent" && !is_paper(ground);
    if (element == "text-properties" || element == "properties") {
        if (attributes.has("display")) look.vanish = attributes.get("display") == "none";
        if (attributes.has("color")) look.white = is_paper(attributes.get("color"));
        if (attributes.get("use-window-font-color") == "true") look.white = false;
        if (const std::string_view size = attributes.get("font-size"); !size.empty()) look.tiny = is_tiny(size);
    }
    if (attributes.get("cell-protect").starts_with("hidden-and-protected")) style.hides_contents = true;
    if (element == "table-properties" || element == "properties") style.hidden |= attributes.get("display") == "false";
    if (element == "drawing-page-properties" || element == "properties") style.hidden |= attributes.get("visibility") == "hidden";
}

}  // namespace

void OdfStyles::read(std::string_view xml, Origin origin, std::uint64_t text_limit) {
    bool wanted = false;
    size_t left = most_styles;
    Style* current = nullptr;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "styles") wanted = true;
        if (name == "automatic-styles") wanted = origin == Origin::of_this_part;
        if (name == "layer" && attributes.get("display") == "none") hidden_layers_.emplace(attributes.get("name"));
        if (name == "style" && wanted && left > 0) {
            --left;
            current = &families_[std::string(attributes.get("family"))][std::string(attributes.get("name"))];
            *current = Style{.look = {}, .parent = std::string(attributes.get("parent-style-name"))};
        }
        if (current && name.ends_with("properties")) read_properties(*current, name, attributes);
    };
    handler.end = [&](std::string_view name) {
        if (name == "style") current = nullptr;
        if (name == "styles" || name == "automatic-styles") wanted = false;
    };
    read_xml(xml, handler, text_limit);
    for (auto& [name, family] : families_) resolve(family);
}

const OdfStyles::Style& OdfStyles::style(std::string_view family, std::string_view name) const {
    static const Style silent;
    const auto styles = families_.find(family);
    if (styles == families_.end()) return silent;
    const auto found = styles->second.find(name);
    return found == styles->second.end() ? silent : found->second;
}

void OdfStyles::resolve(Family& family) {
    for (auto& [name, style] : family) {
        std::string_view parent = style.parent;
        for (int step = 0; step < longest_chain && !parent.empty(); ++step) {
            const auto found = family.find(parent);
            if (found == family.end()) break;
            style.look.inherit(found->second.look);
            style.hides_contents |= found->second.hides_contents;
            style.hidden |= found->second.hidden;
            parent = found->second.parent;
        }
    }
}

}  // namespace leakscan
