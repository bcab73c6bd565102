// Words with places, and the blocks that they must become.
#include "extract/page_text.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

constexpr double size = 10;  // of the letters; Han are as wide, others half

double width_of(std::string_view text) {
    double width = 0;
    for (size_t at = 0; at < text.size();) {
        const bool wide = static_cast<unsigned char>(text[at]) >= 0xE0;
        width += wide ? size : size / 2;
        at += wide ? 3 : 1;
    }
    return width;
}

PlacedWord word(double x, double y, std::string text, Channel channel = Channel::body) {
    return {{x, y, x + width_of(text), y + size}, std::move(text), channel, 0, false};
}

// One line per block: "table.row.column [label] text", the channel first where it is not the body.
std::vector<std::string> lines_of(const std::vector<PlacedPage>& pages) {
    Document document;
    PageText text;
    for (const PlacedPage& page : pages) text.add(page, document);
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        std::string line;
        if (block.where.channel != Channel::body) line += std::string(name(block.where.channel)) + " ";
        if (block.where.table > 0)
            line +=
                std::to_string(block.where.table) + "." + std::to_string(block.where.row) + "." + std::to_string(block.where.column) + " ";
        if (!document.label_of(block).empty()) line += "[" + document.label_of(block) + "] ";
        lines.push_back(line + std::string(document.text_of(block)));
    }
    return lines;
}
std::vector<std::string> lines_of(PlacedPage page) { return lines_of(std::vector<PlacedPage>{std::move(page)}); }

// The lines around every cell of a grid.
void frame(PlacedPage& page, std::initializer_list<double> xs, std::initializer_list<double> ys) {
    const double left = *xs.begin(), right = *(xs.end() - 1), top = *ys.begin(), bottom = *(ys.end() - 1);
    for (const double x : xs) page.rules.push_back({x, top, x, bottom});
    for (const double y : ys) page.rules.push_back({left, y, right, y});
}

}  // namespace

TEST_CASE("in a framed table a wrapped cell is one cell, wherever its neighbours stand") {
    PlacedPage page;
    frame(page, {0, 60, 130, 220}, {0, 20, 60, 100});
    page.words = {word(5, 5, "姓名"),           word(65, 5, "身份证号"), word(135, 5, "联系电话"),     word(5, 35, "王小明"),
                  word(65, 28, "340123190506"), word(65, 42, "150617"),  word(135, 35, "13800138000"), word(5, 75, "李文华"),
                  word(65, 68, "340123190506"), word(65, 82, "150625"),  word(135, 75, "13800138001")};
    CHECK(lines_of(page) == std::vector<std::string>{"1.1.1 姓名", "1.1.2 身份证号", "1.1.3 联系电话", "1.2.1 [姓名] 王小明",
                                                     "1.2.2 [身份证号] 340123190506 150617", "1.2.3 [联系电话] 13800138000",
                                                     "1.3.1 [姓名] 李文华", "1.3.2 [身份证号] 340123190506 150625",
                                                     "1.3.3 [联系电话] 13800138001"});
}

TEST_CASE("without a frame the lines of a cell are those nearer to each other than rows are") {
    PlacedPage page;
    const auto row = [&](double y, std::string person, std::string above, std::string below) {
        page.words.push_back(word(0, y + 6, std::move(person)));
        page.words.push_back(word(60, y, std::move(above)));
        page.words.push_back(word(60, y + 12, std::move(below)));
        page.words.push_back(word(140, y + 6, "13800138000"));
    };
    page.words = {word(0, 0, "姓名"), word(60, 0, "身份证号"), word(140, 0, "联系电话")};
    row(20, "王小明", "340123190506", "150617");
    row(55, "李文华", "340123190506", "150625");
    row(90, "陈建国", "340123190506", "150633");
    const std::vector<std::string> lines = lines_of(page);
    REQUIRE(lines.size() == 12);
    CHECK(lines[4] == "1.2.2 [身份证号] 340123190506 150617");
    CHECK(lines[7] == "1.3.2 [身份证号] 340123190506 150625");
    CHECK(lines[10] == "1.4.2 [身份证号] 340123190506 150633");
}

