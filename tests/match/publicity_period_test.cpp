#include "match/publicity_period.h"

#include <catch2/catch.hpp>

#include <string>

#include "match/fold.h"

using namespace leakscan;

namespace {

std::string last_day(const char* text, std::optional<Date> published = std::nullopt) {
    const std::optional<Date> day = last_day_of_publicity(fold(text), published);
    return day ? to_string(*day) : "";
}

}  // namespace

TEST_CASE("a period with its dates ends on the last of them") {
    for (const char* text :
         {"公示期：2017年11月1日至11月7日", "公示期限:2017年11月1日—2017年11月7日", "公示时间：2017年11月1日至7日",
          "公示期为5个工作日（2017-11-01—2017-11-07）", "公示期7天，自2017年11月1日起至2017年11月7日止", "公示日期：2017.11.1-2017.11.7",
          "公示时间为2017/11/01 - 11/07", "公示期自2017年11月1日上午8:00至11月7日", "公示时间：2017 年 11 月 1 日 至 11 月 7 日",
          "公示期：２０１７年１１月１日～１１月７日", "公示期至2017年11月7日", "公示期为五天，从2017年11月2日起",
          "公示时间从2017年11月1日起6天", "公示，公示期限为2017年11月1日至11月7日"}) {
        CAPTURE(text);
        CHECK(last_day(text) == "2017-11-07");
    }
    CHECK(last_day("公示期：2017年12月28日至1月5日") == "2018-01-05");
    CHECK(last_day("公示期：2017年12月28日至2018年1月5日") == "2018-01-05");
}

TEST_CASE("a period counted in days runs from the day of publication, if that is known") {
    const Date published{2017, 11, 1};
    for (const char* text :
         {"公示期为7天", "公示期七天", "公示期限为 7 个自然日", "公示，自发布之日起7日内", "公示如有异议，请自公示之日起七日内反映"}) {
        CAPTURE(text);
        CHECK(last_day(text, published) == "2017-11-08");
        CHECK(last_day(text).empty());
    }
    // A week of work, and no complaint before any public holiday can be over.
    CHECK(last_day("公示期为5个工作日", published) == "2017-11-16");
    CHECK(last_day("公示期为十五天", published) == "2017-11-16");
}

TEST_CASE("other dates near the word are no period") {
    for (const char* text : {"公示公告", "公示如下：2017年1月1日至12月31日低保资金发放情况", "公示期间，如有异议，请来电", "公示期为9999天",
                             "公示期：2017年13月1日至13月7日", "公示。公司成立日期：2017年11月1日至2037年10月31日", ""}) {
        CAPTURE(text);
        CHECK(last_day(text, Date{2017, 11, 1}).empty());
    }
}
