// Homes whose parts stand in columns of their own.
#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;
using Found = std::vector<std::string>;

TEST_CASE("the parts of a home in columns of their own make one address") {
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"小区名称", "望湖花园"}, {"楼栋", "3"}, {"单元", "2"}, {"室号", "501"}})) ==
          Found{"address 望湖花园3栋2单元501室 confirmed"});
    CHECK(found_in(row_of({{"户主", "王小明"}, {"安置小区", "望湖花园"}, {"幢号", "３幢"}, {"户号", "501"}})) ==
          Found{"address 望湖花园3幢501室 confirmed"});
    CHECK(found_in(row_of({{"楼号", "7#"}, {"单元", "1单元"}, {"房号", "1603"}, {"业主姓名", "王小明"}})) ==
          Found{"address 7#1单元1603室 confirmed"});
    CHECK(found_in(row_of({{"姓名", "王*"}, {"住房坐落/小区", "望湖花园"}, {"栋", "A2"}, {"楼层", "5"}, {"室", "501"}})) ==
          Found{"address 望湖花园A2栋5层501室 confirmed"});
}

TEST_CASE("people side by side in one row have a home each") {
    const Document row = row_of({{"姓名", "王小明"},
                                 {"小区", "望湖花园"},
                                 {"幢", "3"},
                                 {"室", "501"},
                                 {"姓名", "李小红"},
                                 {"小区", "荷塘新村"},
                                 {"幢", "4"},
                                 {"室", "602"}});
    CHECK(found_in(row) == Found{"address 望湖花园3幢501室 confirmed", "address 荷塘新村4幢602室 confirmed"});
}

TEST_CASE("an estate merged over several rows is that of each of them") {
    Document document;
    const auto add = [&document](std::uint32_t row, std::uint32_t column, const char* label, const char* text) {
        Locus where;
        where.table = 1;
        where.row = row;
        where.column = column;
        document.add(text, where, label);
    };
    add(2, 1, "小区", "望湖花园");
    add(2, 2, "姓名", "王小明");
    add(2, 3, "楼栋", "3");
    add(2, 4, "房号", "501");
    add(3, 2, "姓名", "李小红");
    add(3, 3, "楼栋", "4");
    add(3, 4, "房号", "602");
    CHECK(found_in(document) == Found{"address 望湖花园3栋501室 confirmed", "address 望湖花园4栋602室 confirmed"});
}

TEST_CASE("flats to let, offices and figures are nobody's home") {
    CHECK(found_in(row_of({{"小区", "望湖花园"}, {"楼栋", "3"}, {"单元", "2"}, {"室号", "501"}, {"面积", "50.1"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"楼号", "3"}, {"房间号", "501"}, {"办公电话", "8001"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"小区", "望湖花园"}, {"楼栋", "共12栋"}, {"室", "13800138000元"}})).empty());
    CHECK(found_in(row_of({{"姓名", "王小明"}, {"小区", "望湖花园"}, {"室号", "501"}})).empty());
}

TEST_CASE("an excerpt hides every part of a home in columns") {
    const std::vector<Finding> found =
        find_in(row_of({{"姓名", "王小明"}, {"小区", "望湖花园"}, {"楼栋", "3"}, {"单元", "2"}, {"室号", "501"}}));
    REQUIRE(found.size() == 1);
    for (const char* part : {"望湖花园", "501", "王小明"}) CHECK(found[0].context.find(part) == std::string::npos);
    CHECK(found[0].masked.find("501") == std::string::npos);
    CHECK(found[0].features.owner == Owner::person);
}
