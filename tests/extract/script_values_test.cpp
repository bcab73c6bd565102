#include "extract/script_values.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace leakscan;

namespace {

std::vector<std::string> assembled(std::string_view code) {
    std::vector<std::string> numbers;
    find_assembled_numbers(code, [&](const std::string& number, std::string_view) { numbers.push_back(number); });
    return numbers;
}

}  // namespace

TEST_CASE("numbers are put together as the script would") {
    for (std::string_view code : {
             R"(var t = "138" + "0013" + '8000';)",
             R"(t="138"+"00138000")",
             R"(["138", "0013", "8000"].join(""))",
             R"(var t = ['1','3','8','0','0','1','3','8','0','0','0'] . join( '' );)",
             R"("00083100831".split("").reverse().join(""))",
             R"(String.fromCharCode(49,51,56,48,48,49,51,56,48,48,48))",
             R"(String.fromCharCode(0x31, 0x33, 0x38, 48, 48, 49, 51, 56, 48, 48, 48))",
         }) {
        INFO(code);
        CHECK(assembled(code) == std::vector<std::string>{"13800138000"});
    }
    CHECK(assembled(R"("34012319"+"0506010"+"07X")") == std::vector<std::string>{"34012319050601007X"});
}

TEST_CASE("other strings stay apart") {
    for (std::string_view code : {
             "",
             "\"",
             R"(var t = "13800138000";)",
             R"(["138", "0013", "8000"])",
             R"(["138", "0013", "8000"].join("-"))",
             R"("a" + "1380013" + "b")",
             R"(f("138", "00138000"))",
             R"("12" + "34")",
             "String.fromCharCode(",
             "fromCharCode(99999999999999999999,1)",
         }) {
        INFO(code);
        CHECK(assembled(code).empty());
    }
}

TEST_CASE("rows of quotes and commas cost no more than their length") {
    for (std::string_view unit : {"\"", "\"1\"+", "\"1\",", "fromCharCode(1,", "'"}) {
        std::string code;
        while (code.size() < 400'000) code += unit;
        CHECK(assembled(code).size() < code.size());
    }
}