TEST_CASE("it may be the first column whose cells wrap, and they may hang from the top") {
    PlacedPage page;
    page.words = {word(0, 0, "住址"), word(110, 0, "身份证号"), word(230, 0, "姓名")};
    for (int i = 0; i < 4; ++i) {
        const double y = 20 + 30.0 * i;
        page.words.push_back(word(0, y, "云溪乡大塘村十四组"));
        page.words.push_back(word(110, y, "340123190506150617"));
        page.words.push_back(word(230, y, "王小明"));
        page.words.push_back(word(0, y + 12, std::to_string(90 + i) + "号"));
    }
    const std::vector<std::string> lines = lines_of(page);
    REQUIRE(lines.size() == 15);
    CHECK(lines[3] == "1.2.1 [住址] 云溪乡大塘村十四组90号");
    CHECK(lines[12] == "1.5.1 [住址] 云溪乡大塘村十四组93号");
}

TEST_CASE("rows of a dense table stay rows") {
    PlacedPage page;
    page.words = {word(40, -30, "二〇一七年名单")};
    for (int i = 0; i < 5; ++i) {
        const double y = 12.0 * i;
        page.words.push_back(word(0, y, i == 0 ? "姓名" : "王小明"));
        page.words.push_back(word(60, y, i == 0 ? "联系电话" : "1380013800" + std::to_string(i)));
    }
    const std::vector<std::string> lines = lines_of(page);
    REQUIRE(lines.size() == 11);
    CHECK(lines[4] == "1.2.2 [联系电话] 13800138001");
    CHECK(lines[10] == "1.5.2 [联系电话] 13800138004");
}

TEST_CASE("a table goes on over the page with its header") {
    PlacedPage first, second;
    first.number = 1;
    second.number = 2;
    frame(first, {0, 60, 160}, {0, 20, 40});
    first.words = {word(5, 5, "姓名"), word(65, 5, "身份证号"), word(5, 25, "王小明"), word(65, 25, "340123190506150617")};
    frame(second, {0, 60, 160}, {0, 20});
    second.words = {word(5, 5, "李文华"), word(65, 5, "340123190506150625"), word(80, 700, "2")};
    const std::vector<std::string> lines = lines_of({first, second});
    REQUIRE(lines.size() == 7);
    CHECK(lines[5] == "1.3.2 [身份证号] 340123190506150625");
}

TEST_CASE("a row that the end of a page has cut is read whole on the next one") {
    PlacedPage first, second;
    frame(first, {0, 60, 130, 220}, {0, 20, 40});
    first.words = {word(5, 5, "姓名"),    word(65, 5, "身份证号"),      word(135, 5, "联系电话"),
                   word(5, 25, "王小明"), word(65, 25, "340123190506"), word(135, 25, "13800138000")};
    first.number = 1;
    frame(second, {0, 60, 130, 220}, {0, 20, 40});
    second.words = {word(65, 5, "150617"), word(5, 25, "李文华"), word(65, 25, "340123190506150625"), word(135, 25, "13800138001")};
    second.number = 2;
    CHECK(lines_of({first, second}) == std::vector<std::string>{"1.1.1 姓名", "1.1.2 身份证号", "1.1.3 联系电话", "1.2.1 [姓名] 王小明",
                                                                "1.2.2 [身份证号] 340123190506", "1.2.3 [联系电话] 13800138000",
                                                                "1.3.2 [身份证号] 340123190506 150617", "1.4.1 [姓名] 李文华",
                                                                "1.4.2 [身份证号] 340123190506150625", "1.4.3 [联系电话] 13800138001"});
}

TEST_CASE("merged cells of a form name what stands beside them") {
    PlacedPage page;
    // 姓名 | value | 电话 | value, below it one caption and a cell over the rest.
    frame(page, {0, 60, 120, 180, 260}, {0, 20});
    page.rules.push_back({0, 40, 260, 40});
    for (const double x : {0.0, 60.0, 260.0}) page.rules.push_back({x, 20, x, 40});
    page.words = {word(5, 5, "姓名"),          word(65, 5, "王小明"), word(125, 5, "联系电话"),
                  word(185, 5, "13800138000"), word(5, 25, "住址"),   word(65, 25, "云溪乡某村3组12号")};
    const std::vector<std::string> lines = lines_of(page);
    CHECK(lines == std::vector<std::string>{"1.1.1 姓名", "1.1.2 [姓名] 王小明", "1.1.3 联系电话", "1.1.4 [联系电话] 13800138000",
                                            "1.2.1 住址", "1.2.2 [住址] 云溪乡某村3组12号"});
}

