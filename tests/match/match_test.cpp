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
