// One expression for each way of writing a period, tried from the most to the least particular.
#include "match/publicity_period.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <re2/re2.h>

#include "base/text.h"

namespace leakscan {
namespace {

// National Day and Mid-Autumn together: so many days without an office hour are possible within a period of working days.
constexpr long longest_holiday = 8;
constexpr long most_days = 365;

// Named parts of the expressions below.
const std::string day = R"((\d{4}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2}) ?日?)";
const std::string later_day = R"((?:(?:(\d{4}) ?[年./-] ?)?(\d{1,2}) ?[月./-] ?)?(\d{1,2}) ?日?)";
const std::string hour = R"((?: ?(?:上午|下午)? ?\d{1,2} ?[:时点](?:\d{2}分?)?)?)";
const std::string gap = R"([^。;\d]{0,16}?)";
const std::string count = R"((\d{1,3}|[一二三四五六七八九十]{1,3}))";
const std::string unit = R"( ?个?(工作日|自然日|日历日|日|天))";
const std::string term = "公示[^。;\\d]{0,16}?(?:期限|期间|期|时间|时限|日期)";

struct Expressions {
    // 公示期(为5个工作日)：2017年11月1日至11月7日
    re2::RE2 range{term + gap + "(?:" + count + unit + gap + ")?" + day + hour + " ?起? ?(?:至|到|~|-+) ?" + later_day};
    // 公示期至2017年11月7日
    re2::RE2 end{term + "[^。;\\d]{0,8}?(?:截至|截止|至|到)[^。;\\d]{0,4}?" + day};
    // 公示期7天，自2017年11月1日起; 公示时间从2017年11月1日起7天
    re2::RE2 days_from{term + gap + count + unit + gap + "(?:自|从)" + gap + day};
    re2::RE2 from_days{term + gap + "(?:自|从)" + gap + day + " ?起" + gap + count + unit};
    // 公示期为7天; 对公示有异议的，自发布之日起7日内
    re2::RE2 days{term + gap + count + unit};
    re2::RE2 days_after{"公示[^。]{0,60}?自[^。;\\d]{0,8}?日起" + gap + count + unit};
};

// Compiled when the first text needs them: many a run meets no period.
const Expressions& expressions() {
    static const Expressions compiled;
    return compiled;
}

// One of these stands in whatever the expressions match. 公示 alone is on every page of a site that has a column of that name.
bool may_state_period(std::string_view folded) {
    constexpr std::string_view words[] = {"期", "时间", "时限", "日起"};
    return std::any_of(std::begin(words), std::end(words),
                       [folded](std::string_view word) { return find_word(folded, word) != std::string_view::npos; });
}

int number_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// "15", "七", "十", "十五", "二十": nothing that counts days is larger.
long count_of(std::string_view text) {
    if (!text.empty() && is_ascii_digit(text.front())) return number_of(text);
    constexpr std::string_view digits = "一二三四五六七八九";
    constexpr size_t han = 3;  // bytes
    constexpr std::string_view ten = "十";
    long value = 0;
    for (size_t at = 0; at + han <= text.size(); at += han) {
        const std::string_view letter = text.substr(at, han);
        value = letter == ten ? std::max(value, 1L) * 10 : value + static_cast<long>(digits.find(letter) / han) + 1;
    }
    return value;
}

std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day_of_month) {
    const Date date{number_of(year), number_of(month), number_of(day_of_month)};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// So many days after the first; of working days the end lies later.
std::optional<Date> after(std::optional<Date> first, std::string_view count_text, std::string_view unit_text) {
    const long days = count_of(count_text);
    if (!first || days < 1 || days > most_days) return std::nullopt;
    if (unit_text != "工作日") return date_from_day_number(day_number(*first) + days);
    constexpr long week = 7;
    constexpr long working_week = 5;
    constexpr long weekend = 2;
    const long weekends = (days + working_week - 1) / working_week * weekend;
    static_assert(week == working_week + weekend);
    return date_from_day_number(day_number(*first) + days + weekends + longest_holiday);
}

}  // namespace

std::optional<Date> last_day_of_publicity(std::string_view folded, std::optional<Date> published) {
    if (!may_state_period(folded)) return std::nullopt;
    const re2::StringPiece text(folded.data(), folded.size());
    std::string amount, kind, year, month, first, last_year, last_month, last;
    if (re2::RE2::PartialMatch(text, expressions().range, &amount, &kind, &year, &month, &first, &last_year, &last_month, &last)) {
        const std::optional<Date> begin = date_of(year, month, first);
        if (last_month.empty()) last_month = month;
        if (!last_year.empty()) return date_of(last_year, last_month, last);
        const std::optional<Date> end = date_of(year, last_month, last);
        // 2017年12月28日至1月5日 ends in the year that follows.
        if (begin && end && *end < *begin) return date_of(std::to_string(number_of(year) + 1), last_month, last);
        return end;
    }
    if (re2::RE2::PartialMatch(text, expressions().end, &year, &month, &last)) return date_of(year, month, last);
    if (re2::RE2::PartialMatch(text, expressions().days_from, &amount, &kind, &year, &month, &first) ||
        re2::RE2::PartialMatch(text, expressions().from_days, &year, &month, &first, &amount, &kind))
        return after(date_of(year, month, first), amount, kind);
    if (re2::RE2::PartialMatch(text, expressions().days, &amount, &kind) ||
        re2::RE2::PartialMatch(text, expressions().days_after, &amount, &kind))
        return after(published, amount, kind);
    return std::nullopt;
}

}  // namespace leakscan
