// Calendar dates (proleptic Gregorian, no time zone): publication dates, birth dates, deadlines.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace leakscan {

struct Date {
    int year = 0;
    int month = 0;  // 1..12
    int day = 0;    // 1..31

    auto operator<=>(const Date&) const = default;
};

// From the first day to the last, both included. The defaults: any that parse_date() knows.
struct Days {
    Date first = {1800, 1, 1};
    Date last = {2200, 12, 31};

    bool hold(Date day) const { return first <= day && day <= last; }
    void keep_within(const Days& other) {
        if (first < other.first) first = other.first;
        if (other.last < last) last = other.last;
    }
    bool operator==(const Days&) const = default;
};

bool is_valid(Date date);
int days_in_month(int year, int month);  // month: 1..12
long day_number(Date date);              // days since 1970-01-01
Date date_from_day_number(long days);
Date today();  // local time

// Reads 2017-11-20, 2017/11/20, 2017.11.20, 2017——11——20, 2017年11月20日, 20171120, with anything after it ("2017-11-20 09:30").
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);  // "2017-11-20"

}  // namespace leakscan
