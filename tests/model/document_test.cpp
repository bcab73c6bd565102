#include "model/document.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("blocks keep their text, label and place in the source") {
    Document document;
    document.source = "<p>一\n二</p><p>张三</p>";
    document.add_from_source("一", 3, {}, "");
    document.add_from_source("张三", static_cast<std::uint32_t>(document.source.find("张三")), {}, "姓名");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.text == "一\n张三");
    CHECK(document.label_of(document.blocks[1]) == "姓名");
    CHECK(document.block_at(document.blocks[1].begin + 1) == 1);
    CHECK(document.position_of(document.blocks[0].begin).line == 1);
    CHECK(document.position_of(document.blocks[0].begin).column == 4);
    CHECK(document.position_of(document.blocks[1].begin).line == 2);
    CHECK(document.position_of(document.blocks[1].begin).column == 9);
}

TEST_CASE("formats without lines have no position") {
    Document document;
    document.add("张三", {});
    CHECK(document.position_of(0).line == 0);
}

TEST_CASE("positions are the same in any order of asking") {
    Document document;
    document.source = "一二三\n四五\n六";
    document.text = document.source;
    document.anchors.push_back({0, 0});
    const auto at = [&](std::string_view text) { return document.position_of(static_cast<std::uint32_t>(document.text.find(text))); };
    for (const char* order : {"一", "三", "五", "六", "四", "二", "六"}) at(order);
    CHECK(at("六").line == 3);
    CHECK(at("六").column == 1);
    CHECK(at("五").line == 2);
    CHECK(at("五").column == 2);
    CHECK(at("三").column == 3);
    document.first_line = 10;
    CHECK(at("六").line == 12);
}
