// The heading that a document without a title is listed under.
#include "extract/heading.h"

#include <catch2/catch.hpp>

#include <initializer_list>

using namespace leakscan;

namespace {

Document lines(std::initializer_list<const char*> texts) {
    Document document;
    for (const char* text : texts) document.add(text, {});
    return document;
}

void add_row(Document& document, std::uint32_t row, std::initializer_list<const char*> cells) {
    Locus where;
    where.sheet = 1;
    where.row = row;
    for (const char* cell : cells) {
        ++where.column;
        document.add(cell, where);
    }
}

}  // namespace

TEST_CASE("a document is named by the line that reads as its heading") {
    CHECK(heading_of(lines({"附件2", "某某县人民政府办公室文件", "某政办〔2021〕3号", "关于做好低保工作的通知", "各乡镇人民政府："})) ==
          "关于做好低保工作的通知");
    CHECK(heading_of(lines({"困难残疾人补贴名单（第三批）", "王小明，男，1950年生。"})) == "困难残疾人补贴名单（第三批）");
    CHECK(heading_of(lines({"[Subject] 答复：咨询低保办理", "[Sender] 市民政局"})) == "答复：咨询低保办理");
    CHECK(heading_of(lines({"五保户探访记录", "1、王小明家：儿女在外务工。"})) == "五保户探访记录");
}

TEST_CASE("a table is named by the row over its columns, never by a column") {
    Document roster;
    add_row(roster, 1, {"某某村高龄津贴发放表"});
    add_row(roster, 2, {"单位：元"});
    add_row(roster, 3, {"姓名", "身份证号", "发放情况"});
    CHECK(heading_of(roster) == "某某村高龄津贴发放表");
    Document bare;
    add_row(bare, 1, {"姓名", "身份证号", "发放情况"});
    add_row(bare, 2, {"合计情况"});
    CHECK(heading_of(bare).empty());
}

TEST_CASE("properties, salutations, sentences and numbers are no headings") {
    Document document;
    document.add("低保名单", {Channel::metadata});
    for (const char* text : {"附件1", "各乡镇人民政府：", "经研究，现予公示。", "340123190506150048", "Page one of two"})
        document.add(text, {});
    CHECK(heading_of(document).empty());
}

TEST_CASE("what a program calls every document is no title") {
    for (const char* title : {"(anonymous)", "untitled", "Microsoft Word - 附件1.doc", "PowerPoint 演示文稿", "新建 Microsoft Word 文档"})
        CHECK(is_placeholder_title(title));
    for (const char* title : {"低保名单", "新建小区公示", "Annual report", ""}) CHECK_FALSE(is_placeholder_title(title));
}
