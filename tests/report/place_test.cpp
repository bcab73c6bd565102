#include "report/place.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

struct PlaceCase {
    std::vector<Location> where;
    const char* zh;
    const char* en;
};

Location cell(const char* name, const char* sheet = "名单", const char* label = "") {
    return {Channel::body, 0, sheet, name, 0, 0, label, 0, 0};
}
Location row(std::uint32_t table, std::uint32_t number, const char* label = "") {
    return {Channel::body, 0, "", "", table, number, label, 0, 0};
}
Location line(std::uint32_t number, const char* label = "") { return {Channel::body, 0, "", "", 0, 0, label, number, 1}; }
Location page(std::uint32_t number) { return {Channel::body, number, "", "", 0, 0, "", 0, 0}; }
Location outside(Channel channel) { return {channel, 0, "", "", 0, 0, "", 0, 0}; }

}  // namespace

TEST_CASE("places are told in a clerk's words, with ranges") {
    const std::vector<PlaceCase> cases = {
        {{cell("C2"), cell("C3"), cell("C4"), cell("C9")}, "工作表“名单”第2至4、9行，C列", "sheet \"名单\", rows 2–4, 9, column C"},
        {{cell("C2", "名单", "身份证号")}, "工作表“名单”第2行，C列（身份证号）", "sheet \"名单\", row 2, column C (身份证号)"},
        {{cell("B7", "")}, "第7行，B列", "row 7, column B"},
        {{cell("C2"), cell("D2")},
         "工作表“名单”第2行，C列；工作表“名单”第2行，D列",
         "sheet \"名单\", row 2, column C; sheet \"名单\", row 2, column D"},
        {{cell("")}, "工作表“名单”", "sheet \"名单\", "},
        {{row(2, 3), row(2, 4), row(2, 8)}, "表格2第3至4、8行", "table 2, rows 3–4, 8"},
        {{row(1, 4, "住址")}, "表格1第4行，“住址”列", "table 1, row 4, column \"住址\""},
        {{line(12), line(12), line(15)}, "第12、15行", "lines 12, 15"},
        {{line(5, "联系电话")}, "第5行，“联系电话”处", "line 5, at \"联系电话\""},
        {{page(3), page(5), page(6)}, "第3、5至6页", "pages 3, 5–6"},
        {{outside(Channel::file_name)}, "文件名", "file name"},
        {{outside(Channel::metadata)}, "网页元数据", "metadata of the page"},
        {{outside(Channel::body)}, "正文", "visible text"},
        {{line(1), line(3), line(5), line(7), line(9), line(11), line(13), line(15)},
         "第1、3、5、7、9、11行等8行",
         "lines 1, 3, 5, 7, 9, 11 and 2 more"},
        {{line(3), line(1), line(2)}, "第1至3行", "lines 1–3"},
    };
    for (const PlaceCase& test : cases) {
        const DocumentFacts document;
        std::vector<JudgedFinding> findings(test.where.size());
        std::vector<const JudgedFinding*> pointers;
        for (size_t i = 0; i < findings.size(); ++i) {
            findings[i].finding.location = test.where[i];
            findings[i].document = &document;
            pointers.push_back(&findings[i]);
        }
        CHECK(place_of(pointers, Language::zh) == test.zh);
        CHECK(place_of(pointers, Language::en) == test.en);
    }
}

TEST_CASE("places have the names that readers of a kind of document give them") {
    struct Case {
        Location where;
        const char* media;
        const char* zh;
        const char* en;
    };
    const Location on_page_of_table{Channel::body, 2, "", "", 1, 3, "住址", 0, 0};
    const Location in_head{Channel::metadata, 0, "", "", 0, 0, "", 3, 9};
    const Case cases[] = {
        {page(3), "pptx", "第3张幻灯片", "slide 3"},
        {page(3), "odp", "第3张幻灯片", "slide 3"},
        {page(3), "pdf", "第3页", "page 3"},
        {on_page_of_table, "ppt", "第2张幻灯片表格1第3行，“住址”列", "slide 2, table 1, row 3, column \"住址\""},
        {on_page_of_table, "ofd", "第2页表格1第3行，“住址”列", "page 2, table 1, row 3, column \"住址\""},
        {in_head, "text", "邮件头", "head of the mail"},
        {in_head, "html", "第3行", "line 3"},
        {outside(Channel::metadata), "xlsx", "文件属性", "file properties"},
        {outside(Channel::metadata), "jpeg", "图片属性（EXIF 等）", "properties of the picture (EXIF ...)"},
    };
    for (const Case& test : cases) {
        DocumentFacts document;
        document.media = test.media;
        JudgedFinding judged;
        judged.finding.location = test.where;
        judged.document = &document;
        CHECK(place_of(judged, Language::zh) == test.zh);
        CHECK(place_of(judged, Language::en) == test.en);
    }
}

TEST_CASE("a cell name is split at its first digit") {
    CHECK(column_letters("C7") == "C");
    CHECK(column_letters("AB12") == "AB");
    CHECK(column_letters("12").empty());
    CHECK(column_letters("").empty());
}
