#include "base/word_list.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("a word list finds its words anywhere and nothing else") {
    WordList list;
    for (std::string_view word : {"主办", "ICP备", "#", "版权所有"}) list.add(word);
    for (std::string_view text : {"主办", "本站主办：某某", "皖ICP备123号", "a#", "版权所有", "版权版权所有"}) {
        INFO(text);
        CHECK(list.occurs_in(text));
    }
    for (std::string_view text : {"", "主", "办主", "ICP", "版权所", "版权归谁所有", "\xE4\xB8"}) {
        INFO(text);
        CHECK_FALSE(list.occurs_in(text));
    }
}

TEST_CASE("a word list knows where texts begin and end with its words") {
    const WordList list({"的", "手机", "手机号", "#", "tel"});
    for (std::string_view text : {"手机", "的手", "手机号码", "#1", "tel:"}) {
        INFO(text);
        CHECK(list.begins(text));
    }
    for (std::string_view text : {"", "手", "号手机", "1#", "te"}) {
        INFO(text);
        CHECK_FALSE(list.begins(text));
    }
    for (std::string_view text : {"我的", "手机号", "1#", "tel"}) {
        INFO(text);
        CHECK(list.ends(text));
    }
    for (std::string_view text : {"", "手", "手机号码", "tels"}) {
        INFO(text);
        CHECK_FALSE(list.ends(text));
    }
    CHECK(WordList({"手机", "tel"}).begins("手机"));
    CHECK_FALSE(WordList({"手机", "tel"}).begins("机手机"));
}

TEST_CASE("a word list knows the end of the word that ends last") {
    const WordList list({"身份证", "身份证号码", "证", "#"});
    CHECK(list.last_end_in("") == 0);
    CHECK(list.last_end_in("姓名：") == 0);
    CHECK(list.last_end_in("身份证号码：") == 15);
    CHECK(list.last_end_in("身份证号：") == 9);
    CHECK(list.last_end_in("身份证、驾驶证：") == 21);
    CHECK(list.last_end_in("证#号") == 4);
}
