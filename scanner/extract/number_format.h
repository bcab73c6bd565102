// How a spreadsheet shows a number: ECMA-376 part 1, 18.8.30 (number formats), with the numbers that Chinese Excel adds
// (27-36, 50-58). Colours, conditions and fractions are not followed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/format_code.h"

namespace leakscan {

class NumberFormat {
public:
    NumberFormat() = default;  // General
    // From a format code ("yyyy\"年\"m\"月\"", "000000").
    static NumberFormat parse(std::string_view code);
    // One of the formats that files refer to by number only; General for an unknown one.
    static NumberFormat builtin(std::uint32_t id);

    // The stored number ("3.4012319900307E+17", "43060.5") as a person sees it. What Excel would shorten (scientific
    // notation, a date beyond the calendar) is written out instead: the digits are in the file.
    std::string print(std::string_view stored, bool since_1904) const;
    bool hides_numbers() const { return hides_numbers_; }  // `;;` and `;;;` show no number
    bool hides_text() const { return hides_text_; }        // `;;;` shows no text either

private:
    std::vector<FormatSection> sections_;  // empty: General
    bool hides_numbers_ = false;
    bool hides_text_ = false;
};

}  // namespace leakscan
