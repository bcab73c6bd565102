#include "match/match.h"

#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

TEST_CASE("an ID number stands by its check digit alone, a mobile number by its segment") {
    CHECK(found_in("340123190506150048") == Found{"resident_id 340123190506150048 confirmed"});
    CHECK(found_in("13800138000") == Found{"mobile_phone 13800138000 likely"});
    CHECK(found_in("身份证340123190506150048电话13800138000") ==
          Found{"resident_id 340123190506150048 confirmed", "mobile_phone 13800138000 confirmed"});
}

TEST_CASE("values without --reveal never leave the matcher") {
    MatchSettings settings = test_settings();
    settings.reveal = false;
    const Result<Matcher> matcher = Matcher::create(settings);
    REQUIRE(matcher.ok());
    for (const Finding& finding : matcher->find(document_of("张三，340123190506150048，13800138000"), {})) {
        CHECK(finding.value.empty());
        for (const char* raw : {"340123190506150048", "13800138000", "190506", "0138"}) {
            CHECK(finding.masked.find(raw) == std::string::npos);
            CHECK(finding.context.find(raw) == std::string::npos);
        }
    }
}

TEST_CASE("values never span blocks") {
    CHECK(found_in(column_of({"138", "0013", "8000"})).empty());
    CHECK(found_in("138\n0013\n8000") == Found{"mobile_phone 13800138000 likely"});
}

TEST_CASE("a file's name is searched where it may name somebody, and articles' numbers are passed over") {
    const Result<Matcher> matcher = Matcher::create(test_settings());
    REQUIRE(matcher.ok());
    for (const char* name :
         {"gk/340123190506150048.jpg", "340123 19050615 0048.jpg", "34O123l90506150048.jpg", "340123050615004.html",
          "王小明13800138000.jpg", "王小明 13800138000.html", "王小明_13800138000.htm", "tel13800138000.jpg", "a/Mobile_13800138000.html",
          "idcard-34012319.pdf", "%E7%8E%8B13800138000.jpg", "http://a.cn/b?c=13800138000"}) {
        INFO(name);
        CHECK(matcher->may_name_somebody(name));
    }
    for (const char* name : {"xwzx/tzgg/202006/t20200601_1234567.html", "art_20180504123045_345.html", "13800138000.html", "index.html"}) {
        INFO(name);
        CHECK_FALSE(matcher->may_name_somebody(name));
    }
}
