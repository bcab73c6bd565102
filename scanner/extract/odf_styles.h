// What the styles of an OpenDocument say about who sees a text: hidden or white letters, hidden sheets and slides. ODF 1.3 part 3,
// 16 (styles) and 20 (their attributes). Fonts, sizes and everything else that only looks nice is passed over.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extract/run_look.h"
#include "extract/xml.h"

namespace leakscan {

class OdfStyles {
public:
    struct Style {
        RunLook look;
        bool hides_contents = false;  // of cells, while their sheet is protected
        bool hidden = false;          // a sheet or a slide
        std::string parent;
    };
    enum class Origin : std::uint8_t { common, of_this_part };

    // Takes the styles over that one XML text defines: the named ones (office:styles), or those as well that only this text refers
    // to (office:automatic-styles). Every part has automatic styles of its own, with the same names.
    void read(std::string_view xml, Origin origin, std::uint64_t text_limit);

    // By family ("paragraph", "text", "table-cell" ...) and name, with everything inherited; silent for an unknown one.
    const Style& style(std::string_view family, std::string_view name) const;
    // Of draw:layer: whether what lies on it is never shown.
    bool hides_layer(std::string_view name) const { return hidden_layers_.contains(name); }

private:
    using Family = std::map<std::string, Style, std::less<>>;
    static void resolve(Family& family);

    std::map<std::string, Family, std::less<>> families_;
    std::set<std::string, std::less<>> hidden_layers_;
};

}  // namespace leakscan
