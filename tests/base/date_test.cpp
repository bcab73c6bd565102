#include "base/date.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("dates are read in the spellings of government pages") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"2017-11-20", "2017-11-20"},
        {"2017-11-20 09:30", "2017-11-20"},
        {"2017/1/2", "2017-01-02"},
        {"2017年11月20日", "2017-11-20"},
        {"2017——11——20", "2017-11-20"},
        {"20171120", "2017-11-20"},
        {"发布时间：2017.11.20", "2017-11-20"},
    }));
    CAPTURE(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(to_string(*date) == expected);
}

TEST_CASE("what is no date is not read as one") {
    for (const char* text : {"", "2017", "2017-13-01", "2017-02-30", "0551-62345678", "99991399"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("day numbers go both ways") {
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(date_from_day_number(day_number({2024, 2, 29}) + 1) == Date{2024, 3, 1});
}
