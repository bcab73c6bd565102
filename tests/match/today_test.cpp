// Results that may be used again on another day: the span of days is right when a matcher of each of its ends finds the same.
#include "match/today.h"

#include <catch2/catch.hpp>

#include "match/match.h"
#include "support/matching.h"

using namespace leakscan;

namespace {

struct Answer {
    std::vector<std::string> findings;
    Days same;
};

Answer answer(const std::string& text, const std::string& published, Date as_of) {
    MatchSettings settings = test_settings();
    settings.as_of = as_of;
    const Result<Matcher> matcher = Matcher::create(settings);
    REQUIRE(matcher.ok());
    Document document = document_of(text);
    document.meta.published = published;
    Answer answer;
    for (const Finding& finding : matcher->find(document, {}))
        answer.findings.push_back(finding.value + " " + std::to_string(static_cast<int>(finding.grade)) + " " +
                                  std::to_string(finding.candidates.value_or(0)) + " " + finding.context);
    answer.same = matcher->take_same_days();
    CHECK(matcher->take_same_days() == Days{});
    return answer;
}

constexpr Date run_day = {2026, 11, 25};

}  // namespace

TEST_CASE("a date that has come stays so, one that has not keeps out until its day") {
    Days same;
    const Today today{run_day, &same};
    CHECK(today.has_come({2026, 11, 25}));
    CHECK(today.has_come({1905, 6, 15}));
    CHECK_FALSE(today.has_come({2026, 12, 1}));
    CHECK(same == Days{{2026, 11, 25}, {2026, 11, 30}});
    CHECK(today.exactly() == run_day);
    CHECK(same == Days{run_day, run_day});
    CHECK(Today{run_day}.has_come({2026, 11, 24}));
}

TEST_CASE("findings are the same on every day of their span, and the span ends where they are not") {
    struct Row {
        const char* what;
        std::string text;
        std::string published;
        Days same;
    };
    const Row rows[] = {
        {"nothing to ask about", "今日召开工作会议，电话13800138000", "", {}},
        {"the holder was born, and is no receipt of these years", "340123190506150048", "", {{1915, 6, 13}, Days().last}},
        {"the page says when", "340123190506150048", "2017-11-20", {{1905, 6, 15}, Days().last}},
        {"nobody is born yet", "身份证号：340123203105061044", "2017-11-20", {Days().first, {2031, 5, 5}}},
        {"who can stand behind a mask", "身份证号：340123********0048", "", {run_day, run_day}},
        {"the same, up to the day of the page", "身份证号：340123********0048", "2017-11-20", {}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const Answer now = answer(row.text, row.published, run_day);
        CHECK(to_string(now.same.first) + " to " + to_string(now.same.last) ==
              to_string(row.same.first) + " to " + to_string(row.same.last));
        for (const Date end : {now.same.first, now.same.last}) CHECK(answer(row.text, row.published, end).findings == now.findings);
        if (now.same.last.year < Days().last.year) {
            const Date after = date_from_day_number(day_number(now.same.last) + 366);  // one more day may hide behind no check digit
            CHECK(answer(row.text, row.published, after).findings != now.findings);
        }
    }
}
