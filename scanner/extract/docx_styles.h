// Which styles of a document (word/styles.xml) make text invisible. ECMA-376 part 1, 17.7.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/package.h"

namespace leakscan {

// What run properties say; nothing where they are silent.
struct RunLook {
    std::optional<bool> vanish;  // w:vanish, w:webHidden
    std::optional<bool> white;   // letters in the colour of paper
    std::optional<bool> tiny;    // one point high or less
    std::optional<bool> shaded;  // a ground of another colour than paper

    // Takes over what one child of w:rPr (or w:pPr, w:tcPr for the ground) says.
    void read(std::string_view element, const XmlAttributes& attributes);
    // Fills what is still silent.
    void inherit(const RunLook& from);
};

class DocxStyles {
public:
    static DocxStyles read(Package& package, std::string_view part);

    // With everything inherited; silent for an unknown style.
    const RunLook& look(std::string_view style) const;

private:
    struct Style {
        RunLook look;
        std::string based_on;
    };
    void resolve();

    std::map<std::string, Style, std::less<>> styles_;
};

// w:val of a switch: present without a value means on.
bool is_on(const XmlAttributes& attributes);

}  // namespace leakscan
