#include "match/word_list.h"

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
