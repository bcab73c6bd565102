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
