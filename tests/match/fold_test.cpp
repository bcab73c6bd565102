#include "match/fold.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("folding keeps the way back to the source") {
    FoldedText folded;
    fold("号１\xE2\x80\x8B②。", folded);
    CHECK(folded.text == "号12。");
    CHECK(folded.source == std::vector<std::uint32_t>{0, 0, 0, 3, 9, 12, 12, 12, 15});
}

TEST_CASE("folding maps digits, dashes, spaces and the look-alikes of X") {
    CHECK(fold("１３８－００１３　８０００") == "138-0013 8000");
    CHECK(fold("\xC2\xA0—−─·") == " ----");
    CHECK(fold("ＸⅩХΧ×") == "XXXXX");
    CHECK(fold("㈠⑴㉑℡") == "(一)(1)21TEL");
    CHECK(fold("一二〇") == "一二〇");
}

TEST_CASE("folding never fails on bytes that are no UTF-8") {
    CHECK(fold("1\xFF\xFE"
               "2")
              .starts_with("1"));
    CHECK(fold("\xF0\x9D\x9F").size() == 3);
}

TEST_CASE("code points are classed by what they are to a number") {
    CHECK(digit_class(U'7') == DigitClass::digit);
    CHECK(digit_class(U'７') == DigitClass::digit);
    CHECK(digit_class(0x0667) == DigitClass::digit);
    CHECK(digit_class(0x200B) == DigitClass::ignorable);
    CHECK(digit_class(0x3000) == DigitClass::separator);
    CHECK(digit_class(U'七') == DigitClass::han);
    CHECK(digit_class(U'O') == DigitClass::letter);
    CHECK(lenient_digit(U'柒') == '7');
}

TEST_CASE("ASCII and ideographs are classed without the table as the table classes them") {
    for (char32_t c = 0; c < 0xA000; ++c) {
        if (digit_class(c) != digit_class_by_table(c)) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
    CHECK(digit_class(U'工') == DigitClass::other);
}
