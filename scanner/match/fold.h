// Folding of text before matching: one spelling for every way to write a digit, dash or space, with the way
// back to the source. Two readings: the plain one changes nothing that a reader would not; the lenient one also takes
// Han digits and look-alike letters for digits, and is for tokens that are mostly digits only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
// The table behind it is built once from ICU.
void fold(std::string_view text, FoldedText& folded);
std::string fold(std::string_view text);
// Without spaces as well, as labels are compared: 身 份 证 号.
std::string fold_label(std::string_view text);
// The folded spelling of one code point: "" if it vanishes.
std::string fold_code_point(char32_t code_point);

DigitClass digit_class(char32_t code_point);
// The digit that the lenient reading sees in a code point of class han, letter, scan or ring: '0'..'9'.
char lenient_digit(char32_t code_point);

}  // namespace leakscan
