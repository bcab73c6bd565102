// Which styles of a document (word/styles.xml) make text invisible. ECMA-376 part 1, 17.7.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/package.h"
#include "extract/run_look.h"

namespace leakscan {

// Takes over what one child of w:rPr (or w:pPr, w:tcPr for the ground) says.
void read_look(RunLook& look, std::string_view element, const XmlAttributes& attributes);

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