TEST_CASE("lines of a paragraph are one text, and a number cut by the line's end is whole") {
    PlacedPage page;
    page.words = {word(20, 0, "经公示无异议现将有关情况公布如下王小明的身份证号是3401231905"), word(0, 15, "06150617，电话是13800138000。"),
                  word(20, 30, "第二段。")};
    page.words[0].box.right = 330;
    page.words.push_back(word(20, 45, "再一段，与上面的没有关系，只是为了说明一行到底有多么长而写在这里的"));
    const std::vector<std::string> lines = lines_of(page);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].ends_with("身份证号是340123190506150617，电话是13800138000。"));
    CHECK(lines[1] == "第二段。");
}

TEST_CASE("lines that end long before the margin are a list, however alike they are") {
    PlacedPage page;
    page.width = 595;
    page.words = {word(72, 0, "王小明340123190506150617"), word(72, 15, "李文华340123190506150625")};
    CHECK(lines_of(page).size() == 2);
    page.words = {word(72, 0, "经公示无异议现将有关情况公布如下王小明的身份证号是3401231905经公示无异议特此公告"),
                  word(72, 15, "现将有关情况公布如下。")};
    CHECK(lines_of(page).size() == 1);
}

TEST_CASE("two whole numbers below each other in a cell stay two") {
    CHECK(break_between("13800138000", "13800138001") == " ");
    CHECK(break_between("110101", "199003") == "");
    CHECK(break_between("住在云溪乡", "某村") == "");
    CHECK(break_between("Hello", "world") == " ");
    CHECK(break_between("34012319050615061", "X") == "");
    CHECK(break_between("340123190506150", "X") == " ");
    CHECK(break_between("340123190", "50615061X") == "");
}

TEST_CASE("what is not seen is a text of its own, a number taken whole, named by the words before it") {
    PlacedPage page;
    page.words = {word(0, 0, "姓名：王小明"), word(70, 0, "身份证号：3401"), word(140, 0, "23190506150617", Channel::under_image),
                  word(220, 0, "。")};
    page.words[0].space_after = true;
    const std::vector<std::string> lines = lines_of(page);
    CHECK(lines == std::vector<std::string>{"姓名：王小明 身份证号：3401 。", "under_image [身份证号] 340123190506150617"});
}

TEST_CASE("a covered cell is named by its column") {
    PlacedPage page;
    frame(page, {0, 60, 160}, {0, 20, 40});
    page.words = {word(5, 5, "姓名"), word(65, 5, "身份证号"), word(5, 25, "王小明"),
                  word(65, 25, "340123190506150617", Channel::under_image)};
    const std::vector<std::string> lines = lines_of(page);
    REQUIRE(lines.size() == 4);
    CHECK(lines[3] == "under_image 1.2.2 [身份证号] 340123190506150617");
}

TEST_CASE("writing turned by a quarter is read along its own direction") {
    PlacedPage page;
    for (int i = 0; i < 2; ++i) {
        PlacedWord turned = word(0, 0, i == 0 ? "身份证号：" : "340123190506150617");
        const double length = turned.box.width(), from = i == 0 ? 100 : 152;
        turned.box = {300, from, 310, from + length};
        turned.turns = 1;
        page.words.push_back(turned);
    }
    CHECK(lines_of(page) == std::vector<std::string>{"身份证号：340123190506150617"});
}

TEST_CASE("a page of words without end costs time in proportion") {
    PlacedPage page;
    for (int i = 0; i < 20'000; ++i) page.words.push_back(word((i % 40) * 30.0, (i / 40) * 11.0, std::to_string(i)));
    for (int i = 0; i < 5'000; ++i) page.rules.push_back({i * 7.0, 0, i * 7.0, 5000});
    CHECK(lines_of(page).size() > 900);
}

TEST_CASE("a covered word without a letter costs nothing") {
    PlacedPage page;
    page.words = {word(0, 0, "", Channel::under_image), word(0, 0, "13800138000")};
    CHECK(lines_of({page}) == std::vector<std::string>{"13800138000"});
}
