// Folding of text before matching: one spelling for every way to write a digit, dash or space, with the way
// back to the source. Two readings: the plain one changes nothing that a reader would not; the lenient one also takes
// Han digits and look-alike letters for digits, and is for tokens that are mostly digits only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/letter_set.h"

namespace leakscan {

// Folded text. source[i] is the byte offset, in the text given, of the code point that byte i came from;
// source[text.size()] is the size of the text given.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> source;
};

// What a code point is to a number.
enum class DigitClass : std::uint8_t {
    other,
    digit,      // a decimal digit in any script, circled and the like included
    separator,  // space, dash, dot, bracket: may stand between groups
    ignorable,  // invisible, or a mark upon its neighbour
    han,        // 一 壹 〇
    letter,     // O o l I, Cyrillic О: looks like a digit
    scan,       // B S Z: a digit to a bad scanner only
    ring,       // ○: a zero, or a mask
};

// NFKC, all decimal digits to ASCII, circled and other numeric digits, dashes to '-', white space to ' ', the look-alikes
// of X (the check letter) to 'X', and no default-ignorable code points, combining marks, bidi or other controls.
// The table behind it is built from ICU, page by page.
void fold(std::string_view text, FoldedText& folded);
std::string fold(std::string_view text);
// Without spaces as well, as labels are compared: 身 份 证 号.
std::string fold_label(std::string_view text);
// The folded spelling of one code point: "" if it vanishes.
std::string fold_code_point(char32_t code_point);

DigitClass digit_class_by_table(char32_t code_point);
inline constexpr std::array<DigitClass, 128> ascii_digit_classes = [] {
    std::array<DigitClass, 128> classes{};
    const auto set = [&classes](std::string_view letters, DigitClass kind) {
        for (const char letter : letters) classes[static_cast<unsigned char>(letter)] = kind;
    };
    for (size_t control = 0; control < 0x20; ++control) classes[control] = DigitClass::ignorable;
    classes[0x7F] = DigitClass::ignorable;
    set("0123456789", DigitClass::digit);
    set(" -.()~\t\n\v\f\r", DigitClass::separator);
    set("OolI|", DigitClass::letter);
    set("BSZ", DigitClass::scan);
    return classes;
}();
// Asked for every sign beside a digit. ASCII and ideographs, the bulk of our text, need no look at the table.
inline DigitClass digit_class(char32_t code_point) {
    if (code_point < ascii_digit_classes.size()) return ascii_digit_classes[code_point];
    static constexpr LetterSet numerals(U"零一壹幺二贰貳三叁參四肆五伍六陆陸七柒八捌九玖");
    const bool plain_han = code_point >= 0x4E00 && code_point < 0xA000 && !numerals.contains(code_point);
    return plain_han ? DigitClass::other : digit_class_by_table(code_point);
}
// The digit that the lenient reading sees in a code point of class han, letter, scan or ring: '0'..'9'.
char lenient_digit(char32_t code_point);

}  // namespace leakscan
