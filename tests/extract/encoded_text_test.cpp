#include "extract/encoded_text.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("numbers are decoded from every encoding that shows itself") {
    for (std::string_view encoded : {
             "%31%33%38%30%30%31%33%38%30%30%30",
             "%31%338001%338000",
             "\\u0031\\u0033\\u0038\\u0030\\u0030\\u0031\\u0033\\u0038\\u0030\\u0030\\u0030",
             "\\x31\\x338001\\x338000",
             "\\31 3800138000",
             "\\000031\\000033\\0000380013\\0000380\\0000300",
             "=31=33=38=30=30=31=33=38=30=30=30",
             "MTM4MDAxMzgwMDA=",
             "MTM4MDAxMzgwMDA",
         }) {
        INFO(encoded);
        CHECK(decode_encodings(encoded) == "13800138000");
        CHECK(decode_encodings("电话：" + std::string(encoded) + "，特此") == "电话：13800138000，特此");
    }
    CHECK(decode_encodings("MzQwMTIzMTkwNTA2MTUwMDQ4") == "340123190506150048");
    CHECK(decode_encodings("6IGU57O755S16K+d77yaMTM4MDAxMzgwMDA=") == "联系电话：13800138000");
}

TEST_CASE("what holds no number stays as it is") {
    for (std::string_view other : {
             "",
             "100%20171234567",
             "x=13800138000&y=2",
             "/a%20b%20c/%E5%8C%97%E4%BA%AC",
             "C:\\31\\12",
             "0123456789abcdef0123456789abcdef",
             "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
             "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
             "dGhpcyBpcyBub3RoaW5nIHRvIHNlZQ==",
             "13800138000 and 340123190506150048",
             "%3",
             "\\",
             "=",
             "\\u12",
         }) {
        INFO(other);
        CHECK(decode_encodings(other).empty());
    }
}

TEST_CASE("decoded blocks keep their place, label and line") {
    Document document;
    document.source = "x\ny\n%31%33%38%30%30%31%33%38%30%30%30";
    document.add_from_source("说明", 0, {});
    Locus where;
    where.row = 2;
    document.add_from_source("%31%33%38%30%30%31%33%38%30%30%30", 4, where, "手机");
    const Document part = decoded_part(document);
    REQUIRE(part.blocks.size() == 1);
    CHECK(part.text == "13800138000");
    CHECK(part.label_of(part.blocks[0]) == "手机");
    CHECK(part.blocks[0].where.row == 2);
    CHECK(part.position_of(0).line == 3);
    document.clear_text();
    CHECK(decoded_part(document).blocks.empty());
}

TEST_CASE("long runs of signs cost no more than their length") {
    for (std::string_view unit : {"%", "\\", "=", "%3", "\\3", "=3D", "aB", "%31"}) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        CHECK(decode_encodings(text).size() <= text.size());
    }
}
