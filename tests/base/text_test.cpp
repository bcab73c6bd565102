#include "base/text.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("code points are read and written alike") {
    for (char32_t c : {U'a', U'é', U'镕', U'\U00020BB7'}) {
        std::string text;
        append_utf8(text, c);
        const CodePoint point = code_point_at(text, 0);
        CHECK(point.value == c);
        CHECK(point.size == text.size());
        CHECK(previous_code_point(text, text.size()) == 0);
        CHECK(is_valid_utf8(text));
    }
}

TEST_CASE("hostile bytes become one replacement each") {
    for (const char* text : {"\xFF", "\xC0\x80", "\xE4\xB8", "\xED\xA0\x80", "\xF5\x80\x80\x80"}) {
        CAPTURE(text);
        CHECK(code_point_at(text, 0).value == 0xFFFD);
        CHECK(code_point_at(text, 0).size == 1);
        CHECK_FALSE(is_valid_utf8(text));
    }
}

TEST_CASE("trim removes wide white space too") {
    CHECK(trim("\xEF\xBB\xBF \xE3\x80\x80姓名\xC2\xA0\n") == "姓名");
    CHECK(trim(" \t ").empty());
}

TEST_CASE("a word is found where string_view finds it, at every place and size") {
    const std::string filler = "地址与电话：公开公示，联系方式。";
    for (std::string_view word : {"公示", "：", "期", "x", "号码"}) {
        for (size_t before = 0; before < 40; ++before) {
            std::string text = filler.substr(0, before) + std::string(word) + filler + filler.substr(0, 3 * before % filler.size());
            CAPTURE(word, before);
            for (size_t from = 0; from <= text.size() + 1; ++from) CHECK(find_word(text, word, from) == text.find(word, from));
            std::string long_text;  // is looked at in wider steps
            while (long_text.size() < 256) long_text += "地址与电话，";
            CHECK(find_word(long_text + text, word) == (long_text + text).find(word));
            CHECK(find_word(long_text, word) == long_text.find(word));
            text.resize(before);
            CHECK(find_word(text, word) == text.find(word));
        }
    }
    CHECK(find_word("abc", "") == 0);
    CHECK(find_word("", "公") == std::string_view::npos);
}

TEST_CASE("case is ignored for ASCII letters only") {
    CHECK(equals_ignoring_case("TD", "td"));
    CHECK_FALSE(equals_ignoring_case("td", "tdx"));
    CHECK_FALSE(equals_ignoring_case("[", "{"));
}
