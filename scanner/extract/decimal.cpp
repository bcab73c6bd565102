// Digits stay text from the file to the printed number; rounding works on the digits as well.
#include "extract/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr int excel_digits = 15;     // significant digits Excel keeps and shows
constexpr size_t most_digits = 100;  // anything longer is no number people type

void strip_zeros(Decimal& number) {
    const size_t first = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, first);
    number.point -= static_cast<int>(first);
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
    if (number.digits.empty()) number.point = 0;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    Decimal number;
    size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) number.negative = text[at++] == '-';
    bool seen_point = false;
    for (; at < text.size() && (is_ascii_digit(text[at]) || (text[at] == '.' && !seen_point)); ++at) {
        if (text[at] == '.') {
            seen_point = true;
            continue;
        }
        number.digits.push_back(text[at]);
        if (!seen_point) ++number.point;
    }
    if (number.digits.empty() || number.digits.size() > most_digits) return std::nullopt;
    if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
        if (++at < text.size() && text[at] == '+') ++at;
        int exponent = 0;
        const auto parsed = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
        if (parsed.ec != std::errc() || std::abs(exponent) > 400) return std::nullopt;
        at = static_cast<size_t>(parsed.ptr - text.data());
        number.point += exponent;
    }
    if (at != text.size()) return std::nullopt;
    strip_zeros(number);
    return number;
}

void Decimal::round_to(int count) {
    if (count >= static_cast<int>(digits.size())) return;
    const bool up = count >= 0 && digits[static_cast<size_t>(count)] >= '5';
    digits.resize(static_cast<size_t>(std::max(count, 0)));
    if (up) {
        size_t at = digits.size();
        while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
        if (at > 0) {
            ++digits[at - 1];
        } else {
            digits.insert(digits.begin(), '1');
            ++point;
        }
    }
    strip_zeros(*this);
}

std::string Decimal::integer() const {
    if (point <= 0) return {};
    std::string text = digits.substr(0, static_cast<size_t>(point));
    text.append(static_cast<size_t>(point) - text.size(), '0');
    return text;
}

std::string Decimal::fraction() const {
    if (point >= static_cast<int>(digits.size())) return {};
    if (point >= 0) return digits.substr(static_cast<size_t>(point));
    return std::string(static_cast<size_t>(-point), '0') + digits;
}

std::string write_out(std::string_view stored) {
    const bool as_written = !stored.empty() && stored[0] != '0' && stored.find_first_not_of("0123456789") == std::string_view::npos;
    if (as_written) return std::string(stored);  // nearly all numbers of nearly all sheets
    std::optional<Decimal> number = Decimal::parse(stored);
    const auto limit = static_cast<int>(most_digits);
    if (!number || std::abs(number->point) > limit) return std::string(stored);
    if (stored.find_first_of(".eE") != std::string_view::npos) number->round_to(excel_digits);
    const std::string integer = number->integer();
    const std::string fraction = number->fraction();
    std::string text = number->negative && !number->digits.empty() ? "-" : "";
    text += integer.empty() ? "0" : integer;
    return fraction.empty() ? text : text + "." + fraction;
}

std::string decimal_text(double value) {
    char buffer[32];
    // Beyond fifteen digits the exponent says that the last ones are no digits of anybody's.
    const bool exact = std::abs(value) < 1e15;
    const auto printed = exact ? std::to_chars(std::begin(buffer), std::end(buffer), value)
                               : std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::scientific);
    return {buffer, printed.ptr};
}

}  // namespace leakscan
