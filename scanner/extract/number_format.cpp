// Applies a parsed format code to a number kept as decimal text, so that no digit of an ID is lost in a double. Conditions and
// fractions are written out plainly.
#include "extract/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/date.h"
#include "base/text.h"
#include "extract/decimal.h"

namespace leakscan {
namespace {

using Type = FormatToken::Type;

constexpr double end_of_calendar = 2958466;  // 10000-01-01
constexpr long seconds_per_day = 86400;
constexpr int excel_digits = 15;  // significant digits Excel keeps

struct Builtin {
    std::uint32_t id;
    std::string_view code;
};
constexpr Builtin builtins[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy年m月"},
    {28, "m月d日"},
    {29, "m月d日"},
    {30, "m-d-yy"},
    {31, "yyyy年m月d日"},
    {32, "h时mm分"},
    {33, "h时mm分ss秒"},
    {34, "上午/下午h时mm分"},
    {35, "上午/下午h时mm分ss秒"},
    {36, "yyyy年m月"},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {49, "@"},
    {50, "yyyy年m月"},
    {51, "m月d日"},
    {52, "yyyy年m月"},
    {53, "m月d日"},
    {54, "m月d日"},
    {55, "上午/下午h时mm分"},
    {56, "上午/下午h时mm分ss秒"},
    {57, "yyyy年m月"},
    {58, "m月d日"},
};

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> han_weekdays = {"日", "一", "二", "三", "四", "五", "六"};

std::string padded(long value, size_t width) {
    std::string digits = std::to_string(value);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

// Day 60 of the 1900 calendar is 29 February 1900, which never was: one day less before it.
Date date_of_serial(long serial, bool since_1904) {
    static constexpr long before_1900 = -25569;  // 1899-12-30 as days from 1970-01-01
    static constexpr long start_of_1904 = -24107;
    if (since_1904) return date_from_day_number(serial + start_of_1904);
    if (serial == 60) return {1900, 2, 29};
    return date_from_day_number(serial + before_1900 + (serial < 60 ? 1 : 0));
}

// Where the digits of a number go.
struct Layout {
    std::vector<std::pair<size_t, char>> integers;  // token and its '0', '#' or '?'
    std::vector<std::pair<size_t, char>> decimals;
    size_t point = 0;
    int shift = 0;  // powers of ten: percent signs, commas behind the last digit
    bool grouped = false;
};

Layout lay_out(const FormatSection& section) {
    Layout layout;
    int commas = 0;  // since the last digit: they divide by 1000 unless another digit follows
    bool behind_point = false;
    for (size_t i = 0; i < section.tokens.size(); ++i) {
        const FormatToken& token = section.tokens[i];
        if (token.type == Type::digit) {
            (behind_point ? layout.decimals : layout.integers).emplace_back(i, token.text[0]);
            layout.grouped = layout.grouped || (commas > 0 && !behind_point && layout.integers.size() > 1);
            commas = 0;
        } else if (token.type == Type::point && !behind_point) {
            behind_point = true;
            layout.point = i;
            layout.shift -= 3 * commas;
            commas = 0;
        } else if (token.type == Type::comma) {
            ++commas;
        } else if (token.type == Type::percent) {
            layout.shift += 2;
        }
    }
    layout.shift -= 3 * commas;
    return layout;
}

// The digits of the integer part spread over its placeholders from the right, the rest at the leftmost one.
void place_integer(std::vector<std::string>& pieces, const std::vector<std::pair<size_t, char>>& places, std::string digits, bool grouped) {
    size_t count = 0;
    const auto with_comma = [&](std::string digit) { return grouped && count > 0 && count % 3 == 0 ? digit + "," : digit; };
    for (size_t i = places.size(); i-- > 0;) {
        const auto& [at, place] = places[i];
        do {
            std::string digit = place == '0' ? "0" : place == '?' ? " " : "";
            if (!digits.empty()) digit = digits.back(), digits.pop_back();
            pieces[at].insert(0, digit.empty() ? digit : with_comma(digit));
            if (!digit.empty()) ++count;
        } while (i == 0 && !digits.empty());
    }
}

std::string print_number(const FormatSection& section, std::string_view stored, bool with_sign) {
    std::optional<Decimal> number = Decimal::parse(stored);
    if (!number) return std::string(stored);
    Layout layout = lay_out(section);
    if (stored.find_first_of(".eE") != std::string_view::npos) number->round_to(excel_digits);
    number->point += layout.shift;
    number->round_to(number->point + static_cast<int>(layout.decimals.size()));
    std::vector<std::string> pieces(section.tokens.size());
    for (size_t i = 0; i < pieces.size(); ++i) {
        const FormatToken& token = section.tokens[i];
        if (token.type == Type::literal || token.type == Type::percent) pieces[i] = token.text;
    }
    place_integer(pieces, layout.integers, number->integer(), layout.grouped);
    const std::string fraction = number->fraction();
    for (size_t i = 0; i < layout.decimals.size(); ++i) {
        const auto& [at, place] = layout.decimals[i];
        if (i < fraction.size() || place == '0') pieces[at] = i < fraction.size() ? fraction.substr(i, 1) : "0";
    }
    if (!fraction.empty() || (!layout.decimals.empty() && layout.decimals[0].second == '0')) pieces[layout.point] = ".";
    std::string text = with_sign && number->negative && !number->digits.empty() ? "-" : "";
    for (const std::string& piece : pieces) text += piece;
    return text;
}

std::string print_year(const FormatToken& token, const Date& date) {
    return token.text.size() <= 2 && token.text[0] == 'y' ? padded(date.year % 100, 2) : padded(date.year, 4);
}

std::string print_month(const FormatToken& token, const Date& date) {
    const std::string_view name = months[static_cast<size_t>(date.month - 1)];
    switch (token.text.size()) {
        case 1:
        case 2: return padded(date.month, token.text.size());
        case 3: return std::string(name.substr(0, 3));
        default: return std::string(name);
    }
}

std::string print_weekday(const FormatToken& token, long day_number) {
    const auto index = static_cast<size_t>(((day_number + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
    if (token.text[0] == 'a') return (token.text.size() > 3 ? "星期" : "") + std::string(han_weekdays[index]);
    return std::string(token.text.size() > 3 ? weekdays[index] : weekdays[index].substr(0, 3));
}

struct Moment {
    Date date;
    long serial = 0;  // whole days
    long second = 0;  // of the day
    bool twelve_hours = false;
};

std::string print_time(const FormatToken& token, const Moment& moment) {
    const bool elapsed = token.text[0] == '[';
    const size_t width = token.text.size() - (elapsed ? 2 : 0);
    const long seconds = moment.second + (elapsed ? moment.serial * seconds_per_day : 0);
    const long hour = seconds / 3600;
    switch (token.type) {
        case Type::hour: return padded(moment.twelve_hours && !elapsed ? (hour + 11) % 12 + 1 : hour, width);
        case Type::minute: return padded(elapsed ? seconds / 60 : seconds / 60 % 60, width);
        case Type::second: return padded(elapsed ? seconds : seconds % 60, width);
        default: return token.text == "上午/下午" ? (hour < 12 ? "上午" : "下午") : (hour < 12 ? "AM" : "PM");
    }
}

std::string print_date(const FormatSection& section, std::string_view stored, bool since_1904) {
    double serial = 0;
    const auto parsed = std::from_chars(stored.data(), stored.data() + stored.size(), serial);
    if (parsed.ec != std::errc() || !(serial >= 0 && serial < end_of_calendar)) return write_out(stored);
    Moment moment;
    const auto seconds = std::llround(serial * static_cast<double>(seconds_per_day));
    moment.serial = static_cast<long>(seconds / seconds_per_day);
    moment.second = static_cast<long>(seconds % seconds_per_day);
    moment.date = date_of_serial(moment.serial, since_1904);
    for (const FormatToken& token : section.tokens) moment.twelve_hours = moment.twelve_hours || token.type == Type::noon;
    std::string text;
    for (const FormatToken& token : section.tokens) {
        switch (token.type) {
            case Type::year: text += print_year(token, moment.date); break;
            case Type::month: text += print_month(token, moment.date); break;
            case Type::day: text += padded(moment.date.day, token.text.size()); break;
            case Type::weekday: text += print_weekday(token, day_number(moment.date)); break;
            case Type::hour:
            case Type::minute:
            case Type::second:
            case Type::noon: text += print_time(token, moment); break;
            case Type::text: break;
            default: text += token.text;  // "ss.000": the zeros stand for fractions of a second, and zeros they are
        }
    }
    return text;
}

}  // namespace

NumberFormat NumberFormat::parse(std::string_view code) {
    NumberFormat format;
    format.sections_ = parse_format_code(code);
    const auto empty = [&](size_t i) { return format.sections_[i].tokens.empty(); };
    format.hides_numbers_ = format.sections_.size() >= 3 && empty(0) && empty(1) && empty(2);
    format.hides_text_ = format.hides_numbers_ && format.sections_.size() == 4 && empty(3);
    return format;
}

NumberFormat NumberFormat::builtin(std::uint32_t id) {
    for (const Builtin& row : builtins) {
        if (row.id == id) return parse(row.code);
    }
    return {};
}

std::string NumberFormat::print(std::string_view stored, bool since_1904) const {
    if (sections_.empty()) return write_out(stored);
    const bool negative = stored.starts_with('-');
    const bool zero = stored.find_first_of("123456789") == std::string_view::npos;
    size_t chosen = 0;
    if (sections_.size() >= 2 && negative && !zero) chosen = 1;
    if (sections_.size() >= 3 && zero) chosen = 2;
    const FormatSection& section = sections_[chosen];
    if (section.written_out) return write_out(stored);
    if (section.date) return print_date(section, stored, since_1904);
    return print_number(section, stored, chosen == 0);
}

}  // namespace leakscan
