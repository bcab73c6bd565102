// Offices write months, quarters and years; everything becomes two days.
#include "report/period.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace leakscan {
namespace {

constexpr std::array<Phrase, 4> quarters = {
    {{"第一季度", "first quarter"}, {"第二季度", "second quarter"}, {"第三季度", "third quarter"}, {"第四季度", "fourth quarter"}}};
constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
constexpr int earliest_year = 1990;  // there was nothing to scan before
constexpr int latest_year = 9998;

// All of `text` as a number between `least` and `most`.
std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

Period months_from(int year, int month, int count, PeriodForm form) {
    const int last = month + count - 1;
    return {{year, month, 1}, {year, last, days_in_month(year, last)}, form};
}

Date day_before(Date day) { return date_from_day_number(day_number(day) - 1); }

std::optional<Date> whole_date(std::string_view text) {
    if (text.size() != std::string_view("2017-11-06").size()) return std::nullopt;
    return parse_date(text);
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (const size_t dots = text.find(".."); dots != std::string_view::npos) {
        const std::optional<Date> first = whole_date(text.substr(0, dots));
        const std::optional<Date> last = whole_date(text.substr(dots + 2));
        if (!first || !last || *last < *first) return std::nullopt;
        return Period{*first, *last, PeriodForm::days};
    }
    if (const std::optional<Date> day = whole_date(text)) return Period{*day, *day, PeriodForm::days};
    const std::optional<int> year = number(text.substr(0, 4), earliest_year, latest_year);
    if (!year) return std::nullopt;
    const std::string_view rest = text.substr(std::min<size_t>(4, text.size()));
    if (rest.empty()) return year_of(*year);
    if (rest.size() == 2 && (rest.front() == 'Q' || rest.front() == 'q')) {
        const std::optional<int> quarter = number(rest.substr(1), 1, 4);
        if (quarter) return months_from(*year, *quarter * 3 - 2, 3, PeriodForm::quarter);
    }
    if (rest.size() == 3 && rest.front() == '-') {
        const std::optional<int> month = number(rest.substr(1), 1, 12);
        if (month) return months_from(*year, *month, 1, PeriodForm::month);
    }
    return std::nullopt;
}

Period month_of(Date day) { return months_from(day.year, day.month, 1, PeriodForm::month); }
Period year_of(int year) { return months_from(year, 1, 12, PeriodForm::year); }

Period previous(const Period& period) {
    const Date last = day_before(period.first);
    switch (period.form) {
        case PeriodForm::month: return month_of(last);
        case PeriodForm::quarter: return months_from(last.year, last.month - 2, 3, PeriodForm::quarter);
        case PeriodForm::year: return year_of(last.year);
        case PeriodForm::days: break;
    }
    const long days = day_number(period.last) - day_number(period.first);
    return {date_from_day_number(day_number(last) - days), last, PeriodForm::days};
}

std::vector<Period> months_between(Date first, Date last) {
    std::vector<Period> all;
    for (Period month = month_of(first); month.first <= last;) {
        all.push_back(month);
        month = month_of(date_from_day_number(day_number(month.last) + 1));
    }
    return all;
}

bool holds(const Period& period, Date day) { return period.first <= day && day <= period.last; }

std::string title(const Period& period, Language language) {
    const std::string year = std::to_string(period.first.year);
    const auto month = static_cast<size_t>(period.first.month);
    switch (period.form) {
        case PeriodForm::month:
            return language == Language::zh ? year + "年" + std::to_string(month) + "月" : std::string(months[month - 1]) + " " + year;
        case PeriodForm::quarter:
            return language == Language::zh ? year + "年" + std::string(quarters[month / 3].zh)
                                            : std::string(quarters[month / 3].en) + " of " + year;
        case PeriodForm::year: return language == Language::zh ? year + "年" : year;
        case PeriodForm::days: break;
    }
    if (period.first == period.last) return long_date(period.first, language);
    return long_date(period.first, language) + (language == Language::zh ? "至" : " to ") + long_date(period.last, language);
}

std::string long_date(Date date, Language language) {
    const std::string year = std::to_string(date.year);
    const std::string day = std::to_string(date.day);
    if (language == Language::zh) return year + "年" + std::to_string(date.month) + "月" + day + "日";
    return day + " " + std::string(months[static_cast<size_t>(date.month - 1)]) + " " + year;
}

}  // namespace leakscan
