// Literals of scripts and JSON: strings, long numbers and comments, each with the key it stands under. A lexer, not a parser:
// tolerant of anything, linear, and what it cannot place (text outside of quotes) is handed out too.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace leakscan {

struct ScriptLiteral {
    enum class Kind : std::uint8_t { string, number, comment, loose };

    Kind kind = Kind::string;
    std::string_view text;     // between the quotes, escapes not decoded
    std::string_view key{};    // {"phone": …}, phone = …, ["phone"…]: phone; "" if there is none
    std::uint32_t record = 0;  // literals of one object, or of one array inside an array, share it; 0: neither
};

// All numbers, or only those long enough to be a personal number (in code).
enum class ScriptNumbers : std::uint8_t { all, long_ones };

void scan_script(std::string_view code, ScriptNumbers numbers, const std::function<void(const ScriptLiteral&)>& found);

// \u0031, \x31, \n, \/, \" …; bad escapes stand for themselves.
std::string unescape_script(std::string_view text);

}  // namespace leakscan
