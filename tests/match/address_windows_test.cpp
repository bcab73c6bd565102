#include "match/address_windows.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("an announced address is found wherever it stands in a text") {
    const std::string announced = "住址：幸福小区三栋";
    for (size_t before = 0; before < 70; ++before) {
        for (size_t behind : {0u, 1u, 40u}) {
            Document document;
            document.add(std::string(before, 'a') + announced + std::string(behind, 'b'), {});
            std::vector<Window> windows;
            add_announced_addresses(document, windows);
            INFO(before << " bytes before, " << behind << " behind");
            REQUIRE(windows.size() == 1);
            CHECK(windows[0].begin <= before);
            CHECK(windows[0].end >= before + announced.size());
        }
    }
}

TEST_CASE("words that announce nothing, and pieces of other characters, open no window") {
    for (std::string text : {"住房和城乡建设局", "国籍法", "角落里", "网址导航", "地块位于湖光路以北", "住"}) {
        Document document;
        document.add("今天" + text + "的工作", {});
        std::vector<Window> windows;
        add_announced_addresses(document, windows);
        INFO(text);
        CHECK(windows.empty());
    }
}
