#include "companion/pdf/letter_widths.h"

#include <algorithm>
#include <array>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace leakscan {
namespace {

constexpr double per_size = 1000;  // glyph space units
constexpr int most_widths = 20'000;
constexpr double half = 0.5;

// Character maps whose codes have one byte for ASCII and two for Chinese.
constexpr std::array<std::string_view, 8> mixed_maps = {"GBK", "GB-", "GBpc", "GBT", "B5", "ETen", "ETHK", "HKscs"};

double number_or(QPDFObjectHandle object, double otherwise) { return object.isNumber() ? object.getNumericValue() : otherwise; }

// The array W of a font of many glyphs: "first [w w w]" and "first last w".
void read_wide(QPDFObjectHandle array, std::map<unsigned, double>& widths) {
    const int size = array.isArray() ? array.getArrayNItems() : 0;
    for (int at = 0; at + 1 < size && widths.size() < most_widths;) {
        const auto first = static_cast<unsigned>(std::max(0.0, number_or(array.getArrayItem(at), 0)));
        QPDFObjectHandle second = array.getArrayItem(at + 1);
        if (second.isArray()) {
            const int count = std::min(second.getArrayNItems(), most_widths);
            for (int i = 0; i < count; ++i)
                widths[first + static_cast<unsigned>(i)] = number_or(second.getArrayItem(i), per_size) / per_size;
            at += 2;
        } else if (at + 2 < size) {
            const auto last = static_cast<unsigned>(std::max(0.0, number_or(second, 0)));
            const double width = number_or(array.getArrayItem(at + 2), per_size) / per_size;
            for (unsigned code = first; code <= last && code - first < most_widths && widths.size() < most_widths; ++code)
                widths[code] = width;
            at += 3;
        } else {
            return;
        }
    }
}

}  // namespace

LetterWidths LetterWidths::of(QPDFObjectHandle font) {
    LetterWidths widths;
    if (!font.isDictionary()) return widths;
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray()) {
        QPDFObjectHandle array = font.getKey("/Widths");
        const auto first = static_cast<unsigned>(std::max(0.0, number_or(font.getKey("/FirstChar"), 0)));
        const int count = array.isArray() ? std::min(array.getArrayNItems(), 256) : 0;
        for (int i = 0; i < count; ++i)
            widths.widths_[first + static_cast<unsigned>(i)] = number_or(array.getArrayItem(i), per_size / 2) / per_size;
        return widths;
    }
    QPDFObjectHandle encoding = font.getKey("/Encoding");
    const std::string name = encoding.isName() ? encoding.getName().substr(1) : "Identity-H";
    const bool mixed = std::any_of(mixed_maps.begin(), mixed_maps.end(), [&](std::string_view start) { return name.starts_with(start); });
    widths.codes_ = mixed ? Codes::mixed : Codes::pairs;
    widths.widths_by_code_ = name.starts_with("Identity");
    QPDFObjectHandle descendant = descendants.getArrayNItems() > 0 ? descendants.getArrayItem(0) : QPDFObjectHandle::newNull();
    if (!descendant.isDictionary()) return widths;
    widths.usual_ = number_or(descendant.getKey("/DW"), per_size) / per_size;
    if (widths.widths_by_code_) read_wide(descendant.getKey("/W"), widths.widths_);
    return widths;
}

double LetterWidths::width_of(unsigned code) const {
    // The codes are not the numbers that widths are given for: ASCII is half as wide as Han.
    if (codes_ != Codes::single && !widths_by_code_) return code < 0x100 ? half : usual_;
    const auto known = widths_.find(code);
    return known != widths_.end() ? known->second : usual_;
}

LetterWidths::Run LetterWidths::measure(std::string_view bytes) const {
    Run run;
    for (size_t at = 0; at < bytes.size();) {
        unsigned code = static_cast<unsigned char>(bytes[at++]);
        const bool second = codes_ == Codes::pairs || (codes_ == Codes::mixed && code > 0x80);
        if (second && at < bytes.size()) code = code << 8 | static_cast<unsigned char>(bytes[at++]);
        run.width += width_of(code);
        ++run.letters;
        if (code == ' ' && codes_ != Codes::pairs) ++run.spaces;
    }
    return run;
}

}  // namespace leakscan
