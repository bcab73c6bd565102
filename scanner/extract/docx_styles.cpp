#include "extract/docx_styles.h"

#include "base/text.h"

namespace leakscan {
namespace {

constexpr int longest_chain = 20;  // of basedOn; Word allows 11 levels, cycles never end

bool is_paper(std::string_view colour) { return equals_ignoring_case(colour, "FFFFFF") || colour == "white"; }

}  // namespace

bool is_on(const XmlAttributes& attributes) {
    const std::string_view value = attributes.get("val");
    return value != "0" && value != "false" && value != "off";
}

void read_look(RunLook& look, std::string_view element, const XmlAttributes& attributes) {
    const std::string_view value = attributes.get("val");
    if (element == "vanish" || element == "webHidden") {
        look.vanish = is_on(attributes);
    } else if (element == "color") {
        look.white = is_paper(value) || attributes.get("themeColor") == "background1";
    } else if (element == "sz") {
        look.tiny = value == "1" || value == "2" || value == "0";  // half points
    } else if (element == "highlight") {
        look.shaded = value != "none" && !is_paper(value);
    } else if (element == "shd") {
        const std::string_view fill = attributes.get("fill");
        const bool pattern = !value.empty() && value != "clear" && value != "nil";
        const bool coloured = !fill.empty() && fill != "auto" && !is_paper(fill);
        look.shaded = pattern || coloured || attributes.has("themeFill");
    }
}

DocxStyles DocxStyles::read(Package& package, std::string_view part) {
    DocxStyles styles;
    Style* style = nullptr;
    int properties = 0;  // inside w:rPr or w:pPr
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == "style") style = &styles.styles_[std::string(attributes.get("styleId"))];
        if (!style) return;
        if (name == "basedOn") style->based_on = attributes.get("val");
        if (name == "rPr" || name == "pPr") ++properties;
        if (properties > 0) read_look(style->look, name, attributes);
        if (name == "tblStylePr") style = nullptr;  // concerns some rows of a table only
    };
    handler.end = [&](std::string_view name) {
        if (style && (name == "rPr" || name == "pPr")) --properties;
        if (name == "style") style = nullptr, properties = 0;
    };
    if (package.has(part)) package.read_xml_part(part, handler);
    styles.resolve();
    return styles;
}

const RunLook& DocxStyles::look(std::string_view style) const {
    static const RunLook silent;
    const auto found = styles_.find(style);
    return found == styles_.end() ? silent : found->second.look;
}

void DocxStyles::resolve() {
    const auto originals = styles_;
    for (auto& [id, style] : styles_) {
        std::string_view base = style.based_on;
        for (int step = 0; step < longest_chain && !base.empty(); ++step) {
            const auto found = originals.find(base);
            if (found == originals.end()) break;
            style.look.inherit(found->second.look);
            base = found->second.based_on;
        }
    }
}

}  // namespace leakscan
