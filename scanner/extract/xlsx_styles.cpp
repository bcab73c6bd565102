// Fonts, fills and number formats, then the cell formats that point to them; cells ask by index afterwards.
#include "extract/xlsx_styles.h"

#include <charconv>
#include <map>
#include <string>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t most_styles = 65'536;  // Excel allows 65,490 cell formats

// Colours as comparable numbers: RGB, or beyond it what cannot be resolved without the theme.
using Colour = std::uint32_t;
constexpr Colour white = 0xFFFFFF;
constexpr Colour black = 0x000000;
constexpr Colour automatic = 0x1000000;
constexpr Colour theme = 0x2000000;    // + index; 0 is the window's white, 1 its text's black
constexpr Colour palette = 0x3000000;  // + index
constexpr Colour tinted = 0x4000000;

struct Fill {
    Colour ground = white;
    bool plain = true;  // none or solid: the ground is one colour
};

struct Font {
    Colour colour = automatic;
    bool tiny = false;
};

std::uint32_t number(std::string_view text, int base = 10) {
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return parsed.ec == std::errc() ? value : 0;
}

Colour colour_of(const XmlAttributes& attributes) {
    const Colour tint = attributes.get("tint").empty() ? 0 : tinted;
    if (const std::string_view rgb = attributes.get("rgb"); rgb.size() >= 6) return number(rgb.substr(rgb.size() - 6), 16) | tint;
    if (attributes.has("theme")) {
        const std::uint32_t index = number(attributes.get("theme")) & 0xFF;
        return (index == 0 ? white : index == 1 ? black : theme + index) | tint;
    }
    if (attributes.has("indexed")) {
        const std::uint32_t index = number(attributes.get("indexed")) & 0xFF;
        const bool is_white = index == 1 || index == 9 || index == 65;
        const bool is_black = index == 0 || index == 8 || index == 64;
        return is_white ? white : is_black ? black : palette + index;
    }
    return automatic;
}

// Hears styles.xml. Fonts and fills also occur in differential formats, so the section decides what an element is.
class StylesReader {
public:
    explicit StylesReader(XlsxStyles& styles) : styles_(styles) { styles_.formats.resize(1); }

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (++depth_ == 2) section_ = name;
        if (section_ == "numFmts" && name == "numFmt" && codes_.size() < most_styles) {
            codes_.try_emplace(number(attributes.get("numFmtId")), attributes.get("formatCode"));
        } else if (section_ == "fonts") {
            read_font(name, attributes);
        } else if (section_ == "fills") {
            read_fill(name, attributes);
        } else if (section_ == "cellXfs" && name == "xf" && styles_.cells.size() < most_styles) {
            add_cell_style(attributes);
        }
    }
    void end() { --depth_; }

private:
    void read_font(std::string_view name, const XmlAttributes& attributes) {
        if (name == "font" && fonts_.size() < most_styles) fonts_.emplace_back();
        if (fonts_.empty()) return;
        if (name == "color") fonts_.back().colour = colour_of(attributes);
        if (name == "sz") fonts_.back().tiny = attributes.get("val") == "1" || attributes.get("val").starts_with("0");
    }

    void read_fill(std::string_view name, const XmlAttributes& attributes) {
        if (name == "fill" && fills_.size() < most_styles) fills_.emplace_back();
        if (fills_.empty()) return;
        Fill& fill = fills_.back();
        if (name == "patternFill") {
            const std::string_view pattern = attributes.get("patternType");
            solid_ = pattern == "solid";
            fill.plain = solid_ || pattern.empty() || pattern == "none";
        }
        if (name == "gradientFill") fill.plain = false;
        if (name == "fgColor" && solid_) fill.ground = colour_of(attributes);
    }

    void add_cell_style(const XmlAttributes& attributes) {
        XlsxCellStyle style;
        style.format = format_index(number(attributes.get("numFmtId")));
        const size_t font_id = number(attributes.get("fontId"));
        const size_t fill_id = number(attributes.get("fillId"));
        const Font font = font_id < fonts_.size() ? fonts_[font_id] : Font{};
        const Fill fill = fill_id < fills_.size() ? fills_[fill_id] : Fill{};
        style.invisible = font.tiny || (fill.plain && font.colour != automatic && font.colour == fill.ground);
        styles_.cells.push_back(style);
    }

    size_t format_index(std::uint32_t id) {
        if (id == 0) return 0;
        const auto [place, is_new] = indices_.try_emplace(id, styles_.formats.size());
        if (is_new) {
            const auto code = codes_.find(id);
            styles_.formats.push_back(code == codes_.end() ? NumberFormat::builtin(id) : NumberFormat::parse(code->second));
        }
        return place->second;
    }

    XlsxStyles& styles_;
    int depth_ = 0;
    std::string section_;
    std::map<std::uint32_t, std::string> codes_;
    std::map<std::uint32_t, size_t> indices_;
    std::vector<Font> fonts_;
    std::vector<Fill> fills_;
    bool solid_ = false;
};

}  // namespace

const XlsxCellStyle& XlsxStyles::style(size_t s) const {
    static const XlsxCellStyle plain;
    return s < cells.size() ? cells[s] : plain;
}

XlsxStyles read_xlsx_styles(Package& package, std::string_view part) {
    XlsxStyles styles;
    StylesReader reader(styles);
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) { reader.start(name, attributes); };
    handler.end = [&](std::string_view) { reader.end(); };
    if (package.has(part)) package.read_xml_part(part, handler);
    return styles;
}

}  // namespace leakscan
