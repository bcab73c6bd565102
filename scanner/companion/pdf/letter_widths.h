// How far a string of bytes runs in a font: an estimate that tells which letters on the page it wrote. ISO 32000-1, 9.7.4.3 and 9.6.2.1.
#pragma once

#include <map>
#include <string_view>

class QPDFObjectHandle;

namespace leakscan {

class LetterWidths {
public:
    static LetterWidths of(QPDFObjectHandle font);

    struct Run {
        double width = 0;  // in parts of the font size
        unsigned letters = 0;
        unsigned spaces = 0;
    };
    Run measure(std::string_view bytes) const;

private:
    enum class Codes : unsigned char { single, pairs, mixed };

    double width_of(unsigned code) const;

    Codes codes_ = Codes::single;
    bool widths_by_code_ = true;
    double usual_ = 0.5;
    std::map<unsigned, double> widths_;
};

}  // namespace leakscan
