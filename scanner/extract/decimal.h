// Decimal numbers as spreadsheets store them, digit by digit: an 18-digit ID does not survive a double.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leakscan {

// 0.digits times ten to the power of `point`; digits neither begin nor end with 0, and "" is zero.
struct Decimal {
    bool negative = false;
    std::string digits;
    int point = 0;

    // "-12.50", "3.4012319050615E+17"; nothing if it is no number, or one with more than a hundred digits.
    static std::optional<Decimal> parse(std::string_view text);
    // To `count` significant digits, half up; a negative count leaves nothing.
    void round_to(int count);

    std::string integer() const;   // digits before the point, "" if none
    std::string fraction() const;  // digits behind it
};

// The digits of a stored number in full: "3.4012319050615E+17" is "340123190506150000". What was written with a point or
// an exponent is rounded to the 15 digits that Excel keeps and shows ("1.1000000000000001" is "1.1"); a plain integer
// keeps every digit the file has. What is no number comes back as it is.
std::string write_out(std::string_view stored);

// A stored double as the shortest decimal text that stands for it, for formats that keep numbers in binary.
std::string decimal_text(double value);

}  // namespace leakscan
