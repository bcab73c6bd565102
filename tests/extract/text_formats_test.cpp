// Plain text, tables in text, JSON, scripts and XML.
#include <catch2/catch.hpp>

#include "extract/extracted_text.h"

using namespace leakscan;
using Rows = std::vector<std::string>;

namespace {

// "row:column label=text" of each block.
Rows rows_of(const Document& document) {
    Rows rows;
    for (const Block& block : document.blocks) {
        std::string row;
        if (block.where.row != 0) row = std::to_string(block.where.row) + ':' + std::to_string(block.where.column) + ' ';
        if (block.label != 0) row += document.label_of(block) + '=';
        rows.push_back(row.append(document.text_of(block)));
    }
    return rows;
}

Rows rows(std::string_view text) { return rows_of(extract_bytes(text)); }

}  // namespace

TEST_CASE("lines of plain text are joined only where one was wrapped") {
    CHECK(rows("张三 340123190506150048 13800138000\n李四 13900139000\n") ==
          Rows{"张三 340123190506150048 13800138000", "李四 13900139000"});
    CHECK(rows("身份证号：340123190506\n150048\n") == Rows{"身份证号：340123190506 150048"});
    CHECK(rows("家庭住址：\n某村三组\n完毕。\n另\n") == Rows{"家庭住址： 某村三组", "完毕。", "另"});
    CHECK(rows("经审核下列家庭符合我市公共租赁住房保障条件现予公\n示\n") == Rows{"经审核下列家庭符合我市公共租赁住房保障条件现予公 示"});
}

TEST_CASE("plain text is cut at blank lines") {
    CHECK(rows("公示\n\n联系电话：138\n00138000\r\n\n完") == Rows{"公示", "联系电话：138 00138000", "完"});
}

TEST_CASE("lines in columns under a header are rows") {
    CHECK(rows("名单\n姓名  身份证号\n张三  340123190506150048\n") ==
          Rows{"名单", "1:1 姓名", "1:2 身份证号", "2:1 姓名=张三", "2:2 身份证号=340123190506150048"});
    CHECK(rows("姓名 性别 手机\n李四 男 13900139000\n说明：以上\n") ==
          Rows{"1:1 姓名", "1:2 性别", "1:3 手机", "2:1 姓名=李四", "2:2 性别=男", "2:3 手机=13900139000", "说明：以上"});
}

TEST_CASE("a row with a field left out between gaps has no labels") {
    const Document document =
        extract_bytes("备注    姓名    人口    身份证号\n新增    张三    3    340123190506150048\n李四    5    340123190506150064\n");
    REQUIRE(document.blocks.size() == 11);
    CHECK(document.label_of(document.blocks[7]) == "身份证号");
    CHECK(document.label_of(document.blocks[10]).empty());
}

TEST_CASE("CSV respects quotes, and its header names the cells") {
    CHECK(rows("姓名,电话,住址\r\n张三,\"138\n0013\",\"某村,3组\"\r\n李四,,无\r\n") ==
          Rows{"1:1 姓名", "1:2 电话", "1:3 住址", "2:1 姓名=张三", "2:2 电话=138 0013", "2:3 住址=某村,3组", "3:1 姓名=李四",
               "3:3 住址=无"});
    CHECK(rows("a;b;c\n1;\"unclosed;3\n4;5;6\n") ==
          Rows{"1:1 a", "1:2 b", "1:3 c", "2:1 1", "2:2 \"unclosed", "2:3 3", "3:1 4", "3:2 5", "3:3 6"});
}

TEST_CASE("long tables keep labels, rows and places from part to part") {
    std::string text = "姓名,电话\n";
    for (int i = 0; i < 300; ++i) text += "张三,13800138000\n";
    Limits limits;
    limits.part_bytes = 1000;
    const std::vector<Document> parts = extract_parts(text, limits);
    REQUIRE(parts.size() > 3);
    const Document& last = parts.back();
    CHECK(last.label_of(last.blocks.back()) == "电话");
    CHECK(last.blocks.back().where.row == 301);
    CHECK(last.position_of(last.blocks.back().begin).line == 301);
}

TEST_CASE("JSON values stand under their keys, objects are rows") {
    CHECK(rows(R"({"total": 2, "rows": [{"name": "\u5f20三", "id": 340123190506150048}, {"name": "李\"四", "tel": ["138", "139"]}]})") ==
          Rows{"1:0 total=2", "2:0 name=张三", "2:0 id=340123190506150048", "3:0 name=李\"四", "3:0 tel=138", "3:0 tel=139"});
    CHECK(rows("{\"a\":\"1\"}\n{\"a\":\"2\"}\n") == Rows{"1:0 a=1", "2:0 a=2"});
    CHECK(rows(R"({"html": "<p>138<b>0013<\/b><\/p>"})") == Rows{"1:0 html=1380013"});
    CHECK(rows("{\"a\": \"unclosed\n \"b\": \"1\"") == Rows{"1:0 a=unclosed", "1:0 b=1"});
}

TEST_CASE("XML text is named by its element, siblings are one record") {
    CHECK(rows("<?xml version='1.0'?><l><p id='340123190506150048'><name>张三</name><tel>138<b>0013</b></tel></p><!--电话--></l>") ==
          Rows{"1:0 id=340123190506150048", "1:0 name=张三", "1:0 tel=1380013", "电话"});
    CHECK(rows("<?xml version='1.0'?><item><![CDATA[<b>&amp;张三]]></item>") == Rows{"item=<b>&amp;张三"});
    CHECK(rows("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x \"&y;&y;\">]><item>&x;张三<b>broken") == Rows{"]>", "item=&x;张三broken"});
}

TEST_CASE("workbooks in XML are tables") {
    CHECK(rows("<?xml version='1.0'?><Workbook><Table><Row><Cell><Data>姓名</Data></Cell><Cell><Data>电话</Data></Cell></Row>"
               "<Row><Cell ss:Index='2'><Data>13800138000</Data></Cell></Row></Table></Workbook>") ==
          Rows{"1:1 姓名", "1:2 电话", "2:2 电话=13800138000"});
}
