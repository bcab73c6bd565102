// Stored numbers and format codes against what a spreadsheet shows.
#include "extract/number_format.h"

#include <catch2/catch.hpp>

#include "extract/decimal.h"

using namespace leakscan;

TEST_CASE("stored numbers are written out in full") {
    struct Row {
        const char* stored;
        const char* shown;
    };
    const Row rows[] = {
        {"13800138000", "13800138000"},
        {"1.3800138E+10", "13800138000"},
        {"3.4012319050615E+17", "340123190506150000"},
        {"3.4012319050615002E+17", "340123190506150000"},  // Excel writes 17 digits and shows 15
        {"3.4012319050614998E+17", "340123190506150000"},
        {"340123190506150048", "340123190506150048"},  // other producers keep all digits
        {"6.2284800000000000E+18", "6228480000000000000"},
        {"1.1000000000000001", "1.1"},
        {"-0.5", "-0.5"},
        {"1E-5", "0.00001"},
        {"9.9999999999999999E+2", "1000"},
        {"0", "0"},
        {"-0", "0"},
        {"007", "7"},
        {"1E999", "1E999"},
        {"1E99999999999", "1E99999999999"},
        {"12a", "12a"},
        {"", ""},
        {"-", "-"},
        {"E5", "E5"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.stored);
        CHECK(write_out(row.stored) == row.shown);
    }
}

TEST_CASE("format codes print as a person sees them") {
    struct Row {
        const char* code;
        const char* stored;
        const char* shown;
    };
    const Row rows[] = {
        {"General", "13800138000", "13800138000"},
        {"G/通用格式", "1.38E+2", "138"},
        {"@", "13800138000", "13800138000"},
        {"0", "13800138000", "13800138000"},
        {"0", "1.5", "2"},
        {"0_ ", "340123190506150000", "340123190506150000 "},
        {"0.00", "1.005", "1.01"},
        {"0.00_);(0.00)", "-1.5", "(1.50)"},
        {"#,##0", "13800138000", "13,800,138,000"},
        {"#,##0.00", "0.5", "0.50"},
        {"#,##0.00;[Red]-#,##0.00", "-1234.5", "-1,234.50"},
        {"0.##", "2.5", "2.5"},
        {"#", "0", ""},
        {"0%", "0.256", "26%"},
        {"0.0,", "12345", "12.3"},
        {"000000", "230601", "230601"},
        {"000000", "601", "000601"},
        {"000-0000-0000", "13800138000", "138-0013-8000"},
        {"\"NO.\"0000", "12", "NO.0012"},
        {"[$￥-804]#,##0.00", "1000", "￥1,000.00"},
        {"\\A0", "7", "A7"},
        {"0.00E+00", "3.4012319050615E+17", "340123190506150000"},
        {"# ?/?", "1.5", "1.5"},
        {"\"已隐藏\"", "13800138000", "13800138000"},
        {"0;0", "-5", "5"},
        {"0;-0;\"无\"", "0", "0"},
        {"yyyy\"年\"m\"月\"d\"日\"", "43059", "2017年11月20日"},
        {"yyyy/m/d;@", "43059", "2017/11/20"},
        {"[$-804]yyyy-mm-dd hh:mm:ss", "43059.5", "2017-11-20 12:00:00"},
        {"yyyymmdd", "32752", "19890901"},
        {"yy-mmm-dd", "43059", "17-Nov-20"},
        {"yyyy\"年\"m\"月\"d\"日\"\\ aaaa", "43059", "2017年11月20日 星期一"},
        {"上午/下午h\"时\"mm\"分\"", "0.75", "下午6时00分"},
        {"h:mm AM/PM", "0.0", "12:00 AM"},
        {"[h]:mm", "1.5", "36:00"},
        {"mm:ss.0", "0.000011574", "00:01.0"},
        {"yyyy-mm-dd", "60", "1900-02-29"},
        {"yyyy-mm-dd", "1", "1900-01-01"},
        {"yyyy-mm-dd", "340123199003070011", "340123199003070011"},  // shown as ####: the digits are in the file
        {"yyyy-mm-dd", "-1", "-1"},
        {"yyyy-mm-dd", "abc", "abc"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.code, row.stored);
        CHECK(NumberFormat::parse(row.code).print(row.stored, false) == row.shown);
    }
}

TEST_CASE("formats known by number are those of Chinese Excel") {
    CHECK(NumberFormat::builtin(0).print("1.5", false) == "1.5");
    CHECK(NumberFormat::builtin(14).print("43059", false) == "2017/11/20");
    CHECK(NumberFormat::builtin(31).print("43059", false) == "2017年11月20日");
    CHECK(NumberFormat::builtin(57).print("43059", false) == "2017年11月");
    CHECK(NumberFormat::builtin(14).print("41597", true) == "2017/11/20");
    CHECK(NumberFormat::builtin(999).print("7", false) == "7");
}

TEST_CASE("formats that show nothing say so") {
    CHECK(NumberFormat::parse(";;;").hides_numbers());
    CHECK(NumberFormat::parse(";;;").hides_text());
    CHECK(NumberFormat::parse(";;").hides_numbers());
    CHECK_FALSE(NumberFormat::parse(";;").hides_text());
    CHECK_FALSE(NumberFormat::parse("0;;").hides_numbers());
    CHECK(NumberFormat::parse(";;;").print("13800138000", false) == "13800138000");
}

TEST_CASE("hostile codes end quickly") {
    for (const std::string& code : {std::string(1 << 20, '0'), std::string(1 << 20, '"'), std::string("\\"), std::string("["),
                                    std::string(";;;;;;;;"), std::string(1 << 20, 'y')}) {
        CHECK_FALSE(NumberFormat::parse(code).print("1234567890123456789", false).empty());
    }
}
