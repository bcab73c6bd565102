// The stretch of days that a document of the office is about: a month, a quarter, a year, or any two days.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"

namespace leakscan {

enum class PeriodForm { month, quarter, year, days };

// Both days belong to it.
struct Period {
    Date first;
    Date last;
    PeriodForm form = PeriodForm::days;

    bool operator==(const Period&) const = default;
};

// "2017-11", "2017Q4", "2017", "2017-11-06..2017-12-15" (or one day alone).
std::optional<Period> parse_period(std::string_view text);
Period month_of(Date day);
Period year_of(int year);
// The period of the same form before it; of days, as many days.
Period previous(const Period& period);
// The months that the days from `first` to `last` touch, in order.
std::vector<Period> months_between(Date first, Date last);

bool holds(const Period& period, Date day);
// "2017年11月", "2017年第四季度", "2017年", "2017年11月6日至2017年12月15日".
std::string title(const Period& period, Language language);
// "2017年11月6日", "6 November 2017".
std::string long_date(Date date, Language language);

}  // namespace leakscan
