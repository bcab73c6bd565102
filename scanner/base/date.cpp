// Calendar arithmetic by std::chrono, and the spellings of dates on government pages.
#include "base/date.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace leakscan {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads between `least` and `most` digits at `at`; advances `at`. -1 when there are fewer.
int read_number(std::string_view text, size_t& at, size_t least, size_t most) {
    size_t count = 0;
    int value = 0;
    while (count < most && at + count < text.size() && is_digit(text[at + count])) {
        value = value * 10 + (text[at + count] - '0');
        ++count;
    }
    if (count < least) return -1;
    at += count;
    return value;
}

// Steps over what separates year, month and day. False when nothing does.
bool skip_separator(std::string_view text, size_t& at) {
    constexpr std::array<std::string_view, 10> separators = {"-", "/", ".", "—", "－", "年", "月", "–", " ", "．"};
    bool any = false;
    for (bool again = true; again;) {
        again = false;
        for (std::string_view separator : separators) {
            if (text.substr(at).starts_with(separator)) {
                at += separator.size();
                any = again = true;
            }
        }
    }
    return any;
}

}  // namespace

bool is_valid(Date date) {
    using namespace std::chrono;
    if (date.month < 1 || date.day < 1) return false;
    return year_month_day(year(date.year), month(static_cast<unsigned>(date.month)), day(static_cast<unsigned>(date.day))).ok();
}

int days_in_month(int year, int month) {
    using namespace std::chrono;
    const year_month_day_last last(std::chrono::year(year), month_day_last(std::chrono::month(static_cast<unsigned>(month))));
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

long day_number(Date date) {
    using namespace std::chrono;
    const year_month_day ymd(year(date.year), month(static_cast<unsigned>(date.month)), day(static_cast<unsigned>(date.day)));
    return sys_days(ymd).time_since_epoch().count();
}

Date date_from_day_number(long days) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days(std::chrono::days(days))};
    return {int(ymd.year()), static_cast<int>(unsigned(ymd.month())), static_cast<int>(unsigned(ymd.day()))};
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::optional<Date> parse_date(std::string_view text) {
    size_t at = 0;
    while (at < text.size() && !is_digit(text[at])) ++at;
    Date date;
    date.year = read_number(text, at, 4, 4);
    if (date.year < 1800 || date.year > 2200) return std::nullopt;
    if (at < text.size() && is_digit(text[at])) {  // 20171120
        date.month = read_number(text, at, 2, 2);
        date.day = read_number(text, at, 2, 2);
    } else {
        if (!skip_separator(text, at)) return std::nullopt;
        date.month = read_number(text, at, 1, 2);
        if (date.month < 0 || !skip_separator(text, at)) return std::nullopt;
        date.day = read_number(text, at, 1, 2);
    }
    if (!is_valid(date)) return std::nullopt;
    return date;
}

std::string to_string(Date date) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

}  // namespace leakscan
