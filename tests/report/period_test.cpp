#include "report/period.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("periods are read as an office writes them") {
    struct Row {
        std::string_view text;
        Date first;
        Date last;
        PeriodForm form;
    };
    const Row rows[] = {
        {"2017-11", {2017, 11, 1}, {2017, 11, 30}, PeriodForm::month},
        {"2016-02", {2016, 2, 1}, {2016, 2, 29}, PeriodForm::month},
        {"2017Q4", {2017, 10, 1}, {2017, 12, 31}, PeriodForm::quarter},
        {"2017q1", {2017, 1, 1}, {2017, 3, 31}, PeriodForm::quarter},
        {"2017", {2017, 1, 1}, {2017, 12, 31}, PeriodForm::year},
        {"2017-11-06..2017-12-15", {2017, 11, 6}, {2017, 12, 15}, PeriodForm::days},
        {"2017-11-06", {2017, 11, 6}, {2017, 11, 6}, PeriodForm::days},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const std::optional<Period> period = parse_period(row.text);
        REQUIRE(period.has_value());
        CHECK(*period == Period{row.first, row.last, row.form});
    }
    for (std::string_view text : {"", "17", "2017-13", "2017-00", "2017Q5", "2017Q", "2017-1", "november", "2017-11-31..2017-12-01",
                                  "2017-12-01..2017-11-01", "2017-11-06..", "..", "20171106", "1017", "2017-11x", "+2017"}) {
        INFO(text);
        CHECK_FALSE(parse_period(text).has_value());
    }
}

TEST_CASE("the period before has the same form") {
    CHECK(previous(*parse_period("2017-01")) == *parse_period("2016-12"));
    CHECK(previous(*parse_period("2017Q1")) == *parse_period("2016Q4"));
    CHECK(previous(*parse_period("2017Q3")) == *parse_period("2017Q2"));
    CHECK(previous(*parse_period("2017")) == *parse_period("2016"));
    CHECK(previous(*parse_period("2017-03-11..2017-03-20")) == *parse_period("2017-03-01..2017-03-10"));
    CHECK(previous(*parse_period("2017-03-01")) == *parse_period("2017-02-28"));
}

TEST_CASE("months between two days, both ends included") {
    const std::vector<Period> months = months_between({2017, 11, 30}, {2018, 2, 1});
    REQUIRE(months.size() == 4);
    CHECK(months.front() == *parse_period("2017-11"));
    CHECK(months.back() == *parse_period("2018-02"));
    CHECK(months_between({2018, 1, 1}, {2017, 1, 1}).empty());
    CHECK(holds(months.front(), {2017, 11, 1}));
    CHECK(holds(months.front(), {2017, 11, 30}));
    CHECK_FALSE(holds(months.front(), {2017, 12, 1}));
}

TEST_CASE("a period is named in both languages") {
    CHECK(title(*parse_period("2017-11"), Language::zh) == "2017年11月");
    CHECK(title(*parse_period("2017-11"), Language::en) == "November 2017");
    CHECK(title(*parse_period("2017Q4"), Language::zh) == "2017年第四季度");
    CHECK(title(*parse_period("2017Q1"), Language::en) == "first quarter of 2017");
    CHECK(title(*parse_period("2017"), Language::zh) == "2017年");
    CHECK(title(*parse_period("2017-11-06..2017-12-15"), Language::zh) == "2017年11月6日至2017年12月15日");
    CHECK(title(*parse_period("2017-11-06"), Language::en) == "6 November 2017");
}
