// A number format code ("yyyy\"年\"m\"月\"", "#,##0.00;[Red]-0") taken apart. Specification: ECMA-376 part 1, 18.8.31.
// What its pieces print is number_format's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct FormatToken {
    enum class Type : std::uint8_t { literal, digit, point, comma, percent, text, year, month, weekday, day, hour, minute, second, noon };
    Type type = Type::literal;
    std::string text;  // a literal's characters; '0', '#' or '?'; the letters of a date token in lower case, "[h]" for elapsed time
};

// One of up to four sections: positive; negative; zero; text.
struct FormatSection {
    std::vector<FormatToken> tokens;
    bool written_out = false;  // General, scientific, a fraction, or nothing that would show the number
    bool date = false;
};

std::vector<FormatSection> parse_format_code(std::string_view code);

}  // namespace leakscan
