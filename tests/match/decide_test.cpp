// Labels, neighbours and series: when a number is what it looks like.
#include <catch2/catch.hpp>

#include "match/series.h"
#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

TEST_CASE("a label that names another number wins over a check digit") {
    CHECK(found_in("项目编号：340123190506150048").empty());
    CHECK(found_in("340123190506150048", "承包方编码").empty());
    CHECK(found_in("13912345678", "合同编号").empty());
    CHECK(found_in("浏览次数：13800138000").empty());
    CHECK_FALSE(found_in("340123190506150048", "备注").empty());
    CHECK_FALSE(found_in("340123190506150048", "人口").empty());
}

TEST_CASE("a mistyped ID under an ID label is likely, without a label nothing") {
    CHECK(found_in("340123190506150047").empty());
    const std::vector<Finding> found = find_in(document_of("340123190506150047", "身份证号码"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].grade == Grade::likely);
    CHECK(found[0].features.checksum_failed);
}

TEST_CASE("serial numbers with region and date are told from IDs by their series") {
    const std::vector<std::string> receipts = {"340123201501010010", "340123201501010021", "340123201501010032", "340123201501010044",
                                               "34012320150101001X", "340123201501010055", "340123201501010066"};
    CHECK(found_in(column_of(receipts, "")).empty());
    CHECK(found_in(column_of(receipts, "收据号")).empty());
    CHECK(found_in(column_of(receipts, "身份证号")).size() == receipts.size());
    CHECK(judge_series(Kind::resident_id, {10, 0}) == Series::people);
    CHECK(judge_series(Kind::resident_id, {40, 1}) == Series::people);
    CHECK(judge_series(Kind::resident_id, {1, 10}) == Series::serials);
    CHECK(judge_series(Kind::resident_id, {1, 0}) == Series::unknown);
}

TEST_CASE("a column of amounts is not taken for mobiles, a column of mobiles is") {
    CHECK(found_in(column_of({"14436638401", "18332486462", "15413708105", "19847573916"})).empty());
    CHECK(found_in(column_of({"13800138000", "18900189000", "13900139000"})).size() == 3);
    CHECK(found_in(column_of({"14436638401", "18332486462"}, "联系电话")).size() == 2);
}

TEST_CASE("a number that a narrow cell wrapped is found under its label") {
    CHECK(found_in("13800138 000", "联系电话") == Found{"mobile_phone 13800138000 confirmed"});
    CHECK(found_in("13800138 000").empty());
    CHECK(found_in("6228480000 000000000") == Found{"bank_card 6228480000000000000 confirmed"});
}

TEST_CASE("a date close to the publication makes a receipt of an ID, unless a label or a name speaks for it") {
    Document receipt = document_of("340123202401010001");
    receipt.meta.published = "2024-01-05";
    CHECK(found_in(receipt).empty());
    Document child = document_of("340123202401010001", "身份证号");
    child.meta.published = "2024-01-05";
    CHECK(found_in(child) == Found{"resident_id 340123202401010001 confirmed"});
}

TEST_CASE("a mobile behind an ID that ends in X is found as behind any other") {
    CHECK(found_in("34012319050615003X/13800138000") ==
          Found{"resident_id 34012319050615003X confirmed", "mobile_phone 13800138000 likely"});
}

TEST_CASE("parts of something longer are not values") {
    for (const char* text : {"2138001380001", "13800138000.50", "13800138000元", "￥13800138000", "13,800,138,000", "/t13800138000_1.htm",
                             "content_13812345678.htm", "http://example.gov.cn/show?id=13800138000",
                             "http://example.gov.cn/340123190506150048/a.html", "a1b13800138000c3d", "0.13800138000"}) {
        INFO(text);
        CHECK(found_in(text).empty());
    }
}

TEST_CASE("values touch all kinds of text and stay values") {
    for (const char* text :
         {"张三13800138000李四", "Tel13800138000", "tel:+8613800138000", "（13800138000）", "**13800138000**", "手机:13800138000;",
          "13800138000/13900139000", "13800138000（微信同号）", "http://example.gov.cn/call?mobile=13800138000", "电话_13800138000",
          "1、13800138000", "13800138000,13900139000", "ID:13800138000", "王五 13800138000.html", "王五_13800138000.htm",
          "王五 13800138000.docx"}) {
        INFO(text);
        const Found found = found_in(text);
        REQUIRE_FALSE(found.empty());
        CHECK(found[0].starts_with("mobile_phone 13800138000"));
    }
}

TEST_CASE("numbers are found however they are grouped") {
    for (const char* text : {"3401 2319 0506 1500 48", "340 123 1905 0615 0048", "340123 1905 0615 0048", "34012319050615 0048",
                             "340123190506\n150048", "3 4 0 1 2 3 1 9 0 5 0 6 1 5 0 0 4 8", "340123.19050615.0048"}) {
        INFO(text);
        CHECK(found_in(text) == Found{"resident_id 340123190506150048 confirmed"});
    }
    CHECK(found_in("3 4 0 1 2 3 1 9 0 5 0 6 0 1 0 0 7 X") == Found{"resident_id 34012319050601007X confirmed"});
    CHECK(found_in("1390-013-9000") == Found{"mobile_phone 13900139000 likely"});
}

TEST_CASE("lists of numbers are taken apart") {
    CHECK(found_in("13800138000、13900139000；0551-62345678").size() == 3);
    CHECK(found_in("340123190506150048 13800138000 6228480000000000000") ==
          Found{"resident_id 340123190506150048 confirmed", "mobile_phone 13800138000 likely", "bank_card 6228480000000000000 confirmed"});
}

TEST_CASE("floods of digits and signs end in linear time") {
    for (const char* unit : {"1", "1 ", "@", "a@", "12345678901 ", "1-", "一", "O1", "号1", "3401231905061500", "6228 4800 ", "*1"}) {
        INFO(unit);
        CHECK(is_searched_in_linear_time("", unit));
    }
}
